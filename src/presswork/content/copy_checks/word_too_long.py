"""word-too-long: more characters in a row than any word has, without a place to break the line.

Rationale: such a run is a slip (a picture's data, a key, a file that lost its spaces), no line holds it,
and each line that it is broken over by force takes as long to set as all that follows: tens of thousands of
characters take minutes. So this is an error. The longest words and addresses that are printed have some two
hundred characters; lines of code may be longer. Scripts that are written without spaces break anywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding
from presswork.content.copy_checks.passages import passages
from presswork.content.sanitise import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Article, Finding, Issue, Severity

CODE = "word-too-long"
SEVERITY: Severity = "error"
MOST_CHARACTERS = 1_000
MOST_CHARACTERS_OF_CODE = 5_000
_SHOWN = 30

# Thai to Tibetan, Myanmar, Khmer, and all from the CJK radicals to the end of their extensions (UAX #14:
# classes SA and ID), Hangul among them.
_UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
_RUN = re.compile(rf"[^\s{_UNSPACED}]{{{MOST_CHARACTERS + 1},}}")
_RUN_OF_CODE = re.compile(rf"\S{{{MOST_CHARACTERS_OF_CODE + 1},}}")
_CODE_IN_TEXT = re.compile(r"<(code|kbd|samp)\b[^<>]*>(.*?)</\1>", re.DOTALL)


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each passage, and each piece of code, with such a run."""
    for passage in passages(issue):
        if match := _RUN.search(passage.text):
            yield passage.finding(CODE, SEVERITY, _message(match[0]), hint=_HINT, offset=match.start())
    for article in issue.articles:
        yield from _in_code(issue, article)


def _in_code(issue: Issue, article: Article) -> Iterator[Finding]:
    for block in article.blocks:
        if block.kind == "code":
            texts, most = [text_of(block.html)], _RUN_OF_CODE
        else:
            texts, most = [text_of(match[2]) for match in _CODE_IN_TEXT.finditer(block.html)], _RUN
        for match in filter(None, map(most.search, texts)):
            yield finding(
                issue,
                article,
                CODE,
                SEVERITY,
                _message(match[0]),
                hint=_HINT,
                line=block.line,
                where=block.id,
            )


_HINT = "Divide it with spaces, or leave it out: no line can hold it."


def _message(run: str) -> str:
    return f"{len(run):,} characters stand in a row without a space: {run[:_SHOWN]!r}..."
