"""A layout in, the fold and cut marks around its grid out, as PDF operators and their resources.

They stand wholly outside the trim and its bleed, and are left out where the sheet has no room for them:
cut marks are whole lines, fold marks are dashed, as finishers know them. For a press they are in the
separation All, so that each plate has them (ISO 32000-1, 8.6.6.4); for a printer at home in thin black.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.imposition.layout import MARK_LENGTH_PT, Box, Layout
from presswork.editions.pdf.imposition.sheets import mm

_STROKE_PT = 0.25
_OFFSET_PT = mm(2)  # where there is no bleed to stand clear of
_LEAST_PT = mm(1.5)  # a shorter mark is not seen
_DASH = b"[3 2] 0 d"
_SLIT_DASH = b"[1 2] 0 d"
Line = tuple[float, float, float, float]


def draw_marks(layout: Layout, *, slit: bool, press: bool, pdf: pikepdf.Pdf) -> tuple[bytes, Dictionary]:
    """Return the operators that draw a side's marks, and the resources they name."""
    folds, cuts = list(_fold_lines(layout)), list(_cut_lines(layout))
    if not folds and not cuts and not slit:
        return b"", Dictionary()
    colour = b"/All CS 1 SCN" if press else b"0 G"
    pieces = [b"q %s %g w 0 J" % (colour, _STROKE_PT), _strokes(cuts)]
    if slit:
        pieces += [_SLIT_DASH, _strokes([_slit(layout)])]
    pieces += [_DASH, _strokes(folds), b"Q\n"]
    resources = Dictionary(ColorSpace=Dictionary(All=_all_plates(pdf))) if press else Dictionary()
    return b"\n".join(piece for piece in pieces if piece), resources


def _strokes(lines: list[Line]) -> bytes:
    return b"\n".join(b"%.3f %.3f m %.3f %.3f l S" % line for line in lines)


def _all_plates(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the colour space of the separation All: each ink at once."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))


def _slit(layout: Layout) -> Line:
    """Return the zine's slit: between the rows, over the two inner columns."""
    left, right = layout.trim(0, 1), layout.trim(0, 2)
    return (left.left, left.bottom, right.right, right.bottom)


def _fold_lines(layout: Layout) -> Iterator[Line]:
    """Yield a mark at both ends of each fold; in a gap that is trimmed off, the fold is in its middle."""
    box = layout.whole()
    for column, joint in enumerate(layout.grid.column_joints):
        if joint != "cut":
            x = (layout.trim(0, column).right + layout.trim(0, column + 1).left) / 2
            yield from _upright(layout, box, x)
    for row, joint in enumerate(layout.grid.row_joints):
        if joint != "cut":
            y = (layout.trim(row, 0).bottom + layout.trim(row + 1, 0).top) / 2
            yield from _level(layout, box, y)


def _cut_lines(layout: Layout) -> Iterator[Line]:
    """Yield a mark at both ends of each cut: the outer trim, and the trims at a gap or a knife's cut."""
    box = layout.whole()
    for x in sorted({box.left, box.right, *_inner_cuts(layout, across=True)}):
        yield from _upright(layout, box, x)
    for y in sorted({box.bottom, box.top, *_inner_cuts(layout, across=False)}):
        yield from _level(layout, box, y)


def _inner_cuts(layout: Layout, *, across: bool) -> Iterator[float]:
    joints = layout.grid.column_joints if across else layout.grid.row_joints
    for index, joint in enumerate(joints):
        one = layout.trim(0, index) if across else layout.trim(index, 0)
        other = layout.trim(0, index + 1) if across else layout.trim(index + 1, 0)
        sides = (one.right, other.left) if across else (one.bottom, other.top)
        if joint == "cut" or (joint == "trimmed" and abs(sides[0] - sides[1]) > _STROKE_PT):
            yield from (round(side, 3) for side in sides)


def _upright(layout: Layout, box: Box, x: float) -> Iterator[Line]:
    if length := _length(box.bottom, layout):
        start = box.bottom - _offset(layout)
        yield (x, start - length, x, start)
    if length := _length(layout.height - box.top, layout):
        start = box.top + _offset(layout)
        yield (x, start, x, start + length)


def _level(layout: Layout, box: Box, y: float) -> Iterator[Line]:
    if length := _length(box.left, layout):
        start = box.left - _offset(layout)
        yield (start - length, y, start, y)
    if length := _length(layout.width - box.right, layout):
        start = box.right + _offset(layout)
        yield (start, y, start + length, y)


def _offset(layout: Layout) -> float:
    return max(_OFFSET_PT, layout.grid.bleed * layout.scale + _STROKE_PT)


def _length(room: float, layout: Layout) -> float:
    """Return how long a mark can be in the room beside the trim; 0 where there is too little."""
    length = min(MARK_LENGTH_PT, room - _offset(layout))
    return length if length >= _LEAST_PT else 0.0
