"""A laid-out document in, the page on which each of its anchors stands and how full its last page is, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes


def find_places(document: Document) -> dict[str, int]:
    """Return the index of the page on which each anchor stands first."""
    places: dict[str, int] = {}
    for index, page in enumerate(document.pages):
        for name in page.anchors:
            places.setdefault(name, index)
    return places


def last_fill(document: Document) -> float:
    """Return how much of the last page's depth, between its margins, is filled: 0 to 1."""
    page = document.pages[-1]._page_box
    top, depth = page.content_box_y(), page.height
    bottom = max(_bottoms(page), default=top)
    return round(min(1.0, max(0.0, (bottom - top) / depth)), 3) if depth > 0 else 1.0


def _bottoms(box: Any) -> Iterator[float]:
    """Yield the lower edge of each line and picture in the flow."""
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.MarginBox):
        return
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        yield box.position_y + box.margin_height()
        return
    for child in getattr(box, "children", ()):
        yield from _bottoms(child)
