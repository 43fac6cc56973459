"""A page's kept texts in; where the article stands among its elements, and between which texts, out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import HEADINGS, Element, ancestors
from presswork.content.importing.web.furniture import kind_of

if TYPE_CHECKING:
    from presswork.content.importing.web.segments import Segment

_LINKED = 0.5


_LONG = 150  # characters of a paragraph that counts for two


_MIN_FILLED = 40  # characters of a paragraph that the evidence does not know


_MOST = 0.9  # share of the kept texts that the article's element holds


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the article stands in the page: its element, the index of its title, first and last text.

    `around` holds its element and those around it, `trusted` the kinds of elements that hold its texts.
    """

    body: Element
    region: Element
    title: int
    first: int
    last: int
    around: frozenset[Element]
    trusted: frozenset[tuple[str, str]] = frozenset()

    def holds(self, element: Element) -> bool:
        """Whether the element lies in the article's element."""
        return element is self.region or self.region in ancestors(element, self.body)


def place_of(segments: list[Segment], titles: tuple[str, ...], body: Element) -> Place | None:
    """Return where the article stands, None where no text is kept."""
    kept = [segment for segment in segments if segment.kept]
    if not kept:
        return None
    region = _region_of(kept, body)
    own = [segment for segment in kept if region in (segment.owner, *ancestors(segment.owner, body))]
    prose = [segment for segment in own if segment.owner.tag not in HEADINGS] or own
    first, last = prose[0].index, own[-1].index
    headings = [
        segment for segment in segments if segment.index <= first and _is_title(segment, titles, body)
    ]
    return Place(
        body=body,
        region=region,
        title=headings[-1].index if headings else first,
        first=first,
        last=last,
        around=frozenset((region, *ancestors(region, body))),
        trusted=_kinds_around(own, region),
    )


def _kinds_around(own: list[Segment], region: Element) -> frozenset[tuple[str, str]]:
    """Return the kinds of the elements that hold paragraphs of the article: two, or a long one."""
    found: Counter[tuple[str, str]] = Counter()
    for segment in own:
        if len(segment.text) >= _MIN_FILLED and segment.link_share < _LINKED:
            kinds = {kind_of(up) for up in (segment.owner, *ancestors(segment.owner, region))}
            found.update(kinds)
            found.update(kinds if len(segment.text) >= _LONG else ())
    return frozenset(kind for kind, count in found.items() if count > 1)


def _is_title(segment: Segment, titles: tuple[str, ...], body: Element) -> bool:
    if any(likeness(segment.text, title) >= 0.8 for title in titles):
        return True
    return any(up.tag == "h1" for up in (segment.owner, *ancestors(segment.owner, body)))


def _region_of(kept: list[Segment], body: Element) -> Element:
    """Return the smallest element that holds nine tenths of the kept texts."""
    total = sum(len(segment.text) for segment in kept)
    inside: dict[Element, int] = {}
    for segment in kept:
        for up in (segment.owner, *ancestors(segment.owner, body)):
            inside[up] = inside.get(up, 0) + len(segment.text)
    longest = max(kept, key=lambda segment: len(segment.text))
    around = (longest.owner, *ancestors(longest.owner, body))
    return next((up for up in around if inside[up] >= total * _MOST), body)


def likeness(text: str, other: str) -> float:
    """Return how much of two texts' words they share, from 0 to 1."""
    mine, others = set(re.findall(r"\w+", text.lower())), set(re.findall(r"\w+", other.lower()))
    return len(mine & others) / len(mine | others) if mine and others else 0.0
