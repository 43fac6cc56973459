"""A PDF in; a finding out where it has no structure tree (`pdf-structure-missing`).

Rationale: without tags a screen reader guesses the reading order and reads running heads aloud.
Source: ISO 14289-1, 7.1; ISO 32000-1, 14.7 and 14.8.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-structure-missing"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require a marked document with a structure tree that holds elements."""
    if "/StructTreeRoot" not in pdf.root:
        yield pdf.finding(CODE, "the PDF has no structure tree: it is not tagged", hint=REBUILD)
        return
    if not bool(pdf.root.get("/MarkInfo", {}).get("/Marked", False)):
        yield pdf.finding(CODE, "the PDF does not declare that it is tagged", hint=REBUILD, where="MarkInfo")
    if not any(element.text for element in pdf.elements):
        yield pdf.finding(CODE, "the structure tree holds no text at all", hint=REBUILD)
