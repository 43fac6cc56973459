"""A laid-out document in, the place in the text where each of its pages begins out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from presswork.model import Galley, PageStart

INSERTED_HYPHEN = "\u2010"


def find_page_starts(document: Document, galley: Galley, *, first_folio: int) -> tuple[PageStart, ...]:
    """Return where each page begins: its first block in the flow, and how far into it.

    A block is an element that carries one of the article's identifiers and stands in the body; the
    opening page begins with the article itself.
    """
    seen: dict[str, int] = {}
    starts = []
    for index, page in enumerate(document.pages):
        label = str(first_folio + index)
        first: tuple[str, int] | None = None
        for block, text in _flow(page._page_box, galley.article):
            if first is None:
                first = (block, seen.get(block, 0))
            seen[block] = seen.get(block, 0) + _count(text)
        block, offset = first if first and index else (galley.article, 0)
        starts.append(PageStart(page_index=index, label=label, block=block, offset=offset))
    return tuple(starts)


def _count(text: str) -> int:
    return sum(1 for character in text if not character.isspace() and character != INSERTED_HYPHEN)


def _flow(box: Any, article: str, block: str = "") -> Iterator[tuple[str, str]]:
    """Yield (block id, text) for each piece of the main flow, in order."""
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.MarginBox):
        return
    element = box.element
    if not block and element is not None:
        name = element.get("id") or ""
        block = name if name.startswith(f"{article}--") else ""
        if block and isinstance(box, boxes.BlockLevelBox):
            yield block, ""
    if isinstance(box, boxes.TextBox):
        if block:
            yield block, box.text
        return
    for child in getattr(box, "children", ()):
        yield from _flow(child, article, block)
