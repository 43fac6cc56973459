"""A page in; a note out where it is turned for viewing (`page-rotated`).

Imposition software differs in whether it turns the page too.
Source: ISO 32000-1, table 30 (Rotate); Enfocus, Preflight Checks Overview, 5.4 "Different page
orientations".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "page-rotated"
SEVERITY: Severity = "note"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require a page that lies as it is written."""
    if page.rotate:
        yield file.finding(
            CODE,
            f"the page is turned by {page.rotate} degrees (Rotate)",
            hint="Nothing to do, if the printer's imposition heeds it.",
            severity=SEVERITY,
            page=page,
        )
