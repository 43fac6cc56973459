"""A photo and a theme's measures in, the pixels that its place on the page can use out."""

from __future__ import annotations

import math

from presswork.composition.theme import Measures
from presswork.model import PT_PER_INCH, Photo

# More than this a press cannot show, and a reader's file need not carry: the usual figure for photographs at
# twice a 150-line screen's frequency (see ISO 12647-2 for the screens).
LARGEST_PPI = 300


def placed_size_pt(photo: Photo, measures: Measures) -> tuple[float, float]:
    """Return the width and height in points at which the whole picture, before any crop, is set."""
    ratio = photo.width_px / photo.height_px if photo.height_px else 1.5
    grid = measures["leading"]
    if photo.placement == "lead":
        depth = measures["lead_lines"] * grid
        if "lead_width" in measures:
            return _cover(ratio, measures["lead_width"], depth)
        beyond = measures["overhang"]  # to the page's edges, and over them
        return _cover(ratio, measures["width"] + 2 * beyond, depth + beyond)
    if photo.placement == "plate":
        return _cover(ratio, measures["text_width"], measures["plate_depth"])
    if photo.placement == "wide":
        return measures["text_width"], measures["text_width"] / ratio
    return _cover(ratio, measures["measure"], 0)


def _cover(ratio: float, width: float, height: float) -> tuple[float, float]:
    """Return the size of a picture of the ratio that just covers a box."""
    return (width, width / ratio) if width / ratio >= height else (height * ratio, height)


def largest_px(photo: Photo, measures: Measures, *, ppi: float = LARGEST_PPI) -> tuple[int, int]:
    """Return the most pixels, across and down, that the photo's place can use at this resolution."""
    width, height = placed_size_pt(photo, measures)
    return max(1, math.ceil(width * ppi / PT_PER_INCH)), max(1, math.ceil(height * ppi / PT_PER_INCH))
