"""A page's plates in, the ink along each side of the trim out: just inside it, and the least in the bleed."""

from __future__ import annotations

from PIL import Image, ImageChops

from presswork.preflight.press.rendering.measures import SIDES, Edge, Side
from presswork.preflight.press.rendering.plates import Plates

# A picture may end so much before the bleed's edge; knives and folds are less exact, but they add up.
TOLERANCE_MM = 0.5
_HALF = [value // 2 for value in range(256)]


def edges(plates: Plates, bleed_mm: float) -> dict[Side, Edge]:
    """Return the profile of each side: along its length, the ink just inside and the least in the bleed.

    Without a bleed to fill `outside` equals `inside`.
    """
    depth = max(0, int((bleed_mm - TOLERANCE_MM) * plates.px_per_mm + 1e-6))
    return {side: _edge(plates, side, depth) for side in SIDES}


def _edge(plates: Plates, side: Side, depth: int) -> Edge:
    left, top, right, bottom = plates.trim_px
    strip = _total(
        plates,
        {
            "left": (left - depth, top, left + 1, bottom),
            "top": (left, top - depth, right, top + 1),
            "right": (right - 1, top, right + depth, bottom),
            "bottom": (left, bottom - 1, right, bottom + depth),
        }[side],
    )
    if side in ("left", "right"):  # turned so that what is at the top comes first, and the right column first
        strip = strip.transpose(Image.Transpose.ROTATE_90)
    lines = [strip.crop((0, row, strip.width, row + 1)) for row in range(strip.height)]
    if side in ("top", "right"):
        lines.reverse()
    inside, outside = lines[0], lines[1] if depth else lines[0]
    for line in lines[2:]:
        outside = ImageChops.darker(outside, line)
    return Edge(inside=inside.tobytes(), outside=outside.tobytes(), step_mm=1 / plates.px_per_mm)


def _total(plates: Plates, box: tuple[int, int, int, int]) -> Image.Image:
    """Return the sum of the plates over a box, mode L: 255 stands for 200 % and more."""
    halves = [plane.crop(box).point(_HALF) for plane in plates.planes]
    total = halves[0]
    for half in halves[1:]:
        total = ImageChops.add(total, half)
    return total
