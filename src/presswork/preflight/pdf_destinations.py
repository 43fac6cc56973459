"""A destination of a bookmark or link in, the object number of the page it leads to out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from presswork.preflight.pdf_file import PdfFile


def page_numbers(pdf: PdfFile) -> set[tuple[int, int]]:
    """Return the object numbers of the file's pages."""
    return {page.obj.objgen for page in pdf.pdf.pages}


def resolve(destination: Any, pdf: PdfFile) -> tuple[int, int] | None:
    """Return the object number of the page that a destination, named or explicit, leads to."""
    if isinstance(destination, pikepdf.String | pikepdf.Name | str):
        destination = _named(destination, pdf)
    if isinstance(destination, pikepdf.Dictionary):
        destination = destination.get("/D")
    if not isinstance(destination, pikepdf.Array) or not len(destination):
        return None
    page = destination[0]
    return page.objgen if isinstance(page, pikepdf.Dictionary) else None


def _named(name: Any, pdf: PdfFile) -> Any:
    if isinstance(name, pikepdf.Name):
        return pdf.root.get("/Dests", {}).get(str(name))
    tree = pdf.root.get("/Names", {}).get("/Dests")
    return None if tree is None else pikepdf.NameTree(tree).get(str(name))
