"""A colour as the source sets it in, the operators that set it in the press file out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Name

from presswork.editions.pdf.press.painting import IDENTITY, Paint
from presswork.editions.pdf.press.statements import names
from presswork.editions.pdf.press.wanted import Rewritten, Shelf

if TYPE_CHECKING:
    from presswork.editions.pdf.press.tones import Tones


def worded(
    paint: Paint, result: Rewritten, shelf: Shelf, tones: Tones, *, is_line: bool, stroke: bool
) -> tuple[bytes, bool]:
    """Return the operators for a colour, and whether it is full black; note in `result` what they place."""
    set_space, set_colour = (b" CS ", b" SCN\n") if stroke else (b" cs ", b" scn\n")
    space = paint.space
    if paint.pattern:
        placed = shelf.pattern(paint.pattern)
        if placed is not None:
            result.placed.append((placed, IDENTITY))
        pattern = pikepdf.unparse_content_stream([([Name(paint.pattern)], pikepdf.Operator("n"))])[:-2]
        if not space.base:
            return b"\n/Pattern" + set_space + pattern + set_colour, False
        values = tones.of(space.base.colour(paint.values))
        return b"\n" + shelf.uncoloured() + set_space + _row(values) + pattern + set_colour, False
    if space.kept is not None and tones.count == 4:
        name = shelf.kept(names(paint.name)[0], space.kept)
        return b"\n" + name + set_space + _row(paint.values) + set_colour[1:], False
    colour = space.colour(paint.values)
    if tint := tones.spot(colour):
        return b"\n" + shelf.separation(tint.spot) + set_space + _row((tint.strength,)) + set_colour[
            1:
        ], False
    values = tones.of(colour, is_line=is_line)
    return b"\n" + _row(values) + tones.operators[stroke] + b"\n", values == (0, 0, 0, 1)


def _row(values: tuple[float, ...]) -> bytes:
    return b"".join(b"%g " % (round(value, 4) + 0.0) for value in values)
