"""A page in; a finding out where it says twice where its content ends (`trim-and-art-box`).

Source: ISO 15930-7:2010 and all earlier parts (a TrimBox or an ArtBox, not both); PDFlib Tutorial, table
9.5; Kodak Prinergy Evo, "Technical characteristics of PDF/X-1a".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "trim-and-art-box"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require one of the two alone."""
    if {"/TrimBox", "/ArtBox"} <= page.declared:
        yield file.finding(
            CODE,
            "the page has a TrimBox and an ArtBox",
            hint="Keep the TrimBox alone.",
            severity=SEVERITY,
            page=page,
        )
