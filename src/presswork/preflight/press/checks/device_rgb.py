"""A page in; a finding out for each object in uncalibrated RGB (`device-rgb`).

Rationale: DeviceRGB says no more than "some red"; each RIP separates it its own way, and black text comes
out in four inks. PDF/X-4 forbids it where the output intent is a CMYK condition.
Source: ISO 15930-7:2010; ISO 32000-1, 8.6.4.3; Ghent Workgroup, GWG2015 specification, "Color Space".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.usage import uses_of_colour

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "device-rgb"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that nothing is painted in DeviceRGB."""
    for use in uses_of_colour(page):
        if use.space.root.family == "DeviceRGB":
            yield file.finding(
                CODE,
                f"{use.what} is in DeviceRGB ({use.detail})",
                hint="Convert it to the CMYK of the printing condition, or export the file as PDF/X-4.",
                severity=SEVERITY,
                page=page,
                at=use.painted,
            )
