"""A page in; a finding out for each object in RGB with a profile of its own (`tagged-rgb`).

Rationale: the printer's workflow must convert it, with an intent and a black that nobody has seen in a
proof; black text comes out in four inks. A press profile with `tagged_colour` allows it.
Source: Ghent Workgroup, GWG2015 specification, "Color Space" (RGB only in the variants "CMYK + RGB"); ISO
32000-1, 8.6.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.usage import uses_of_colour

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "tagged-rgb"
SEVERITY: Severity = "error"

_FAMILIES = ("ICCBased", "CalRGB")


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that nothing is painted in tagged RGB, unless the profile takes tagged colour."""
    if file.profile.tagged_colour:
        return
    for use in uses_of_colour(page):
        root = use.space.root
        if root.family in _FAMILIES and root.process == "rgb":
            yield file.finding(
                CODE,
                f"{use.what} is in {root} ({use.detail})",
                hint="Convert it to the CMYK of the printing condition.",
                severity=SEVERITY,
                page=page,
                at=use.painted,
            )
