"""A page in; a finding out where it has no sheet to lie on (`media-box-invalid`).

Source: ISO 32000-1, table 30 (MediaBox is required) and Annex C (3 to 14,400 units a side).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "media-box-invalid"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require a MediaBox of a size that PDF allows."""
    if "/MediaBox" not in page.declared or not _fits(page):
        yield file.finding(
            CODE,
            "the page has no MediaBox that can be used",
            hint="Export the file again.",
            severity=SEVERITY,
            page=page,
        )


def _fits(page: PrintedPage) -> bool:
    return all(3 <= side / page.user_unit <= 14_400 for side in (page.media.width, page.media.height))
