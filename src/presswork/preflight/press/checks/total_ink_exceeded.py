"""A page in; a finding out for each area with more ink than the press takes (`total-ink-exceeded`).

Rationale: too much ink does not dry: it sets off on the next sheet, sticks pages together and slows the
press. The sum of all plates, drawn with overprint and transparency resolved, is judged, not the colours as
written; it is averaged over 0.75 mm, and only areas of 15 mm2 and more count (rendering/ink.py).
Source: the press profile's `total_ink_percent` and what it cites; ISO 12647-2:2013, 4.3.2.4 (tone value sum).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.preflight.press.rendering.measures import RenderedPage

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage
    from presswork.preflight.press.rendering.measures import InkArea

CODE = "total-ink-exceeded"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that no area's inks add up to more than the profile's limit."""
    drawn = file.rendered(page)
    if not isinstance(drawn, RenderedPage):
        return
    limit = file.profile.total_ink_percent
    unsaid = drawn.heavy_count - len(drawn.heavy)
    for area in drawn.heavy:
        rest = f", and {unsaid} smaller areas more" if unsaid and area is drawn.heavy[-1] else ""
        found = file.finding(
            CODE,
            f"{area.percent:.0f} % of ink in an area of {_size(area)}, more than the {limit:g} % that the "
            f"press takes ({', '.join(f'{name} {percent:.0f}' for name, percent in area.inks)}){rest}",
            hint="Convert the picture or colour again with the press's own profile: it keeps to the limit.",
            severity=SEVERITY,
            page=page,
        )
        yield replace(found, bbox_mm=area.bbox_mm)


def _size(area: InkArea) -> str:
    if area.area_mm2 >= 1000:
        return f"{area.area_mm2 / 100:.0f} cm²"
    return f"{area.area_mm2:.0f} mm²"
