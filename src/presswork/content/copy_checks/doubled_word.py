"""doubled-word: a word that stands twice in a row ("the the"), often over a line's end.

Rationale: the eye skips it and the printer does not. Words that a language does double (had had, die
die) and names (Walla Walla) are not reported, so this stays a warning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.copy_checks.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.copy_checks.passages import Passage
    from presswork.model import Finding, Issue, Severity

CODE = "doubled-word"
SEVERITY: Severity = "warning"
MOST = 5  # findings for one passage; the rest say the same

# Pairs that the grammar or the idiom of a language makes.
ALLOWED = {
    "en": "blah boo bye chop clap do ha had hear hey ho hush knock long many no now please poor really so "
    "that there tut very well yeah yes",
    "de": "das dass dem den denen der die ganz ihr ihnen ja nein sehr sie so uns was wir",
    "fr": "nous vous que très oui non bien si faire",
    "es": "la los las lo no sí muy casi que",
    "it": "che via piano piccolo quasi man pian così sì no lì là quanto mano appena",
    "pt": "que logo quase não sim muito lá",
    "nl": "die dat dan hij ja nee wie wat zij heel jullie ze zo had",
    "pl": "to co bardzo tak nie już",
    "ru": "что это да нет очень еле чуть едва так как давно долго",
}
# Languages that double words as a rule of grammar.
REDUPLICATING = frozenset(
    ("id", "ms", "zh", "ja", "ko", "th", "vi", "tl", "sw", "hi", "tr", "haw", "mi", "sm")
)

_DOUBLED = re.compile(r"(?<![\w’'\-–.])([^\W\d_]+)\s+(\1)(?![\w’'\-–])", re.IGNORECASE)


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each doubled word."""
    for passage in passages(issue):
        if passage.language not in REDUPLICATING:
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Finding]:
    found = 0
    for match in _DOUBLED.finditer(passage.text):
        first, second = match[1], match[2]
        name = first[0].isupper() and second[0].isupper() and (len(first) > 3 or first.isupper())
        if name or first.lower() in ALLOWED.get(passage.language, "").split():
            continue
        found += 1
        if found > MOST:
            return
        yield passage.finding(
            CODE,
            SEVERITY,
            f"The word {second!r} stands twice: {passage.around(match.start())!r}.",
            hint="Delete one of the two.",
            offset=match.start(2),
        )
