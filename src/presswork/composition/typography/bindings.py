"""A flow goes in; the spaces between words that a line end must not part come out no-break.

Only ordinary spaces are changed: where the author set a no-break space of any width, it stays.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from presswork.composition.typography.conventions import NBSP

if TYPE_CHECKING:
    from presswork.composition.typography.conventions import Conventions
    from presswork.composition.typography.flow import Edit, Flow

_WORD = re.compile(r"\S+")
_LEADING = "([{“„«‘‚\"'¿¡—–-‹”’»"
_TRAILING = ".,;:!?)]}”’»“‘…\"'›"
_CLOSING = ",;:!?)]}”’»“‘…\"'›"
_QUANTITY = re.compile(r"[~≈<>±+−-]?[$€£]?\d+(?:[.,'’–×-]\d+)*[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:–\d\d?)?(?:st|nd|rd|th|er|º|ª)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|re)?")
_COMPACT = re.compile(r"(?<![\w.])[^\W\d_]{1,3}\.(?:[^\W\d_]{1,4}\.)+(?!\w)")
_POINT = re.compile(r"\.(?=\w)")
_ORDINARY = frozenset(" \t\r\n")


def bind_words(flow: Flow, conventions: Conventions) -> None:
    """Make no-break the space between two words that belong together."""
    if conventions.compact_abbreviations:
        flow.edit(_opened_abbreviations(flow.text, conventions))
    text = flow.text
    words = [match.span() for match in _WORD.finditer(text)]
    edits: list[Edit] = []
    speech = conventions.dash.startswith(NBSP) or conventions.opening_dash.endswith(NBSP)
    for index, ((start, end), (following, last)) in enumerate(pairwise(words)):
        if (text[end] == " " and following == end + 1) or _ORDINARY.issuperset(text[end:following]):
            word, right = text[start:end], text[following:last]
            space = NBSP if speech and index == 0 and word in "—–" else _binding(word, right, conventions)
            if space:
                edits.append((end, following, space))
    flow.edit(edits)


def _opened_abbreviations(text: str, conventions: Conventions) -> list[Edit]:
    """Return the edits that put the spaces into `z.B.`, where the language writes it with them."""
    edits: list[Edit] = []
    for match in _COMPACT.finditer(text):
        if match.group() in conventions.compact_abbreviations:
            edits += (
                (point.end(), point.end(), conventions.abbreviation_space)
                for point in _POINT.finditer(text, *match.span())
            )
    return edits


def _binding(left: str, right: str, conventions: Conventions) -> str:
    """Return the no-break space that belongs between two words, or nothing."""
    first, last = right[0], left[-1]
    if first in "…–—" and (first == "…" or (len(right) == 1 and conventions.dash.startswith(NBSP))):
        return NBSP if len(right.strip(_TRAILING)) <= 1 else ""
    core = left.lstrip(_LEADING)
    if last.isdigit() or last in "½¼¾⅓⅔⅛":
        return _after_number(core, right, conventions)
    bare = right.rstrip(_TRAILING)
    if (core, right.rstrip(_CLOSING)) in conventions.abbreviation_pairs:
        return conventions.abbreviation_space
    if last == ".":
        return _after_point(core, right, bare, conventions)
    return NBSP if _binds_plain_word(core, right, bare, conventions) else ""


def _binds_plain_word(core: str, right: str, bare: str, conventions: Conventions) -> bool:  # noqa: PLR0911
    if core in conventions.short:
        return right[0].isalnum() or right[0] in "«„“\"'‘(\ufffc"
    if bare in conventions.enclitic:
        return core != ""
    if core in conventions.numbered:
        return _is_number(core, right, bare)
    if core in conventions.titles:
        return _is_capital(right[0])
    if core in conventions.months:
        return conventions.month_first and bool(_DAY.fullmatch(bare))
    if bare in conventions.centuries:
        return bool(_ROMAN.fullmatch(core))
    return core[-1:] in ("$", "€", "£", "§", "№") and right[0].isdigit()


def _after_number(left: str, right: str, conventions: Conventions) -> str:
    bare = right.rstrip(_TRAILING)
    if conventions.group_space and _is_group(left, bare):
        return conventions.group_space
    if bare in conventions.months or bare in conventions.day_words:
        return NBSP if _DAY.fullmatch(left) and not conventions.day_suffix else ""
    if bare in conventions.units or right.rstrip(_CLOSING) in conventions.units:
        return NBSP if _QUANTITY.fullmatch(left) else ""
    return ""


def _after_point(core: str, right: str, bare: str, conventions: Conventions) -> str:
    if core in conventions.titles and _is_capital(right[0]):
        return NBSP
    if core in conventions.numbered and _is_number(core, right, bare):
        return NBSP
    if bare in conventions.months and conventions.day_suffix:
        return NBSP if _DAY.fullmatch(core[:-1]) else ""
    if core in conventions.months and conventions.month_first:
        return NBSP if _DAY.fullmatch(bare) else ""
    if core in conventions.not_initials or not right[0].isupper():
        return ""
    return NBSP if core[:1].isupper() and _INITIALS.fullmatch(core) else ""


def _is_number(core: str, right: str, bare: str) -> bool:
    """Return whether the word after `No.`, `vol.`, `p.` is its number; `No. I` may begin a sentence."""
    if right.lstrip("([№§")[:1].isdigit():
        return True
    return bool(_ROMAN.fullmatch(bare)) and (len(bare) > 1 or len(core) > 3)


def _is_capital(character: str) -> bool:
    """Return whether a name may begin so: a capital, or a letter of a script without capitals."""
    return character.isalpha() and not character.islower()


def _is_group(left: str, right: str) -> bool:
    """Return whether two words are parts of one number grouped by threes: 100 000."""
    digits, _, decimals = right.partition(",")
    return len(digits) == 3 and digits.isdigit() and len(left) <= 3 and left.isdigit() and "," not in decimals
