"""A laid-out document in, the heights of its body's blocks and of the frame that they fill out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from presswork.editions.pdf.arranging.columns import Frame, Item
from presswork.model import Galley

PT_PER_PX = 0.75
_HEADS_BARE = ("photo", "pull-quote", "crosshead")
_KINDS = ("pull-quote", "photo", "crosshead", "text")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """An article's body as it was laid out; `simple` is False where a plate takes a page of its own.

    `lead_lines` is the depth of the lead photo, 0 where there is none.
    """

    items: tuple[Item, ...]
    frame: Frame
    simple: bool
    lead_lines: int


def measure(document: Document, galley: Galley) -> Measured:
    """Return the heights of an article's blocks, in points, in the order in which they stand."""
    fragments: dict[str, list[Any]] = {}
    spanning: set[str] = set()
    simple = True
    for page in document.pages:
        for box in _body_boxes(page._page_box):
            for child, spans in _blocks(box):
                name = child.element.get("id")
                fragments.setdefault(name, []).append(child)
                simple = simple and not _has_class(child, "placement-plate")
                if spans:
                    spanning.add(name)
    leading = galley.measures["leading"]
    return Measured(
        items=tuple(
            _item(name, pieces, leading, spans=name in spanning) for name, pieces in fragments.items() if name
        ),
        frame=_frame(document, galley),
        simple=simple,
        lead_lines=int(galley.measures["lead_lines"]) if "placement-lead" in galley.html else 0,
    )


def _descend(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    if not isinstance(box, boxes.LineBox):
        for child in getattr(box, "children", ()):
            yield from _descend(child)


def _body_boxes(page: Any) -> Iterator[Any]:
    page = getattr(page, "_box", page)
    if _has_class(page, "body") and page.element_tag == "div":
        yield page  # its columns carry its class too: do not look for them
    elif not isinstance(page, boxes.LineBox):
        for child in getattr(page, "children", ()):
            yield from _body_boxes(child)


def _has_class(box: Any, name: str) -> bool:
    return box.element is not None and name in (box.element.get("class") or "").split()


def _blocks(body: Any) -> Iterator[tuple[Any, bool]]:
    """Yield the body's blocks, each with whether it spans all columns."""
    for child in body.children:
        if child.element is body.element:  # a column's own anonymous box
            for block in child.children:
                yield getattr(block, "_box", block), False
        elif body.style["column_count"] == "auto" or body.style["column_count"] == 1:
            yield child, False
        else:
            yield child, True


def _item(name: str, pieces: list[Any], leading: float, *, spans: bool) -> Item:
    first, last = pieces[0], pieces[-1]
    height = sum(piece.border_height() for piece in pieces) * PT_PER_PX
    kind = next((kind for kind in _KINDS if _has_class(first, kind)), "other")
    is_text = kind == "text"
    lines = round(height / leading) if is_text else 0
    return Item(
        id=name,
        kind=kind,
        height=height,
        before=first.style["margin_top"].value * PT_PER_PX,  # as said, not as used at a page's head
        after=last.margin_bottom * PT_PER_PX,
        clear=(last.margin_bottom + last.padding_bottom + last.border_bottom_width) * PT_PER_PX,
        lines=lines,
        leading=leading,
        spans=spans,
        heads_bare=kind in _HEADS_BARE,
        keep_with_next=kind == "crosshead",
    )


def _frame(document: Document, galley: Galley) -> Frame:
    measures = galley.measures
    full = measures["lines"] * measures["leading"]
    first_page = document.pages[0]._page_box
    top = next((box.position_y + box.margin_top for box in _body_boxes(first_page)), 0.0) * PT_PER_PX
    end = 0.0
    for page in document.pages:
        for box in _descend(page._page_box):
            if any(_has_class(box, name) for name in ("notes", "corrections", "colophon")):
                end += box.margin_height() * PT_PER_PX
    return Frame(
        columns=int(measures["columns"]),
        first_height=max(0.0, full + measures["top"] - top),
        height=full,
        end=end,
        leading=measures["leading"],
    )
