"""A laid-out document in, the place in the text where each of its pages begins out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from presswork.model import Galley, PageStart

# Typesetting puts hyphens in and takes soft ones out: neither counts.
UNCOUNTED = frozenset("\u2010\u00ad")


def find_page_starts(document: Document, galley: Galley, *, first_folio: int) -> tuple[PageStart, ...]:
    """Return where each page begins: its first block in the flow, and how far into it.

    A block is an element that carries one of the article's identifiers and stands in the body; the
    opening page begins with the article itself, a page with nothing of the body (the colophon alone) at
    the end of what stands before it.
    """
    seen: dict[str, int] = {}
    last = galley.article
    starts = []
    for index, page in enumerate(document.pages):
        label = str(first_folio + index)
        first: tuple[str, int] | None = None
        for block, text in _flow(page._page_box, galley.article):
            if first is None:
                first = (block, seen.get(block, 0))
            seen[block] = seen.get(block, 0) + _count(text)
            last = block
        if not index:
            first = (galley.article, 0)
        elif first is None:
            first = (last, seen.get(last, 0))
        starts.append(PageStart(page_index=index, label=label, block=first[0], offset=first[1]))
    return tuple(starts)


def _count(text: str) -> int:
    return sum(1 for character in text if not character.isspace() and character not in UNCOUNTED)


def _flow(box: Any, article: str, block: str = "") -> Iterator[tuple[str, str]]:
    """Yield (block id, text) for each piece of the main flow, in order."""
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.MarginBox) or getattr(box, "presswork_artifact", False):
        return
    if "::" in (box.element_tag or ""):
        return  # a list's number or a quotation mark, which the text does not hold
    element = box.element
    if not block and element is not None:
        name = element.get("id") or ""
        block = name if name.startswith(f"{article}--") else ""
        if block and isinstance(box, boxes.BlockLevelBox):
            yield block, ""
    if isinstance(box, boxes.TextBox):
        if block:
            yield block, box.text[:-1] if getattr(box, "presswork_hyphen", False) else box.text
        return
    for child in getattr(box, "children", ()):
        yield from _flow(child, article, block)
