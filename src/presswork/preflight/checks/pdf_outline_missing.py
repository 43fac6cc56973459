"""A PDF in; a finding out where it has no bookmarks, or one leads nowhere (`pdf-outline-missing`).

Source: ISO 32000-1, 12.3.3; WCAG 2.2, 2.4.5 and technique PDF2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.preflight.pdf_destinations import page_numbers, resolve
from presswork.preflight.pdf_file import REBUILD, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-outline-missing"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require an outline whose every entry has a title and leads to a page of this file."""
    with pdf.pdf.open_outline() as outline:
        entries = list(_entries(outline.root))
    if not entries:
        yield pdf.finding(CODE, "the PDF has no bookmarks", hint=REBUILD)
    pages = page_numbers(pdf)
    for entry in entries:
        if not entry.title.strip():
            yield pdf.finding(CODE, "a bookmark has no title", hint=REBUILD)
        if not _leads_to(entry, pages, pdf):
            yield pdf.finding(CODE, f'the bookmark "{excerpt(entry.title)}" leads nowhere', hint=REBUILD)


def _entries(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _entries(item.children)


def _leads_to(entry: Any, pages: set[tuple[int, int]], pdf: PdfFile) -> bool:
    destination = entry.destination
    if destination is None and entry.action is not None:
        destination = entry.action.get("/D")
    return resolve(destination, pdf) in pages
