"""A page in, its pictures where each is placed coarsest out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.preflight.press.painted import PaintedImage
from presswork.preflight.press.usage import on_paper

if TYPE_CHECKING:
    from presswork.preflight.press.printed_page import PrintedPage

# Gradients and rules come as pictures a few pixels wide, stretched on purpose: 16 and less, our choice.
_MIN_PX = 17


def coarsest(page: PrintedPage, *, bitmaps: bool) -> list[PaintedImage]:
    """Return each picture once, where it is placed coarsest: those of one bit, or all others."""
    found: dict[Any, PaintedImage] = {}
    for painted in page.objects:
        if not isinstance(painted, PaintedImage) or painted.role not in ("content", "pattern", "annotation"):
            continue
        if (
            painted.is_fpo
            or (painted.bits == 1) != bitmaps
            or min(painted.width_px, painted.height_px) < _MIN_PX
        ):
            continue
        key = id(painted) if painted.inline else painted.image.objgen
        if on_paper(page, painted) and (key not in found or painted.ppi < found[key].ppi):
            found[key] = painted
    return list(found.values())
