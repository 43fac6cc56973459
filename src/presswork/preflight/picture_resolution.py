"""A PDF in, its pictures with their effective resolution out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.model import PT_PER_INCH

if TYPE_CHECKING:
    from presswork.preflight.pdf_file import PdfFile

# A gradient's or a rule's picture is a few pixels wide and stretched on purpose.
_MIN_PX = 16


@dataclass(frozen=True, kw_only=True)
class PlacedPicture:
    """A picture where it is placed largest; `ppi` is the finer of its two directions' pixels per inch."""

    width_px: int
    height_px: int
    ppi: float
    page_index: int

    def __str__(self) -> str:
        return f"a picture of {self.width_px} by {self.height_px} pixels is placed at {self.ppi:.0f} ppi"


def placed_pictures(pdf: PdfFile) -> list[PlacedPicture]:
    """Return every picture once, where it is placed largest, in the order of first use."""
    largest: dict[tuple[int, int], PlacedPicture] = {}
    for image in pdf.images:
        width_px, height_px = int(image.image.get("/Width", 0)), int(image.image.get("/Height", 0))
        if min(width_px, height_px) < _MIN_PX or not (image.width_pt and image.height_pt):
            continue
        if bool(image.image.get("/ImageMask", False)):
            continue
        ppi = max(width_px / image.width_pt, height_px / image.height_pt) * PT_PER_INCH
        placed = PlacedPicture(width_px=width_px, height_px=height_px, ppi=ppi, page_index=image.page_index)
        known = largest.get(image.image.objgen)
        if known is None or ppi < known.ppi:
            largest[image.image.objgen] = placed
    return list(largest.values())
