"""A press file in; a finding out where it does not say what made it (`pdfx-creator-missing`).

When a file fails, the printer asks first what wrote it.
Source: PDFlib Tutorial, table 10.2 (Creator and Title must be set; xmp:CreatorTool in PDF/X-4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts
from presswork.preflight.press.metadata import XMP, info_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-creator-missing"
SEVERITY: Severity = "warning"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require the name of the program that made the document, in XMP or in Info."""
    known = facts(file)
    if not known.judged:
        return
    if not (known.packet.value(XMP, "CreatorTool") or info_value(file.pdf, "/Creator")):
        yield file.finding(
            CODE,
            "the file does not say which program made it",
            hint="Set xmp:CreatorTool.",
            severity=SEVERITY,
        )
