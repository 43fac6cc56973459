"""A page in; a finding out for each 1-bit picture too coarse at its size (`bitmap-resolution-low`).

Rationale: line work has no greys to smooth its edges, so its steps show sooner than a photo's. The press
profile says what is an error (`bitmap_ppi_fail`) and what a warning (`bitmap_ppi_warn`).
Source: Ghent Workgroup, GWG2015 specification, "Image Resolution for 1-bit Images".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.pictures import coarsest

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "bitmap-resolution-low"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require the profile's resolution of pictures of one bit, stencils included."""
    profile = file.profile
    for painted in coarsest(page, bitmaps=True):
        if painted.ppi < profile.bitmap_ppi_warn - 0.5:
            yield file.finding(
                CODE,
                f"a picture of one bit, {painted.width_px} by {painted.height_px} pixels, is placed at "
                f"{painted.ppi:.0f} ppi",
                hint="Scan or draw it finer, or make it a vector drawing.",
                severity=SEVERITY if painted.ppi < profile.bitmap_ppi_fail - 0.5 else "warning",
                page=page,
                at=painted,
            )
