"""A text goes in; the edits that give its ranges of numbers, scores, years and times an en dash come out.

A hyphen between digits is changed only where both sides together cannot well be a code, a date, or a
telephone number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.composition.typography.flow import Edit

EN_DASH = "–"

# Nothing before or after that makes it part of something longer; no digits before it (a telephone number).
_ALONE_BEFORE = r"(?<![\w.,/:+#–—-])(?<!\d[ \u00a0])(?<!\) )"
_ALONE_AFTER = r"(?![\w/:+#–—-]|[.,]\d)"
_TOLL_FREE = frozenset((800, 833, 844, 855, 866, 877, 888, 900))

_PATTERNS = {
    "numbers": (
        rf"{_ALONE_BEFORE}[$€£]?(?:\d{{1,2}}:)?(\d+)(?:[ \u00a0\u202f]?%)?(-)"
        rf"[$€£]?(\d+)(?=s?\b{_ALONE_AFTER})"
    ),
    "decimals": rf"{_ALONE_BEFORE}[$€£]?\d+[.,]\d+(?:[ \u00a0\u202f]?%)?(-)[$€£]?\d+[.,]\d+{_ALONE_AFTER}",
    "clock": rf"{_ALONE_BEFORE}(?:[01]?\d|2[0-4])([:.h])[0-5]\d(-)(?:[01]?\d|2[0-4])\1[0-5]\d{_ALONE_AFTER}",
    "pages": rf"\b(?i:pp?|pages?|ss?|blz|стр|с|págs?|pagg?)\.?[ \u00a0]\d{{1,4}}(-)\d{{1,4}}{_ALONE_AFTER}",
    "years": rf"{_ALONE_BEFORE}([12]\d{{3}})([ \u00a0]-[ \u00a0])([12]\d{{3}}){_ALONE_AFTER}",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def range_edits(text: str) -> list[Edit]:
    """Return the edits, in order."""
    if not _HYPHEN_BEFORE_DIGIT.search(text):
        return []
    edits: dict[int, Edit] = {}
    for match in _pattern("numbers").finditer(text):
        if _is_range(match[1], match[3]):
            edits[match.start(2)] = (*match.span(2), EN_DASH)
    for name, group in (("decimals", 1), ("clock", 2), ("pages", 1)):
        for match in _pattern(name).finditer(text):
            edits[match.start(group)] = (*match.span(group), EN_DASH)
    for match in _pattern("years").finditer(text):
        if int(match[1]) < int(match[3]):
            edits[match.start(2)] = (*match.span(2), EN_DASH)
    return [edits[place] for place in sorted(edits)]


_HYPHEN_BEFORE_DIGIT = re.compile("-[ \u00a0]?[$€£]?\\d")


def _is_range(first: str, second: str) -> bool:  # noqa: PLR0911 - one line a case
    """Return whether two joined numbers are plainly a range or a score, and not the parts of a code."""
    if _has_leading_zero(first) or _has_leading_zero(second) or len(first) > 4 or len(second) > 4:
        return False
    low, high = int(first), int(second)
    if len(first) <= 2 and len(second) <= 2:
        return low != high or low < 10  # 3-2 and 1-1 are scores, but 50-50 and 20-20 are words
    if len(first) == 4 and len(second) == 2:
        # 2009-10 may be a month (ISO 8601), so two digits are a year only from 13 on.
        return 1000 <= low <= 2100 and max(12, low % 100) < high
    if low >= high:
        return False
    if len(first) == 4 and low >= 1000 and high <= 2100:
        return True
    if len(first) <= 2:
        return len(second) == 3 and not (low == 1 and high in _TOLL_FREE)
    return low % 10 == 0 and high % 10 == 0  # 100-150 people, but not a Boeing 737-800


def _has_leading_zero(digits: str) -> bool:
    return len(digits) > 1 and digits[0] == "0"
