"""A page's pictures in; those that are the article's, marked, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.markup.addresses import file_name
from presswork.content.importing.markup.sources import is_in_page, is_placeholder, sources_of
from presswork.content.importing.markup.tree import Element, ancestors, text_of
from presswork.content.importing.web.evidence.same_picture import keys_of_element, name_of
from presswork.content.importing.web.furniture import (
    furniture_around,
    is_plainly_furniture,
    is_portrait,
    is_teaser,
)

if TYPE_CHECKING:
    from presswork.content.importing.web.place import Place
    from presswork.content.importing.web.segments import PageParts, Picture


def choose_pictures(parts: PageParts, place: Place, leads: frozenset[str], base: str) -> None:
    """Mark the pictures that are the article's as kept, the others with the reason why they are not.

    `leads` are the keys of the pictures that the page's head and data name.
    """
    for picture in parts.pictures:
        picture.why = _why_not(picture, place, is_lead=not leads.isdisjoint(_keys(picture, base)))
    _drop_doubles(parts, base)


def _keys(picture: Picture, base: str) -> frozenset[str]:
    return frozenset().union(*(keys_of_element(inner, base) for inner in picture.frame.pictures))


def _why_not(picture: Picture, place: Place, *, is_lead: bool) -> str:
    """Return why a picture is not the article's, "" where it is."""
    element = picture.frame.element
    inside = place.holds(element)
    if picture.index > place.last and not inside:
        return "stands after the article"
    if all(_stands_in(inner) for inner in picture.frame.pictures):
        return "stands in for a picture"
    if is_lead and picture.index <= place.first:
        return ""
    up = next(
        up for up in (element, *ancestors(element, place.body)) if up in place.around or up is place.body
    )
    return _of_surroundings(picture, place, up) or _of_position(picture, place, up, inside=inside)


def _stands_in(picture: Element) -> bool:
    """Whether the page has nothing of the picture but the file that is shown until a script loads it."""
    return not is_in_page(picture) and all(is_placeholder(address) for address in sources_of(picture, ""))


def _is_drawing(picture: Element) -> bool:
    """Whether all that the page has of the picture is a drawing in SVG, as buttons and marks are."""
    names = [file_name(address).lower() for address in sources_of(picture, "")[:3]]
    return bool(names) and all(name.endswith(".svg") for name in names)


def _of_surroundings(picture: Picture, place: Place, up: Element) -> str:
    """Return what the elements around the picture, below `up`, say against it."""
    element = picture.frame.element
    if is_portrait(element, place.body):
        return "shows an author"
    said = bool(text_of(element)) or bool(picture.frame.outside)
    captioned = picture.frame.is_figure and said and picture.index <= place.last
    around = furniture_around(element, up, plainly=captioned, trusted=place.trusted)
    named = around is not None and around is element and element.tag == "figure"
    if named and not is_plainly_furniture(element):
        around = furniture_around(element.getparent(), up, trusted=place.trusted)  # "fig--has-shares"
    if around is not None:
        return "page furniture"
    if not picture.frame.is_figure and all(_is_drawing(inner) for inner in picture.frame.pictures):
        return "drawn for the page"
    return "belongs to another article" if is_teaser(picture.frame, up) else ""


def _of_position(picture: Picture, place: Place, up: Element, *, inside: bool) -> str:
    """Return what the picture's place says against it: before the text stand lead photos alone."""
    if inside and place.title <= picture.index <= place.last:
        return ""
    if place.title <= picture.index <= place.first and (picture.frame.is_figure or _words(picture)):
        return ""
    if picture.index > place.first:
        return "stands after the article"
    marked = any(far.tag in {"article", "main"} for far in (up, *ancestors(up, place.body)))
    return "" if marked and picture.frame.is_figure else "stands before the article"


def _drop_doubles(parts: PageParts, base: str) -> None:
    """Keep of a picture that is shown twice the first that has words; both where each has its own."""
    first: dict[str, Picture] = {}
    for picture in parts.pictures:
        if not picture.kept or len(picture.frame.pictures) != 1:
            continue
        keys = frozenset(name_of(address) for address in sources_of(picture.frame.pictures[0], base)[:8])
        before = next((first[key] for key in sorted(keys) if key in first and first[key].kept), None)
        if before is None:
            first.update(dict.fromkeys(keys, picture))
        elif _words(before) and _words(picture) and _words(before) != _words(picture):
            continue
        elif _words(before) or not _words(picture):
            picture.why = "shown twice"
        else:
            before.why = "shown twice"
            first.update(dict.fromkeys(keys, picture))


def _words(picture: Picture) -> str:
    return "".join(text_of(element) for element in (picture.frame.element, *picture.frame.outside))
