"""A page's marked parts in; its tree without what is not the article's, and a list of that, out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.content.importing.markup.addresses import file_name
from presswork.content.importing.markup.sources import sources_of
from presswork.content.importing.markup.tree import Element, text_of
from presswork.model.imported import Dropped, ImportedBlock

if TYPE_CHECKING:
    from presswork.content.importing.markup.blocks import MarkupParts
    from presswork.content.importing.markup.frames import Frame
    from presswork.content.importing.web.evidence.prose import Prose
    from presswork.content.importing.web.place import Place
    from presswork.content.importing.web.segments import PageParts

_MAX_DROPPED = 120
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MIN_HIDDEN = 400  # characters of an article's text that a script would show


def unhide(body: Element, prose: Prose) -> None:
    """Show what the page hides until a script runs, where it holds much of the article."""
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        style = element.get("style") or ""
        hides = _HIDING.search(style[:2000]) is not None
        if (element.get("hidden") is not None or hides) and _holds_prose(element, prose):
            element.attrib.pop("hidden", None)
            element.attrib.pop("style", None)


def _holds_prose(element: Element, prose: Prose) -> bool:
    text = " ".join("".join(element.itertext("p", "div", "section", "span", "body", "h2", "li")).split())
    return len(text) >= _MIN_HIDDEN and prose.share(text[:20_000]) >= 0.3


def kept_only(parts: PageParts) -> dict[Element, Frame]:
    """Take out of the tree what is not kept; return the frames that are."""
    for segment in parts.segments:
        if not segment.kept:
            segment.blank()
    for picture in parts.pictures:
        if not picture.kept:
            for element in (picture.frame.element, *picture.frame.outside):
                _remove(element)
    return {picture.frame.element: picture.frame for picture in parts.pictures if picture.kept}


def _remove(element: Element) -> None:
    """Take the element out; the text after it stays."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def dropped_of(parts: PageParts, place: Place | None) -> tuple[Dropped, ...]:
    """Return what is left out, with the reason: pictures of the page, texts between the article's."""
    found: list[Dropped] = []
    if place is None:
        return ()
    for picture in parts.pictures:
        if not picture.kept and picture.why != "stands in for a picture":
            element = picture.frame.element
            inner = picture.frame.pictures[0]
            words = text_of(element) or inner.get("alt") or file_name(next(iter(sources_of(inner, "")), ""))
            found.append(
                Dropped(what=words[:80], why=f"a picture that {_said(picture.why)}", line=element.sourceline)
            )
    for segment in parts.segments:
        if (
            place.title < segment.index <= place.last
            and not segment.kept
            and segment.why != "said in the header"
        ):
            found.append(Dropped(what=segment.text[:80], why=segment.why, line=segment.owner.sourceline))
    return tuple(found[:_MAX_DROPPED])


def _said(why: str) -> str:
    return {
        "page furniture": "is page furniture",
        "shown twice": "is shown twice",
        "drawn for the page": "is drawn for the page",
    }.get(why, why)


def tidied(markup: MarkupParts) -> MarkupParts:
    """Return the blocks without rules that part nothing, and headings that head nothing at the end."""
    kept: list[ImportedBlock] = []
    for block in markup.blocks:
        if block.kind == "rule" and (not kept or kept[-1].kind in {"rule", "heading", "image"}):
            continue
        kept.append(block)
    notes = [block for block in kept if block.kind == "note"]
    kept = [block for block in kept if block.kind != "note"]
    while kept and kept[-1].kind in {"rule", "heading"}:
        kept.pop()
    return replace(markup, blocks=(*kept, *notes))
