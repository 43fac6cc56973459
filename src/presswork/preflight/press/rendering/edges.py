"""A page's plates in, the ink along each side of the trim out: just inside it, and the least in the bleed."""

from __future__ import annotations

from PIL import Image, ImageChops

from presswork.preflight.press.rendering.measures import SIDES, Edge, Side
from presswork.preflight.press.rendering.plates import Plates

# A picture may end so much before the bleed's edge; knives and folds are less exact, but they add up.
TOLERANCE_MM = 0.5


def edges(plates: Plates, bleed_mm: float) -> dict[Side, Edge]:
    """Return the profile of each side: along its length, the ink just inside and the least in the bleed.

    Without a bleed to fill `outside` equals `inside`.
    """
    total = _halved_total(plates)
    depth = max(0, int((bleed_mm - TOLERANCE_MM) * plates.px_per_mm + 1e-6))
    return {side: _edge(total, plates, side, depth) for side in SIDES}


def _halved_total(plates: Plates) -> Image.Image:
    """Return the sum of the plates, mode L: 255 stands for 200 % and more."""
    total = plates.planes[0].point(lambda value: value // 2)
    for plane in plates.planes[1:]:
        total = ImageChops.add(total, plane.point(lambda value: value // 2))
    return total


def _edge(total: Image.Image, plates: Plates, side: Side, depth: int) -> Edge:
    left, top, right, bottom = plates.trim_px
    if side in ("left", "right"):
        step = -1 if side == "left" else 1
        first = left if side == "left" else right - 1
        lines = [_column(total, first + step * out, top, bottom) for out in range(depth + 1)]
    else:
        step = -1 if side == "top" else 1
        first = top if side == "top" else bottom - 1
        lines = [_row(total, first + step * out, left, right) for out in range(depth + 1)]
    outside = lines[1] if depth else lines[0]
    for line in lines[2:]:
        outside = ImageChops.darker(outside, line)
    return Edge(inside=lines[0].tobytes(), outside=outside.tobytes(), step_mm=1 / plates.px_per_mm)


def _column(total: Image.Image, x: int, top: int, bottom: int) -> Image.Image:
    """Return a column as a row: what is at its top comes first."""
    return total.crop((x, top, x + 1, bottom)).transpose(Image.Transpose.ROTATE_90)


def _row(total: Image.Image, y: int, left: int, right: int) -> Image.Image:
    return total.crop((left, y, right, y + 1))
