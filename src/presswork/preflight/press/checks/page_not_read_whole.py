"""A page in; a finding out where it is so large that it was not read to its end (`page-not-read-whole`).

Rationale: what was not read was not judged. No page that was ever printed comes near these limits; one that
does will most likely stop the RIP too.
Source: our own limits, in `interpreter`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "page-not-read-whole"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Say where a page was left."""
    if page.painting.stopped:
        yield file.finding(
            CODE,
            f"the page was not read to its end: {page.painting.stopped}",
            hint="Simplify the page, or turn its densest drawing into a picture.",
            severity=SEVERITY,
            page=page,
        )
