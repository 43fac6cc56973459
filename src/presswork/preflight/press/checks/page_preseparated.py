"""A page in; a finding out where it is one plate of another page (`page-preseparated`).

A workflow separates again: the plate of cyan comes out as grey on black.
Source: ISO 15930-7:2010 and all earlier parts (no pre-separated pages); Kodak Prinergy Evo, "Technical
characteristics of PDF/X-1a"; ISO 32000-1, 14.11.4 (SeparationInfo).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "page-preseparated"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require composite pages."""
    if "/SeparationInfo" in page.obj:
        yield file.finding(
            CODE,
            "the page is a plate of another page",
            hint="Export composite pages; the printer separates them.",
            severity=SEVERITY,
            page=page,
        )
