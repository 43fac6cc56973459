"""A line of words in; the one date that it names, in any of our languages, out."""

from __future__ import annotations

import datetime
import re

from presswork.content.importing.pasted.tongues import months, published

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_EASTERN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?\s*(?:de\s+|d’|d')?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?((?:19|20)\d\d)"
)
_AMERICAN = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)")
_LEFT_OVER = 5  # words: a line with more than these beside its date is a sentence


def date_in(text: str) -> datetime.date | None:
    """Return the first date that leaves no doubt which day is meant; 3/4/2026 does."""
    text = text[:200]
    for pattern, order in (
        (_ISO, "ymd"),
        (_EASTERN, "ymd"),
        (_DOTTED, "dmy"),
        (_NAMED, "dmy"),
        (_AMERICAN, "mdy"),
    ):
        for match in pattern.finditer(text):
            if day := _day(dict(zip(order, match.groups(), strict=True))):
                return day
    slashed = _SLASHED.search(text)
    if slashed:
        first, second, year = (int(part) for part in slashed.groups())
        if first > 12 or first == second:
            return _made(year, second, first)
        if second > 12:
            return _made(year, first, second)
    return None


def is_dateline(text: str) -> bool:
    """Whether a line says when the article was published, and nothing else."""
    if len(text) > 150 or date_in(text) is None:
        return False
    rest = published().sub(" ", text)
    rest = re.sub(r"[\d.:,;|•·–—/()-]+", " ", rest)
    words = [word for word in rest.split() if word.casefold().strip(".") not in months()]
    return len(words) <= _LEFT_OVER


def _day(parts: dict[str, str]) -> datetime.date | None:
    month = int(parts["m"]) if parts["m"].isdigit() else months().get(parts["m"].casefold(), 0)
    return _made(int(parts["y"]), month, int(parts["d"]))


def _made(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
