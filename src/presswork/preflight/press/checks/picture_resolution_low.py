"""A page in; a finding out for each picture too coarse at its placed size (`picture-resolution-low`).

Rationale: pixels that the eye can tell apart. The press profile says under how many pixels an inch it is
an error (`ppi_fail`) and under how many a warning (`ppi_warn`); the coarser of both directions counts.
Source: Ghent Workgroup, GWG2015 specification, "Image Resolution for Grayscale and Color Images".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.pictures import coarsest

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "picture-resolution-low"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require the profile's resolution of grey and colour pictures."""
    profile = file.profile
    for painted in coarsest(page, bitmaps=False):
        if painted.ppi < profile.ppi_warn - 0.5:
            yield file.finding(
                CODE,
                f"a picture of {painted.width_px} by {painted.height_px} pixels is placed at "
                f"{painted.ppi:.0f} ppi",
                hint=f"Supply a larger file or place it smaller; {profile.ppi_resample:g} ppi is best here.",
                severity=SEVERITY if painted.ppi < profile.ppi_fail - 0.5 else "warning",
                page=page,
                at=painted,
            )
