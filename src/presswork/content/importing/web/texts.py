"""A page's texts in; those that are the article's, marked, out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tables import is_data
from presswork.content.importing.markup.tree import HEADINGS, Element, ancestors
from presswork.content.importing.web.furniture import furniture_around, kind_of
from presswork.content.importing.web.phrases import is_furniture_line

if TYPE_CHECKING:
    from presswork.content.importing.web.evidence.prose import Prose
    from presswork.content.importing.web.segments import Segment

_ENOUGH = 0.75  # share of a text's words that the evidence knows
_LINK = 0.95  # share of a text that is a link, from which it is nothing else
_SHORT = 25  # characters; a shorter line that is a link can be a name in a list
_LINKED = 0.5
_LONG = 150  # characters of a paragraph that counts for two
_MIN_FILLED = 40  # characters of a paragraph that the evidence does not know


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


def choose_texts(
    segments: list[Segment], prose: Prose, titles: tuple[str, ...], body: Element
) -> Place | None:
    """Mark the texts that are the article's; return where it stands, None where there is none."""
    seen: dict[str, Segment] = {}
    for segment in segments:
        segment.known = prose.share(segment.text) >= _ENOUGH
        segment.why = _why_not(segment, titles, seen) if segment.known else "not of the article"
        if not segment.why:
            seen.setdefault(segment.text, segment)
    place = _place_of(segments, titles, body)
    if place is None:
        _take_all(segments, titles, body)
        return _place_of(segments, titles, body)
    _drop_outside(segments, place)
    _fill(segments, place)
    _fill_wholes(segments, place)
    _fill_headings(segments, place)
    _drop_pull_quotes(segments, place)
    _drop_trailing(segments)
    return place


def _take_all(segments: list[Segment], titles: tuple[str, ...], body: Element) -> None:
    """Keep all that is no furniture: of a page in which no article can be told from the rest."""
    main = next(body.iter("article", "main"), body)
    for segment in segments:
        inside = main in (segment.owner, *ancestors(segment.owner, body))
        if inside and furniture_around(segment.owner, main) is None:
            segment.why = _why_not(segment, titles, {})


def _why_not(segment: Segment, titles: tuple[str, ...], seen: dict[str, Segment]) -> str:
    before = seen.get(segment.text)
    if before is not None and before.owner.getparent() is not segment.owner.getparent():
        return "said twice"  # pages hold texts twice for two widths of screen; a refrain stands beside itself
    if is_furniture_line(segment.text, segment.link_share):
        return "page furniture"
    if segment.link_share >= _LINK and _leads_within(segment):
        return "a link to a place in the page"
    in_heading = segment.owner.tag in HEADINGS
    if any(likeness(segment.text, title) >= (0.8 if in_heading else 0.95) for title in titles):
        return "the title again"
    if (
        segment.link_share >= _LINK
        and len(segment.text) > _SHORT
        and segment.owner.tag not in {"li", "td", "th", "dd"}
    ):
        return "a link to elsewhere"
    return ""


def _leads_within(segment: Segment) -> bool:
    """Whether the text is a link to a place in the page, as in a list of contents."""
    element = segment.nodes[0][0]
    around = (element, *ancestors(element, segment.owner))
    return any(up.tag == "a" and "#" in (up.get("href") or "") for up in around)


def likeness(text: str, other: str) -> float:
    """Return how much of two texts' words they share, from 0 to 1."""
    mine, others = set(re.findall(r"\w+", text.lower())), set(re.findall(r"\w+", other.lower()))
    return len(mine & others) / len(mine | others) if mine and others else 0.0


def _place_of(segments: list[Segment], titles: tuple[str, ...], body: Element) -> Place | None:
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


_MOST = 0.9  # share of the kept texts that the article's element holds


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


def _drop_outside(segments: list[Segment], place: Place) -> None:
    """Take off what was found after the article's element, and headings above its title."""
    for segment in segments:
        after = segment.index > place.last and not place.holds(segment.owner)
        above = segment.index < place.title and segment.owner.tag in HEADINGS
        if segment.kept and (after or above):
            segment.why = "not of the article"


