"""A press file in; a finding out where it has no title (`pdfx-title-missing`).

The title is what a printer's job list shows.
Source: ISO 15930-7:2010 (dc:title); ISO 15930-1, -3, -4, -6 (Title in Info); PDFlib Tutorial, table 10.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts
from presswork.preflight.press.metadata import DC, info_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-title-missing"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a title: in XMP, or for an older PDF/X in Info."""
    known = facts(file)
    if not known.judged:
        return
    title = known.packet.value(DC, "title")
    if not title and known.claim.older:
        title = info_value(file.pdf, "/Title")
    if not title:
        yield file.finding(
            CODE,
            "the file has no title",
            hint="Give the document a title (dc:title) before it is exported.",
            severity=SEVERITY,
        )
