"""A PDF in; a finding out where its window would show the file's name, not its title (`pdf-title-not-shown`).

Source: ISO 14289-1, 7.1 (DisplayDocTitle); WCAG 2.2, 2.4.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-title-not-shown"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require ViewerPreferences with DisplayDocTitle true."""
    if not bool(pdf.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield pdf.finding(
            CODE,
            "the reader's window shows the file's name instead of the title",
            hint=REBUILD,
        )
