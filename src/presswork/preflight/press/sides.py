"""A page in, how far what it paints stands from each side of the trim out, in millimetres as seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.preflight.press.geometry import Box
from presswork.preflight.press.painted import (
    Painted,
    PaintedGroup,
    PaintedImage,
    PaintedShading,
    PaintedText,
)
from presswork.preflight.press.printed_page import MM_PER_POINT
from presswork.preflight.press.rendering.measures import Side

if TYPE_CHECKING:
    from presswork.preflight.press.printed_page import PrintedPage
    from presswork.preflight.press.rendering.measures import BoxMm
    from presswork.press_profile import PressProfile

_NO_BLEED_MM = 0.1
# Text whose box is not as high as its font at its size is turned, slanted or clipped.
_SAME_HEIGHT = 0.01
# How messages name the sides.
AT: Mapping[Side, str] = {
    "left": "on the left",
    "top": "at the top",
    "right": "on the right",
    "bottom": "at the foot",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """An object and its box: left, top, right, bottom in mm from the trim's top left."""

    painted: Painted
    box_mm: BoxMm

    @property
    def is_text(self) -> bool:
        """Whether it is text."""
        return isinstance(self.painted, PaintedText)

    @property
    def is_seen(self) -> bool:
        """Whether it can leave ink: not invisible text, not white, not wholly transparent, no mere group."""
        painted, state = self.painted, self.painted.state
        if isinstance(painted, PaintedGroup) or painted.role in ("soft mask", "glyph"):
            return False
        if isinstance(painted, PaintedText) and (painted.invisible or not painted.text.strip()):
            return False
        if state.fill_alpha <= 0 and state.stroke_alpha <= 0:
            return False
        if isinstance(painted, PaintedImage) and not painted.is_mask:
            return True
        colours = painted.colours
        return isinstance(painted, PaintedShading) or any(not colour.is_white for colour in colours)

    def along(self, side: Side) -> tuple[float, float]:
        """Return where it begins and ends along a side, from the side's left or top."""
        left, top, right, bottom = self.box_mm
        return (top, bottom) if side in ("left", "right") else (left, right)

    def spans(self, side: Side, start_mm: float, end_mm: float) -> bool:
        """Whether it reaches along the whole of a stretch of the side, half a millimetre less allowed."""
        first, last = self.along(side)
        return first <= start_mm + 0.5 and last >= end_mm - 0.5

    def overlaps(self, side: Side, start_mm: float, end_mm: float) -> bool:
        """Whether it shares any of a stretch of the side."""
        first, last = self.along(side)
        return first < end_mm and last > start_mm


def near_trim(page: PrintedPage, margin_mm: float) -> list[Placed]:
    """Return what the page visibly paints within the trim, but nearer to one of its sides than the margin."""
    margin = margin_mm / MM_PER_POINT
    inner = page.trim.grown(-margin)
    found = []
    for painted in page.objects:
        box = painted.bbox
        left, bottom, right, top = box
        if left >= inner.left and bottom >= inner.bottom and right <= inner.right and top <= inner.top:
            continue  # most of a page: it stands well within
        if (
            left < page.trim.right
            and right > page.trim.left
            and bottom < page.trim.top
            and top > page.trim.bottom
        ):
            if isinstance(painted, PaintedText):
                box = _inked(painted)
            thing = Placed(painted, page.to_mm(box))
            if thing.is_seen:
                found.append(thing)
    return found


def _inked(text: PaintedText) -> Box:
    """Return the box of upright text from its lowest to its highest outline.

    Its own box has the font's whole ascent, for accents that may not be there: in a nameplate, a centimetre.
    """
    low, high = text.font.extent
    height = (high - low) * text.size_pt
    reach = text.font.glyphs.reach(text.codes) if height and not text.font.is_vertical else None
    box = text.bbox
    if reach is None or abs(box.height - height) > _SAME_HEIGHT * height or box.width < box.height / 4:
        return box
    baseline, line = box.bottom - low * text.size_pt, text.stroke_width_pt / 2
    bottom, top = (baseline + place * text.size_pt for place in reach)
    return Box(box.left, bottom - line, box.right, top + line)


def beyond_mm(thing: Placed, page: PrintedPage, side: Side) -> float:
    """Return how far an object reaches past a side of the trim; negative where it stops before it."""
    left, top, right, bottom = thing.box_mm
    return {
        "left": -left,
        "top": -top,
        "right": right - page.width_mm,
        "bottom": bottom - page.height_mm,
    }[side]


def spine_side(page: PrintedPage, profile: PressProfile) -> Side | None:
    """Return the side at the fold of a stitched booklet, where nothing is trimmed and no bleed is needed.

    It is the one upright side where the page declares a bleed on the others but none here.
    """
    if profile.binding != "saddle-stitch" or "/BleedBox" not in page.declared:
        return None
    left, top, right, bottom = page.to_mm(page.bleed)
    width, height = page.width_mm, page.height_mm
    room: dict[Side, float] = {"left": -left, "top": -top, "right": right - width, "bottom": bottom - height}
    without: list[Side] = [side for side, bleed in room.items() if bleed < _NO_BLEED_MM]
    return without[0] if len(without) == 1 and without[0] in ("left", "right") else None
