"""A photo and a theme's measures in, the pixels that its place on the page can use out."""

from __future__ import annotations

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
        return _cover(ratio, measures.get("lead_width", measures["width"]), measures["lead_lines"] * grid)
    if photo.placement == "plate":
        return _cover(ratio, measures["width"], measures["height"])
    if photo.placement == "wide":
        return measures["text_width"], measures["text_width"] / ratio
    return _cover(ratio, measures["measure"], 0)


def _cover(ratio: float, width: float, height: float) -> tuple[float, float]:
    """Return the size of a picture of the ratio that just covers a box."""
    return (width, width / ratio) if width / ratio >= height else (height * ratio, height)


def largest_px(photo: Photo, measures: Measures) -> tuple[int, int]:
    """Return the most pixels, across and down, that the photo's place can use at 300 ppi."""
    width, height = placed_size_pt(photo, measures)
    return tuple(max(1, int(side * LARGEST_PPI / PT_PER_INCH)) for side in (width, height))  # type: ignore[return-value]
