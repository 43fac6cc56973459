"""A page's boxes in, its colour bars out: patches of the process inks above the page.

What a printer reads from them (ISO 12647-2; Fogra's and the GWG's control strips carry the same
kinds): solids for ink density, overprints for trapping, middle tones for dot gain, and a balance of
the three colours beside the black tint that it should match. Beyond the centre, black in steps of a tenth.
"""

from __future__ import annotations

from presswork.editions.pdf.press.boxes import PT_PER_MM, Sheet
from presswork.editions.pdf.press.drawing import Drawing

Inks = tuple[float, float, float, float]

_SOLIDS: tuple[Inks, ...] = ((0, 0, 0, 1), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0))
_OVERPRINTS: tuple[Inks, ...] = ((0, 1, 1, 0), (1, 0, 1, 0), (1, 1, 0, 0))
_MIDDLE: tuple[Inks, ...] = ((0, 0, 0, 0.5), (0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0))
# 50/40/40 is near grey in the conditions of ISO 12647-2, as the three-colour balance of control strips is.
_BALANCE: tuple[Inks, ...] = ((0.5, 0.4, 0.4, 0), (0, 0, 0, 0.5))
COLOURS = (*_SOLIDS, *_OVERPRINTS, *_MIDDLE, *_BALANCE)
STEPS: tuple[Inks, ...] = tuple((0, 0, 0, tenth / 10) for tenth in range(10, 0, -1))
# A densitometer's aperture is 3 mm; larger patches are easier to hit (our choice).
PATCH_MM, LEAST_PATCH_MM = 5.0, 3.0
# From the crop marks, and from the registration mark in the middle.
_CLEAR_MM, _CLEAR_CENTRE_MM = 3.0, 5.0


def zones(sheet: Sheet) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where, left and right of the middle, a strip may stand: from and to, in points."""
    left, _, right, _ = sheet.trim
    middle = (left + right) / 2
    clear, centre = _CLEAR_MM * PT_PER_MM, _CLEAR_CENTRE_MM * PT_PER_MM
    return (left + clear, middle - centre), (middle + centre, right - clear)


def draw_bars(drawing: Drawing, sheet: Sheet) -> None:
    """Draw the strips, each against the middle; patches that a narrow page has no room for are left out."""
    nearest, farthest = sheet.band
    middle = sheet.trim[3] + (nearest + farthest) / 2
    (left, inner_left), (inner_right, right) = zones(sheet)
    for patches, start, width, direction in (
        (COLOURS, inner_left, inner_left - left, -1),
        (STEPS, inner_right, right - inner_right, 1),
    ):
        side = min(PATCH_MM, max(LEAST_PATCH_MM, width / PT_PER_MM / len(patches))) * PT_PER_MM
        for index, inks in enumerate(patches[: max(0, int(width / side + 1e-6))]):
            x = start + index * side if direction > 0 else start - (index + 1) * side
            drawing.process(inks)
            drawing.rectangle(x, middle - side / 2, side, side)
