"""A press file in; a finding out where it does not say that it is PDF/X (`pdfx-version-missing`).

Without the claim a printer's workflow has no promise to hold the file to, and treats it as any PDF.
Source: ISO 15930-7:2010 (GTS_PDFXVersion in XMP, schema http://www.npes.org/pdfx/ns/id/); ISO 15930-1, -3,
-4 and -6 (GTS_PDFXVersion in the Info dictionary); PDFlib Tutorial, chapter "PDF/X for Print Production".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-version-missing"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require some claim to be PDF/X; where XMP cannot be read, that is another check's finding."""
    known = facts(file)
    if not known.claim.version and not known.packet.error:
        yield file.finding(
            CODE,
            "the file does not say that it is PDF/X",
            hint="Export it as PDF/X-4; a plain PDF may print otherwise than it was proofed.",
            severity=SEVERITY,
        )