def _fill(segments: list[Segment], place: Place) -> None:
    """Keep paragraphs that the evidence left out, between others, in the same kind of element as those."""
    known = {_kind(segment) for segment in segments if segment.kept}
    owners = {segment.owner for segment in segments if segment.kept}
    seen = {segment.text for segment in segments if segment.kept}
    for segment in segments:
        if segment.known or not place.title < segment.index < place.last or segment.text in seen:
            continue
        alike = segment.owner.tag in {"p", *HEADINGS} and _kind(segment) in known
        fits = (alike or segment.owner in owners) and len(segment.text) >= _MIN_FILLED
        if not fits or segment.link_share > _LINKED or is_furniture_line(segment.text, segment.link_share):
            continue
        if furniture_around(segment.owner, place.region, trusted=place.trusted) is None:
            segment.why = ""
            seen.add(segment.text)


def _kind(segment: Segment) -> tuple[str, str, str]:
    """Return what the paragraph's parent is, by its tag, its class and the paragraph's own tag."""
    parent = segment.owner.getparent()
    return (parent.tag, parent.get("class") or "", segment.owner.tag) if parent is not None else ("", "", "")


_WHOLES = frozenset(("table", "ul", "ol", "dl"))
_HALF = 0.4  # share of a list's or table's text that is known, from which all of it is the article's


def _fill_wholes(segments: list[Segment], place: Place) -> None:
    """Keep lists and tables whole of which the evidence knows much, and data tables within the article."""
    wholes: dict[Element, list[Segment]] = {}
    parents = {segment.owner.getparent() for segment in segments if segment.kept}
    for segment in segments:
        if place.first < segment.index <= place.last:
            around = (segment.owner, *ancestors(segment.owner, place.region))
            outer = [up for up in around if up.tag in _WHOLES and up not in place.around]
            if outer:
                wholes.setdefault(outer[-1], []).append(segment)
    for element, inside in wholes.items():
        length = sum(len(segment.text) for segment in inside)
        known = sum(len(segment.text) for segment in inside if segment.kept)
        fits = known >= length * _HALF or (_is_read(inside) and _belongs(element, parents))
        if fits and furniture_around(element, place.region) is None:
            for segment in inside:
                segment.why = ""


def _belongs(element: Element, parents: set[Element]) -> bool:
    """Whether a list stands beside texts of the article, in the same element, or a table holds data."""
    return element.getparent() in parents if element.tag != "table" else is_data(element)


def _is_read(inside: list[Segment]) -> bool:
    """Whether what a table holds is to be read, not to be clicked on."""
    return sum(segment.linked for segment in inside) * 2 < sum(len(segment.text) for segment in inside)


def _fill_headings(segments: list[Segment], place: Place) -> None:
    """Keep headings right above a text of the article in the same element, and captions of its tables."""
    tables = {
        up for one in segments if one.kept for up in ancestors(one.owner, place.body) if up.tag == "figure"
    }
    for segment, following in zip(segments, segments[1:], strict=False):
        if segment.kept or not place.title < segment.index <= place.last or segment.link_share > _LINKED:
            continue
        heads = segment.owner.tag in HEADINGS and following.kept
        heads = heads and following.owner.getparent() is segment.owner.getparent()
        captions = segment.owner.tag == "figcaption" and segment.owner.getparent() in tables
        unsaid = segment.why == "not of the article" and not is_furniture_line(
            segment.text, segment.link_share
        )
        if (heads or captions) and unsaid:
            segment.why = ""


_PULLED = re.compile(r"pull-?_?quote|quote-?_?box|zitat-?_?(?:box|kasten)|blickfang|breakout", re.IGNORECASE)


def _drop_pull_quotes(segments: list[Segment], place: Place) -> None:
    """Take off sentences of the text that the page repeats large."""
    kept = [segment for segment in segments if segment.kept]
    whole = "\n".join(_bare(segment.text) for segment in kept)
    for segment in kept:
        around = (segment.owner, *list(ancestors(segment.owner, place.body))[:3])
        named = any(_PULLED.search(up.get("class") or "") for up in around if up not in place.around)
        if named and whole.count(_bare(segment.text)) > 1:
            segment.why = "a pull quote, said in the text"


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


_TRAILING = 60  # characters
_ENDS = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u201d\u2019\u00bb\u201c\u300d)\]]*$")
_ITEMS = frozenset(("li", "td", "th", "dd", "dt", "pre"))


def _drop_trailing(segments: list[Segment]) -> None:
    """Take off short lines behind the last sentence: a name, a button, what to read next."""
    kept = [segment for segment in segments if segment.kept]
    if not any(_ENDS.search(segment.text) for segment in kept):
        return
    while kept:
        segment = kept.pop()
        if len(segment.text) > _TRAILING or _ENDS.search(segment.text) or segment.owner.tag in _ITEMS:
            return
        segment.why = "stands after the last sentence"
