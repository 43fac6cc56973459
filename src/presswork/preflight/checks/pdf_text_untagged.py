"""A PDF in; a finding out for each page with text that no structure element holds (`pdf-text-untagged`).

Rationale: what is in no element is never read aloud, and no validator compares the tree with the page:
marked content that the tree forgets still counts as tagged there.
Source: ISO 14289-1, 7.1 ("all real content shall be tagged").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-text-untagged"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require that every text that is no artifact is reached from the structure tree."""
    if "/StructTreeRoot" not in pdf.root:
        return  # pdf-structure-missing says so
    held = {key for element in pdf.elements for key in element.keys}
    for page_index, page in enumerate(pdf.pages):
        lost = [
            run.text for run in page.runs if not run.artifact and run.key not in held and run.text.strip()
        ]
        if lost:
            yield pdf.finding(
                CODE,
                f'{len(lost)} lines of text are in no structure element, first "{excerpt(lost[0].strip())}"',
                hint="Tag the text, or mark it as an artifact if it is a running head or a folio.",
                page_index=page_index,
            )
