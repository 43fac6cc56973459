"""A page in; a finding out for each object in uncalibrated RGB (`device-rgb`).

Rationale: DeviceRGB says no more than "some red"; each RIP separates it its own way, and black text comes
out in four inks. PDF/X-4 forbids it where the output intent is a CMYK condition, also as the alternate of
a spot ink, which is what a press without that ink prints.
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
        root = use.space.root
        if root.family == "DeviceRGB":
            fault = f"{use.what} is in DeviceRGB ({use.detail})"
        elif root.names and root.base is not None and root.base.root.family == "DeviceRGB":
            fault = f'{use.what} is in "{", ".join(root.names)}", which falls back on DeviceRGB'
        else:
            continue
        yield file.finding(
            CODE,
            fault,
            hint="Convert it to the CMYK of the printing condition, or export the file as PDF/X-4.",
            severity=SEVERITY,
            page=page,
            at=use.painted,
        )
