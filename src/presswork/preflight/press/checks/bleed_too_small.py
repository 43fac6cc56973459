"""A page in; a finding out where it has less bleed than the press asks for (`bleed-too-small`).

Sheets are cut with a tolerance; without bleed a white edge shows. One short side, left or right, is a
warning: the side at the spine is folded, not cut.
Source: the press profile's bleed; ISO 32000-1, 14.11.2 (BleedBox); G. Sánchez Muñoz, automatizarpdf.com,
"Select page by its page box properties" (the BleedBox is larger by 3 mm, but for the seam's side).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.printed_page import MM_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "bleed-too-small"
SEVERITY: Severity = "error"

_SLACK_MM = 0.02


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Measure the BleedBox against the trim on each side."""
    wanted = file.profile.bleed_mm
    if wanted <= 0 or not {"/TrimBox", "/ArtBox"} & page.declared:
        return  # without a trim there is nothing to measure from, which another check says
    hint = f"Export the file with a bleed of {wanted:g} mm on all sides."
    if "/BleedBox" not in page.declared:
        yield file.finding(CODE, "the page has no bleed", hint=hint, severity=SEVERITY, page=page)
        return
    trim, bleed = page.trim if "/TrimBox" in page.declared else page.art, page.bleed
    sides = {
        "left": trim.left - bleed.left,
        "right": bleed.right - trim.right,
        "top": bleed.top - trim.top,
        "bottom": trim.bottom - bleed.bottom,
    }
    short = {side: by * MM_PER_POINT for side, by in sides.items() if by * MM_PER_POINT < wanted - _SLACK_MM}
    if short:
        spine = len(short) == 1 and set(short) <= (_turned_sides(page))
        named = ", ".join(f"{side} {max(by, 0):.1f} mm" for side, by in short.items())
        yield file.finding(
            CODE,
            f"the bleed is smaller than {wanted:g} mm: {named}",
            hint=hint,
            severity="warning" if spine else SEVERITY,
            page=page,
        )


def _turned_sides(page: PrintedPage) -> set[str]:
    """Return the sides in user space that are left and right as the page is seen."""
    return {"top", "bottom"} if page.rotate % 180 else {"left", "right"}
