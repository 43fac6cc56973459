"""What a page says of its article in; the day of its publication out."""

from __future__ import annotations

import datetime
import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import Element, text_of
from presswork.content.importing.web.evidence.faults import FAULTS
from presswork.content.importing.web.evidence.records import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.web.evidence.gathered import Evidence

_LATEST = "2100-01-01"  # a fixed day: what a page says does not depend on the day of its import
_PUBLISHED = re.compile(r"publi(?:sh|c)|paper_?date|first_?date|reg_?date|issued", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?!\d)")
_PACKED = re.compile(r"(?<!\d)((?:19|20)\d{2})[/.]?(\d{2})[/.]?(\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)"
)  # never used for months first
_EAST = re.compile(r"((?:19|20)\d{2})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_METAS = [
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "dc.date.issued",
    "dc.issued",
    "dc.date.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "published_at",
    "date_published",
    "publication_date",
    "releasedate",
    "date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article:modified_time",
]


def date_of(evidence: Evidence) -> datetime.date | None:
    """Return the day of publication: as the page's data name it, else as it is written at the article."""
    values = (
        evidence.article.get("datePublished"),
        *(content for name in _METAS[:-1] for content in evidence.metas.get(name, [])[:1]),
        evidence.article.get("dateCreated"),
        *_marked(evidence.root),
        evidence.article.get("dateModified"),
        *evidence.metas.get(_METAS[-1], [])[:1],
    )
    named = next((day for value in values if (day := day_of(value)) is not None), None)
    return named or _in_state(evidence) or _searched(evidence.root)


def _in_state(evidence: Evidence) -> datetime.date | None:
    """Return the day of the first record in the page's data that has a title and a day of publication."""
    for record in evidence.state:
        if not any(name in record for name in ("title", "headline")):
            continue
        for name, value in record.items():
            if _PUBLISHED.search(name) and isinstance(value, str | int) and (day := day_of(value)):
                return day
    return None


def _searched(root: Element) -> datetime.date | None:
    """Return the day that a finder of dates sees in the page, its text included."""
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return day_of(find_date(deepcopy(root), original_date=True, extensive_search=False, max_date=_LATEST))
    except FAULTS:
        return None  # a page that it cannot read has no date for it


def _marked(root: Element) -> Iterator[str]:
    """Yield what elements that are marked as dates say, from the first."""
    for element in root.iter():
        if isinstance(element.tag, str) and "datePublished" in (element.get("itemprop") or ""):
            yield element.get("content") or element.get("datetime") or text_of(element)
    for element in list(root.iter("time"))[:5]:
        yield element.get("datetime") or text_of(element)
    for element in root.iter("span", "div", "p", "li"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if ("date" in name or "publish" in name or "time" in name) and len(element) < 8:
            text = text_of(element)
            if 6 <= len(text) <= 80:
                yield text


def day_of(value: object) -> datetime.date | None:
    """Return the day that a value names where nothing about it is in doubt."""
    text = (
        str(int(value)) if isinstance(value, int | float) and not isinstance(value, bool) else text_in(value)
    )
    text = text[:200]
    for pattern in (_ISO, _EAST, _PACKED):
        match = pattern.search(text)
        if match and (day := _day(match[1], match[2], match[3])):
            return day
    match = _DAY_FIRST.search(text)
    if match and (day := _day(match[3], match[2], match[1])):
        return day
    if _EPOCH.fullmatch(text):
        return datetime.datetime.fromtimestamp(int(text[:10]), tz=datetime.UTC).date()
    return _in_words(text)


def _in_words(text: str) -> datetime.date | None:
    """Return the day of an RFC 2822 date or one with an English month; others are left to a person."""
    match = _ENGLISH.search(text)
    if match is None:
        return None
    month = _MONTHS.get((match["m1"] or match["m2"])[:3].lower())
    return _day(match["y1"] or match["y2"], month, match["d1"] or match["d2"]) if month else None


_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: str(number) for number, name in enumerate(_NAMES.split(), 1)}
_ENGLISH = re.compile(
    r"\b(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m1>[A-Z][a-z]{2,8})\.?,?\s+(?P<y1>(?:19|20)\d{2})\b"
    r"|\b(?P<m2>[A-Z][a-z]{2,8})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d{2})\b"
)


def _day(year: str, month: str | None, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month or 0), int(day))
    except ValueError:
        return None
