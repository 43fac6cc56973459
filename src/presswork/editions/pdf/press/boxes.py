"""A trim, a bleed and the marks asked for in, the page's boxes out (ISO 32000-1, 14.11.2).

All boxes are in points, from the trim's lower left corner: the page's content stays where it was set,
and the MediaBox begins left of and below zero.
"""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Array

from presswork.model import MM_PER_INCH, PT_PER_INCH, Mark

Box = tuple[float, float, float, float]

PT_PER_MM = PT_PER_INCH / MM_PER_INCH
# Marks begin a millimetre outside the bleed, or 3 mm outside the trim where there is less bleed: printers
# ask that the offset be no less than the bleed, and 3 mm (1/8 inch) is what they give where they name a
# figure (printplanet.com, thread 5558; qinprinting.com, "Crop marks and bleed").
MARK_CLEARANCE_MM = 1.0
LEAST_OFFSET_MM = 3.0
# The Ghent Workgroup's length of a crop mark (support.canto.com, "Brand Studio Concept - Crop Marks").
MARK_LENGTH_MM = 6.0
# Our choice: what is printed should not end at the very edge of the file.
RIM_MM = 1.0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page's boxes; `band` is (nearest, farthest) of the marks' distance from the trim, in points."""

    trim: Box
    bleed: Box
    media: Box
    band: tuple[float, float]


def sheet_of(trim: Box, *, bleed_mm: float, marks: tuple[Mark, ...]) -> Sheet:
    """Return the boxes around a trim. Without marks, the MediaBox is the BleedBox."""
    bleed_pt = bleed_mm * PT_PER_MM
    nearest_mm = max(bleed_mm + MARK_CLEARANCE_MM, LEAST_OFFSET_MM)
    farthest_mm = nearest_mm + MARK_LENGTH_MM
    margin = (farthest_mm + RIM_MM) * PT_PER_MM if marks else bleed_pt
    return Sheet(
        trim=trim,
        bleed=_around(trim, bleed_pt),
        media=_around(trim, margin),
        band=(nearest_mm * PT_PER_MM, farthest_mm * PT_PER_MM),
    )


def _around(box: Box, distance: float) -> Box:
    left, bottom, right, top = box
    return left - distance, bottom - distance, right + distance, top + distance


def trim_of(page: pikepdf.Page) -> Box:
    """Return the trim of a page as WeasyPrint wrote it: its CSS page box."""
    left, bottom, right, top = (float(side) for side in page.trimbox)
    return left, bottom, right, top


def set_boxes(page: pikepdf.Page, sheet: Sheet) -> None:
    """Write a page's boxes, all of them: a reader of the file need infer none.

    PDF/X wants a TrimBox or an ArtBox, not both; a CropBox would only hide the marks.
    """
    for needless in {"/ArtBox", "/CropBox"} & set(page.obj.keys()):
        del page.obj[needless]
    boxes = {"/MediaBox": sheet.media, "/BleedBox": sheet.bleed, "/TrimBox": sheet.trim}
    for name, box in boxes.items():
        page.obj[name] = Array([round(side, 4) for side in box])
