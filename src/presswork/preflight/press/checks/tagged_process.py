"""A page in; a finding out for each object in grey or CMYK with a profile of its own (`tagged-process`).

Rationale: it is separated anew from its own profile to the printing condition's: 100 K text comes out in
four inks, and overprint is lost, since it works only on colour that goes to the plates as it is.
Source: Ghent Workgroup, GWG2015 specification, "Color Space"; ISO 32000-1, 8.6.5.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.usage import uses_of_colour

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "tagged-process"
SEVERITY: Severity = "warning"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Warn of grey and CMYK that carry a profile."""
    for use in uses_of_colour(page):
        root = use.space.root
        if root.family in ("ICCBased", "CalGray") and root.process in ("gray", "cmyk"):
            yield file.finding(
                CODE,
                f"{use.what} is in {root} ({use.detail})",
                hint="Convert it to DeviceCMYK or DeviceGray: the output intent says what they mean.",
                severity=SEVERITY,
                page=page,
                at=use.painted,
            )
