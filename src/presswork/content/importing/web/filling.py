"""A page's texts, the article's marked, in; the same with what the evidence left out marked too, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.markup.tables import is_data
from presswork.content.importing.markup.tree import HEADINGS, Element, ancestors
from presswork.content.importing.web.furniture import furniture_around, is_portrait
from presswork.content.importing.web.phrases import is_furniture_line

if TYPE_CHECKING:
    from presswork.content.importing.web.place import Place
    from presswork.content.importing.web.segments import Segment

_LINKED = 0.5  # share of a text that is links, from which it is to be clicked on
_MIN_FILLED = 40  # characters of a paragraph that the evidence does not know


_HALF = 0.4  # share of a list's or table's text that is known, from which all of it is the article's


_WHOLES = frozenset(("table", "ul", "ol", "dl"))


def _fill_paragraphs(segments: list[Segment], place: Place) -> None:
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


def continued(segments: list[Segment], place: Place) -> bool:
    """Mark the paragraphs that go on behind the text in an element of their own; return whether any do.

    Some systems give each crosshead with its paragraphs and its photo a box beside the first one's.
    """
    inside = next((up for up in ancestors(place.region, place.body) if up.tag in {"article", "main"}), None)
    if inside is None:
        return False
    found: list[Segment] = []
    for segment in (segment for segment in segments if segment.index > place.last):
        heads = segment.owner.tag in HEADINGS and not segment.linked and len(segment.text) <= _MAX_HEADING
        reads = segment.owner.tag == "p" and not segment.linked and len(segment.text) >= _MIN_CONTINUED
        if not (heads or reads) or segment.why != "not of the article":
            break
        around = list(ancestors(segment.owner, place.body))
        if inside not in around or furniture_around(segment.owner, inside) is not None:
            break
        if is_portrait(segment.owner, inside) or is_furniture_line(segment.text, 0):
            break
        found.append(segment)
    if sum(segment.owner.tag == "p" for segment in found) < _MIN_PARAGRAPHS:
        return False
    for segment in found:
        segment.why = ""
    return True


_MIN_CONTINUED = 80  # characters of a paragraph that goes on behind the text
_MIN_PARAGRAPHS = 2
_MAX_HEADING = 120  # characters


def fill(segments: list[Segment], place: Place) -> None:
    """Mark the paragraphs, lists, tables and headings that stand among the article's as its own."""
    _fill_paragraphs(segments, place)
    _fill_wholes(segments, place)
    _fill_headings(segments, place)
