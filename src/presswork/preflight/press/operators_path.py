"""The operators that build, paint and clip by paths (ISO 32000-1, 8.5)."""

from __future__ import annotations

from typing import Any

from presswork.preflight.press.canvas import Canvas, numbers
from presswork.preflight.press.geometry import FAR, Box, around, scales
from presswork.preflight.press.painted import PaintedPath

# Sides that differ by less are the same: a thousandth of a point is a third of a micron.
_SAME = 0.001
_MAX_POINTS = 2_000_000


class PathOperators(Canvas):
    """Paths: `re`, `m`, `l`, `c`, the painting operators and `W`."""

    def move_to(self, operands: list[Any]) -> None:
        """`m`."""
        self.subpaths += 1
        self.line_to(operands)

    def line_to(self, operands: list[Any]) -> None:
        """`l`."""
        x, y = numbers(operands, 2)
        a, b, c, d, e, f = self.state.ctm
        self.points.append((a * x + c * y + e, b * x + d * y + f))

    def curve(self, operands: list[Any]) -> None:
        """`c`, `v`, `y`: the control points span no less than the curve."""
        a, b, c, d, e, f = self.state.ctm
        for x, y in zip(operands[::2], operands[1::2], strict=True):
            self.points.append((a * x + c * y + e, b * x + d * y + f))
        self.subpaths += 1  # never a rectangle

    def trace(self, operands: list[Any]) -> None:
        """Many of `m`, `l`, `c`, `v`, `y`, `h` at once (`tokens.PATH`)."""
        points, bends, count = operands
        a, b, c, d, e, f = self.state.ctm
        self.points += [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        self.subpaths += bends
        self.spend(count - 1)

    def rectangle(self, operands: list[Any]) -> None:
        """`re`."""
        x, y, width, height = numbers(operands, 4)
        self.subpaths += 1
        a, b, c, d, e, f = self.state.ctm
        for right, top in ((x, y), (x + width, y), (x + width, y + height), (x, y + height)):
            self.points.append((a * right + c * top + e, b * right + d * top + f))

    def clip_to_path(self, _: list[Any]) -> None:
        """`W`, `W*`: the path clips once it has been painted."""
        self.clipping = True

    def end_path(self, _: list[Any]) -> None:
        """`n`."""
        self.paint_path(fills=False, strokes=False)

    def stroke_path(self, _: list[Any]) -> None:
        """`S`, `s`."""
        self.paint_path(fills=False, strokes=True)

    def fill_path(self, _: list[Any]) -> None:
        """`f`, `F`, `f*`."""
        self.paint_path(fills=True, strokes=False)

    def fill_and_stroke_path(self, _: list[Any]) -> None:
        """`B`, `B*`, `b`, `b*`."""
        self.paint_path(fills=True, strokes=True)

    def paint_path(self, *, fills: bool, strokes: bool) -> None:
        """Paint the path, then clip by it where that was asked for."""
        points, self.points = self.points[:_MAX_POINTS], []
        subpaths, self.subpaths = self.subpaths, 0
        clipping, self.clipping = self.clipping, False
        if not points:
            return
        bbox = around(points)
        if fills or strokes:
            self._add_path(points, bbox, subpaths, fills=fills, strokes=strokes)
        if clipping:
            self.narrow(bbox)

    def _add_path(
        self, points: list[tuple[float, float]], bbox: Box, subpaths: int, *, fills: bool, strokes: bool
    ) -> None:
        width = self._stroke_width(bbox) if strokes else 0.0
        painted = self.visible(bbox.grown(width / 2) if width else bbox)
        if painted is None:
            return
        rectangle = subpaths == 1 and _is_rectangle(points)
        self.painting.objects.append(
            PaintedPath(
                self.keep(),
                painted,
                self.role,
                self.marks,
                self.forms,
                fills,
                strokes,
                width,
                rectangle,
                min(bbox.width, bbox.height) if rectangle else FAR,
            )
        )
        if fills:
            self.use_pattern(self.state.fill, painted)
        if strokes:
            self.use_pattern(self.state.stroke, painted)

    def _stroke_width(self, bbox: Box) -> float:
        """Return the width of a line as drawn, the thinnest where the matrix stretches it unevenly."""
        state = self.state
        a, b, c, d = state.ctm[:4]
        if not b and not c:
            if bbox.height < _SAME < bbox.width:
                return state.line_width * abs(d)
            if bbox.width < _SAME < bbox.height:
                return state.line_width * abs(a)
        return state.line_width * scales(state.ctm)[0]

    def spend(self, operators: int) -> None:
        """Count operators that came as one."""
        raise NotImplementedError

    def use_pattern(self, colour: Any, area: Box) -> None:
        """Interpret the pattern that something is painted with."""
        raise NotImplementedError


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    if len(points) not in (4, 5):
        return False
    box = around(points)
    return all(
        min(abs(x - box.left), abs(x - box.right)) < _SAME
        and min(abs(y - box.bottom), abs(y - box.top)) < _SAME
        for x, y in points
    )
