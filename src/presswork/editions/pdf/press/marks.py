"""A page's boxes in, its crop and registration marks out, in the separation All."""

from __future__ import annotations

from presswork.editions.pdf.press.boxes import PT_PER_MM, Sheet
from presswork.editions.pdf.press.drawing import Drawing

# A hairline that every platesetter holds: InDesign's and QuarkXPress's default weight too.
WEIGHT_PT = 0.25
_RING_MM, _DISC_MM = 2.0, 1.1


def draw_crop_marks(drawing: Drawing, sheet: Sheet) -> None:
    """Draw two lines at each corner, in line with the trim's edges."""
    left, bottom, right, top = sheet.trim
    nearest, farthest = sheet.band
    for x in (left, right):
        for edge, out in ((bottom, -1), (top, 1)):
            drawing.line(x, edge + out * nearest, x, edge + out * farthest)
    for y in (bottom, top):
        for edge, out in ((left, -1), (right, 1)):
            drawing.line(edge + out * nearest, y, edge + out * farthest, y)


def draw_registration_marks(drawing: Drawing, sheet: Sheet) -> None:
    """Draw a target at the middle of each side: ring, disc and cross, the cross white within the disc."""
    left, bottom, right, top = sheet.trim
    nearest, farthest = sheet.band
    middle, arm = (nearest + farthest) / 2, (farthest - nearest) / 2
    across, up = (left + right) / 2, (bottom + top) / 2
    for y in (bottom - middle, top + middle):
        _target(drawing, across, y, arm)
    for x in (left - middle, right + middle):
        _target(drawing, x, up, arm)


def _target(drawing: Drawing, x: float, y: float, arm: float) -> None:
    disc = _DISC_MM * PT_PER_MM
    drawing.circle(x, y, _RING_MM * PT_PER_MM, "S")
    drawing.line(x - arm, y, x + arm, y)
    drawing.line(x, y - arm, x, y + arm)
    drawing.circle(x, y, disc, "f")
    drawing.registration(0)
    drawing.line(x - disc, y, x + disc, y)
    drawing.line(x, y - disc, x, y + disc)
    drawing.registration(1)
