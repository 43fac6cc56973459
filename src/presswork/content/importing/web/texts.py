"""A page's texts in; those that are the article's, marked, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import HEADINGS, Element, ancestors
from presswork.content.importing.web.evidence.authors import byline_in
from presswork.content.importing.web.filling import continued, fill
from presswork.content.importing.web.furniture import furniture_around
from presswork.content.importing.web.phrases import is_furniture_line
from presswork.content.importing.web.place import likeness, place_of
from presswork.content.importing.web.trimming import drop_outside, drop_pull_quotes, drop_trailing

if TYPE_CHECKING:
    from presswork.content.importing.web.evidence.prose import Prose
    from presswork.content.importing.web.place import Place
    from presswork.content.importing.web.segments import Segment

_ENOUGH = 0.75  # share of a text's words that the evidence knows


_LINK = 0.95  # share of a text that is a link, from which it is nothing else


_SHORT = 25  # characters; a shorter line that is a link can be a name in a list


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
    place = place_of(segments, titles, body)
    if place is None:
        _take_all(segments, titles, body)
        return place_of(segments, titles, body)
    drop_outside(segments, place)
    if continued(segments, place):
        place = place_of(segments, titles, body) or place
    fill(segments, place)
    drop_pull_quotes(segments, place)
    drop_trailing(segments)
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
    if said := _said_above(segment, titles):
        return said
    if (
        segment.link_share >= _LINK
        and len(segment.text) > _SHORT
        and segment.owner.tag not in {"li", "td", "th", "dd"}
    ):
        return "a link to elsewhere"
    return ""


def _said_above(segment: Segment, titles: tuple[str, ...]) -> str:
    """Return what of the article's head the text repeats."""
    alike = 0.8 if segment.owner.tag in HEADINGS else 0.95
    if any(likeness(segment.text, title) >= alike for title in titles):
        return "the title again"
    return "the byline again" if byline_in(segment.text) else ""


def _leads_within(segment: Segment) -> bool:
    """Whether the text is a link to a place in the page, as in a list of contents."""
    element = segment.nodes[0][0]
    around = (element, *ancestors(element, segment.owner))
    return any(up.tag == "a" and "#" in (up.get("href") or "") for up in around)
