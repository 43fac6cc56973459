"""A PDF in; a finding out for each Figure without alternative text (`pdf-figure-without-alt`).

Also for each picture that is painted outside any Figure and not as an artifact: nothing could describe it.
Source: ISO 14289-1, 7.3; WCAG 2.2, 1.1.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_content import McKey
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-figure-without-alt"
_HINT = "Give the photo an `alt` in the article: what a reader who cannot see it should be told."


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require an Alt (or ActualText) for every Figure, and a Figure around every picture."""
    held: set[McKey] = set()
    for element in pdf.elements:
        if "Figure" not in element.path and "Formula" not in element.path:
            continue
        held.update(element.keys)
        if element.tag in {"Figure", "Formula"} and not ((element.alt or "").strip() or element.actual_text):
            yield pdf.finding(
                CODE, f"a {element.tag} has no alternative text", hint=_HINT, page_index=element.page_index
            )
    for image in pdf.images:
        if not image.artifact and image.key not in held and "/StructTreeRoot" in pdf.root:
            yield pdf.finding(
                CODE,
                "a picture stands outside any Figure of the structure tree",
                hint="Tag it as a Figure with an alt, or mark it as an artifact if it is decoration.",
                page_index=image.page_index,
            )
