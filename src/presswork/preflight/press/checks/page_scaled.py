"""A page in; a finding out where its units are not points (`page-scaled`).

Workflows that know no UserUnit print the page at another size.
Source: ISO 32000-1, table 30 (UserUnit, PDF 1.6); Ghostscript, bug 688124 (a unit of 2 printed at half the
size, for years); Enfocus, Preflight Checks Overview, 5.6 "Page is scaled".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "page-scaled"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require units of a point."""
    if abs(page.user_unit - 1) > 1e-6:
        yield file.finding(
            CODE,
            f"the page is scaled by {page.user_unit:g} (UserUnit)",
            hint="Export the page at its real size.",
            severity=SEVERITY,
            page=page,
        )
