"""A galley's elements and the pages they were laid out on in, a finding for each text that got lost out.

WeasyPrint 70 can drop what follows a forced break around a block that spans columns, and says nothing.
A reader must not be the one who notices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from presswork.model import Finding

# Not set: a ruby's fallback brackets, and what stands in the document's head.
_UNSET = frozenset(("rp", "head", "title", "style", "script"))
_PICTURES = frozenset(("img", "{http://www.w3.org/2000/svg}svg"))


def find_losses(document: Document, source: Any, *, article: str) -> tuple[Finding, ...]:
    """Return an error for each block whose letters or pictures are not all there, or are there twice.

    `source` is the root of the tree that was laid out. Letters and digits count, nothing else:
    typesetting may change spaces, hyphens and punctuation at lines' ends.
    """
    wanted = _counted(_in_source(source, article))
    found: Counter[str] = Counter()
    for page in document.pages:
        found += _counted(_on_page(page._page_box, article))
    wrong = [block for block in wanted if found[block] != wanted[block]]
    return tuple(_finding(article, block, wanted[block], found[block]) for block in wrong)


def _counted(pieces: Iterator[tuple[str, str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for block, text in pieces:
        counts[block] += sum(map(str.isalnum, text))
    return counts


def _block_of(element: Any, article: str, block: str) -> str:
    name = element.get("id") or ""
    return name if not block and name.startswith(f"{article}--") else block


def _in_source(element: Any, article: str, block: str = "") -> Iterator[tuple[str, str]]:
    tag = element.tag if isinstance(element.tag, str) else "head"  # a comment
    if tag in _UNSET:
        return
    block = _block_of(element, article, block)
    if tag in _PICTURES:
        yield block, "1"
        return
    yield block, element.text or ""
    for child in element:
        yield from _in_source(child, article, block)
        yield block, child.tail or ""


def _on_page(box: Any, article: str, block: str = "") -> Iterator[tuple[str, str]]:
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.MarginBox) or "::" in (box.element_tag or ""):
        return
    if getattr(box, "presswork_repeated", False):
        return
    if box.element is not None:
        block = _block_of(box.element, article, block)
    if isinstance(box, boxes.ReplacedBox):
        yield block, "1" if box.element_tag in _PICTURES else ""
    elif isinstance(box, boxes.TextBox):
        yield block, box.text
    for child in getattr(box, "children", ()):
        yield from _on_page(child, article, block)


def _finding(article: str, block: str, wanted: int, found: int) -> Finding:
    what = (
        "is not on any page"
        if not found
        else "is not whole"
        if found < wanted
        else "is printed twice in part"
    )
    return Finding(
        code="text-lost",
        severity="error",
        file=article,
        where=block or None,
        message=f"What was written {what}: {found} of {wanted} letters and pictures are there.",
        hint="A style sheet hides it, or asks for a break that cannot be laid out; "
        "without that, it is a fault of Presswork to report.",
    )
