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
_END_MATTER = ("notes", "corrections", "colophon", "online", "online-line")
_KINDS = ("pull-quote", "photo", "crosshead", "text")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """An article's body as it was laid out. `lead_lines` is the lead photo's depth, 0 where there is none."""

    items: tuple[Item, ...]
    frame: Frame
    lead_lines: int


def measure(document: Document, galley: Galley) -> Measured:
    """Return the heights of an article's blocks, in points, in the order in which they stand."""
    fragments: dict[str, list[Any]] = {}
    spanning: set[str] = set()
    for page in document.pages:
        for child, spans in _blocks(page._page_box):
            name = child.element.get("id")
            fragments.setdefault(name, []).append(child)
            if spans:
                spanning.add(name)
    leading = galley.measures["leading"]
    return Measured(
        items=tuple(
            _item(name, pieces, leading, spans=name in spanning) for name, pieces in fragments.items() if name
        ),
        frame=_frame(document, galley),
        lead_lines=int(galley.measures["lead_lines"]) if "placement-lead" in galley.html else 0,
    )


def _descend(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    if not isinstance(box, boxes.LineBox):
        for child in getattr(box, "children", ()):
            yield from _descend(child)


def _stories(box: Any) -> Iterator[Any]:
    """Yield what stands of the article's text on a page."""
    box = getattr(box, "_box", box)
    if _has_class(box, "story"):
        yield box
    elif not isinstance(box, boxes.LineBox):
        for child in getattr(box, "children", ()):
            yield from _stories(child)


def _has_class(box: Any, name: str) -> bool:
    return box.element is not None and name in (box.element.get("class") or "").split()


def column_heads(document: Document) -> frozenset[str]:
    """Return the identifiers of what begins a column of the text."""
    runs = (run for page in document.pages for story in _stories(page._page_box) for run in story.children)
    columns = (column for run in runs if _has_class(run, "body") for column in _columns(run))
    firsts = (
        getattr(column.children[0], "_box", column.children[0]) for column in columns if column.children
    )
    return frozenset(first.element.get("id") or "" for first in firsts)


def _columns(run: Any) -> list[Any]:
    """Return a run's columns, anonymous boxes of the element that they part; else the run itself."""
    return [child for child in run.children if child.element is run.element] or [run]


def _blocks(page: Any) -> Iterator[tuple[Any, bool]]:
    """Yield the blocks of the text on a page, each with whether it spans all columns."""
    for story in _stories(page):
        for run in story.children:
            if not _has_class(run, "body"):
                yield run, True
                continue
            for column in _columns(run):
                for block in column.children:
                    yield getattr(block, "_box", block), False


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
        is_plate=_has_class(first, "placement-plate"),
        heads_bare=kind in _HEADS_BARE,
        keep_with_next=kind == "crosshead",
    )


def _frame(document: Document, galley: Galley) -> Frame:
    measures = galley.measures
    full = measures["lines"] * measures["leading"]
    opening = _opening_height(document) * PT_PER_PX
    end = 0.0
    for page in document.pages:
        for box in _end_matter(page._page_box):
            end += box.margin_height() * PT_PER_PX
    return Frame(
        columns=int(measures["columns"]),
        first_height=max(0.0, full - opening),
        height=full,
        end=end,
        leading=measures["leading"],
    )


def _end_matter(box: Any) -> Iterator[Any]:
    """Yield what stands of the end matter on a page; what lies in a piece of it is a part of that."""
    box = getattr(box, "_box", box)
    if any(_has_class(box, name) for name in _END_MATTER):
        yield box
    elif not isinstance(box, boxes.LineBox):
        for child in getattr(box, "children", ()):
            yield from _end_matter(child)


def _opening_height(document: Document) -> float:
    """Return, in CSS pixels, how far the opening reaches; on one page, though it was parted over two."""
    height = 0.0
    for page in document.pages:
        top = page._page_box.content_box_y()
        if story := next(_stories(page._page_box), None):
            return float(height + story.position_y + story.margin_top - top)
        feet = (box.position_y + box.margin_height() for box in _openings(page._page_box))
        height += max(feet, default=top) - top
    return height


def _openings(box: Any) -> Iterator[Any]:
    """Yield what stands of the opening on a page, piece by piece."""
    box = getattr(box, "_box", box)
    if _has_class(box, "opening"):
        yield from box.children
    elif not isinstance(box, boxes.LineBox):
        for child in getattr(box, "children", ()):
            yield from _openings(child)
