"""A page in; a finding out where it does not say where it will be cut (`trim-box-missing`).

Source: ISO 15930-7:2010 and all earlier parts (each page has a TrimBox or an ArtBox); ISO 32000-1, 14.11.2;
PDFlib Tutorial, table 9.5, "page sizes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "trim-box-missing"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require a TrimBox or an ArtBox."""
    if not {"/TrimBox", "/ArtBox"} & page.declared:
        yield file.finding(
            CODE,
            "the page has no TrimBox",
            hint="Export the file as PDF/X-4, which says where pages are cut.",
            severity=SEVERITY,
            page=page,
        )
