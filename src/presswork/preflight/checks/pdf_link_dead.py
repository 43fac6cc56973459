"""A PDF in; a finding out for each link inside it that leads nowhere (`pdf-link-dead`).

Source: ISO 32000-1, 12.3.2 and 12.5.6.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.preflight.pdf_destinations import page_numbers, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-link-dead"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require that every internal link has a destination on a page of this file."""
    pages = page_numbers(pdf)
    for page_index, page in enumerate(pdf.pdf.pages):
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") != "/Link":
                continue
            action: Any = annotation.get("/A", {})
            if action and action.get("/S") != "/GoTo":
                continue
            destination = action.get("/D") if action else annotation.get("/Dest")
            if resolve(destination, pdf) not in pages:
                yield pdf.finding(
                    CODE,
                    f"a link leads nowhere ({destination})",
                    hint="Link to the identifier of a heading or a note that exists in the issue.",
                    page_index=page_index,
                )
