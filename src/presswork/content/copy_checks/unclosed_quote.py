"""unclosed-quote: a quotation mark that never closes, or one that closes what nobody opened.

Rationale: a reader cannot tell where the quotation ends, and the typographic clean-up turns the marks
after it the wrong way round. A quotation that runs over several paragraphs opens each of them again
and closes the last only; that is right, and is not reported. Single marks double as apostrophes, so
only an opening one with no partner at all is reported. Marks of inches and of seconds follow a digit.
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

CODE = "unclosed-quote"
SEVERITY: Severity = "warning"

# Each opening mark with those that may close it: CLDR's delimiters, the ways of older typography, and a
# straight mark for a curly one, where an author mixed them.
PAIRS = {
    '"': '"”“',
    "“": '”"',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "《": "》",
}
DEEPEST = 8  # quotations within quotations; more are forgotten marks
LONGEST = 5000  # characters in which a single mark looks for its partner
MOST = 5  # findings for one passage; the rest say the same

_ONLY_OPEN = frozenset("„‘‚「『《")
_ONLY_CLOSE = frozenset("」』》")
_SINGLE = frozenset("‘‚")

_MARKS = re.compile('["“”„«»‹›「」『』《》‘‚]')
_APOSTROPHE = re.compile(r"‘(?=\d|(?:tis|twas|til|twere|n|em|cause|bout|round)\b)", re.IGNORECASE)
_BEFORE_OPENING = re.compile(r"[\s(\[{/—–\-‘“«„'¿¡]")
_AFTER_CLOSING = re.compile(r"[\s.,;:!?…)\]}/—–\-’”»'\"]")


@dataclass(frozen=True, kw_only=True)
class _Open:
    mark: str
    offset: int
    passage: Passage


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each quotation mark without its partner."""
    carried: list[_Open] = []
    article = None
    for passage in passages(issue):
        if article is not passage.article:
            yield from map(_unclosed, carried)
            carried, article = [], passage.article
        again = bool(carried) and passage.flow and _reopens(passage, carried)
        left, opened, stray = _scan(passage, again=again)
        if carried and passage.flow and not again:
            # The quotation may close here without having been opened again.
            if stray and _closes(passage.text[stray[0]], carried[-1].mark):
                carried, stray = carried[:-1], stray[1:]
            yield from map(_unclosed, carried)
        yield from map(_unclosed, left)
        yield from (_unopened(passage, offset) for offset in stray)
        if passage.flow:
            carried = opened
        else:
            yield from map(_unclosed, opened)
    yield from map(_unclosed, carried)


def _closes(mark: str, opening: str) -> bool:
    return mark in PAIRS[opening]


def _reopens(passage: Passage, carried: list[_Open]) -> bool:
    """Whether the passage begins with the mark that the one before left open, as a long quotation does.

    French opens each paragraph of a long quotation with the closing mark, by one of its customs.
    """
    start = passage.text.lstrip()[:1]
    first = carried[0].mark
    return start == first or (first == "«" and start == "»") or {start, first} == {"“", '"'}


def _scan(passage: Passage, *, again: bool) -> tuple[list[_Open], list[_Open], list[int]]:
    """Return the marks that cannot close any more, those still open, and closing ones that closed nothing."""
    left, stack, stray = list[_Open](), list[_Open](), list[int]()
    for match in _MARKS.finditer(passage.text):
        mark, offset = match.group(), match.start()
        if again and not passage.text[:offset].strip():
            stack.append(_Open(mark="«" if mark == "»" else mark, offset=offset, passage=passage))
        elif _is_quotation(passage.text, offset, stack):
            partner = _partner(mark, stack)
            if _opens(passage.text, offset, partner):
                stack.append(_Open(mark=mark, offset=offset, passage=passage))
                left += stack[:-DEEPEST]
                del stack[:-DEEPEST]
            elif partner is None:
                stray.append(offset)
            else:
                left += stack[partner + 1 :]
                del stack[partner:]
    return left[:MOST], stack[:MOST], stray[:MOST]


def _partner(mark: str, stack: list[_Open]) -> int | None:
    """Return the place in the stack of the innermost mark that this one may close."""
    for index in range(len(stack) - 1, -1, -1):
        if _closes(mark, stack[index].mark):
            return index
    return None


def _is_quotation(text: str, offset: int, stack: list[_Open]) -> bool:
    """Whether the mark is one of quotation: not inches, not an apostrophe, not a single mark that closes."""
    mark = text[offset]
    if mark in _SINGLE:
        closer = PAIRS[mark]
        closed = any(text.find(other, offset + 1, offset + LONGEST) >= 0 for other in closer)
        apostrophe = mark == "‘" and (_APOSTROPHE.match(text, offset) or text[offset - 1 : offset].isalnum())
        low = mark == "‘" and text.rfind("‚", max(offset - LONGEST, 0), offset) >= 0
        return not (closed or apostrophe or low)
    if mark == '"' and text[offset - 1 : offset].isalpha() and text[offset + 1 : offset + 2].isalpha():
        return False  # Hebrew writes abbreviations so: צה"ל
    inches = mark in '"”' and offset > 0 and text[offset - 1].isdigit()
    return not (inches and _partner(mark, stack) is None)


def _opens(text: str, offset: int, partner: int | None) -> bool:
    """Whether the mark opens: by its form where that is plain, else by the spaces beside it."""
    mark = text[offset]
    if mark in _ONLY_OPEN:
        return True
    if mark in _ONLY_CLOSE or (mark in "»›" and partner is not None):
        return False
    if mark in "«‹":
        return partner is None
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    may_open = (not before or bool(_BEFORE_OPENING.match(before))) and bool(after.strip())
    may_close = bool(before.strip()) and (not after or bool(_AFTER_CLOSING.match(after)))
    if may_open != may_close:
        return may_open
    return mark == "“" if mark in "“”" else partner is None


def _unclosed(item: _Open) -> Finding:
    return item.passage.finding(
        CODE,
        SEVERITY,
        f"The quotation mark {item.mark} never closes: {item.passage.around(item.offset)!r}.",
        hint="Add the closing mark where the quotation ends.",
        offset=item.offset,
    )


def _unopened(passage: Passage, offset: int) -> Finding:
    return passage.finding(
        CODE,
        SEVERITY,
        f"The quotation mark {passage.text[offset]} closes nothing: {passage.around(max(offset - 30, 0))!r}.",
        hint="Add the opening mark where the quotation begins, or delete this one.",
        offset=offset,
    )
