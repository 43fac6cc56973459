"""unclosed-bracket: a bracket that never closes, or one that closes what nobody opened.

Rationale: the reader waits for the end of the aside. Brackets may close some paragraphs later; labels
such as `a)` and faces such as `:-)` are not reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.copy_checks.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.copy_checks.passages import Passage
    from presswork.model import Finding, Issue, Severity

CODE = "unclosed-bracket"
SEVERITY: Severity = "warning"
MOST = 5  # findings for one passage; the rest say the same
PARAGRAPHS_OPEN = 5  # a longer aside is taken for a forgotten bracket

PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "【": "】"}
_BRACKETS = re.compile(r"[()\[\]{}（）［］【】]")
_LABEL = re.compile(r"(?:^|[\s(\[])(?:[^\W\d_]|\d{1,3}|[ivxlcIVXLC]{1,6})\.?\Z")
_FACE = re.compile(r"(?:^|\s)[:;=]['’]?[-o^]?\Z")


@dataclass(frozen=True, kw_only=True)
class _Bracket:
    mark: str
    offset: int
    passage: Passage
    number: int


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each bracket without its partner."""
    carried: list[_Bracket] = []
    article = None
    for number, passage in enumerate(passages(issue)):
        if passage.article is not article or (carried and number - carried[0].number > PARAGRAPHS_OPEN):
            yield from map(_unclosed, carried)
            carried, article = [], passage.article
        opened, stray = _scan(passage, number)
        if passage.flow:
            stray = _close_carried(carried, stray, passage)
            carried += opened
        else:
            yield from map(_unclosed, opened)
        yield from (_unopened(passage, offset) for offset in stray)
    yield from map(_unclosed, carried)


def _close_carried(carried: list[_Bracket], stray: list[int], passage: Passage) -> list[int]:
    rest = []
    for offset in stray:
        if carried and PAIRS[carried[-1].mark] == passage.text[offset]:
            carried.pop()
        else:
            rest.append(offset)
    return rest


def _scan(passage: Passage, number: int) -> tuple[list[_Bracket], list[int]]:
    """Return the brackets left open and the places of closing ones that closed nothing."""
    stack, stray = list[_Bracket](), list[int]()
    for match in _BRACKETS.finditer(passage.text):
        mark, offset = match.group(), match.start()
        before = passage.text[max(offset - 8, 0) : offset]
        if _FACE.search(before):
            continue
        if mark in PAIRS:
            stack.append(_Bracket(mark=mark, offset=offset, passage=passage, number=number))
        elif stack and PAIRS[stack[-1].mark] == mark:
            stack.pop()
        elif not (mark in ")）" and _LABEL.search(before)):
            stray.append(offset)
    return stack[:MOST], stray[:MOST]


def _unclosed(bracket: _Bracket) -> Finding:
    return bracket.passage.finding(
        CODE,
        SEVERITY,
        f"The bracket {bracket.mark} never closes: {bracket.passage.around(bracket.offset)!r}.",
        hint=f"Add the closing {PAIRS[bracket.mark]} where the aside ends.",
        offset=bracket.offset,
    )


def _unopened(passage: Passage, offset: int) -> Finding:
    return passage.finding(
        CODE,
        SEVERITY,
        f"The bracket {passage.text[offset]} closes nothing: {passage.around(max(offset - 30, 0))!r}.",
        hint="Add the opening bracket where the aside begins, or delete this one.",
        offset=offset,
    )
