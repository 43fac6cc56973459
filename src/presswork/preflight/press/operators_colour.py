"""The operators that set colours and the rest of the graphics state (ISO 32000-1, 8.4.4 and 8.6.8)."""

from __future__ import annotations

from typing import Any

import pikepdf

from presswork.preflight.press.canvas import Canvas, matrix_of, numbers
from presswork.preflight.press.colours import Colour, ColourSpace, initial
from presswork.preflight.press.geometry import multiply

# Dictionaries without a number of their own are told apart by what is in them.
_MOST_STATES = 200


class ColourOperators(Canvas):
    """Graphics state: `q`, `Q`, `cm`, `gs`, the line's width, and colours."""

    def push(self, _: list[Any]) -> None:
        """`q`."""
        self.stack.append(self.keep())

    def pop(self, _: list[Any]) -> None:
        """`Q`."""
        if self.stack:
            self.state, self.kept = self.stack.pop(), True
        else:
            self.fault("a graphics state is restored that was never saved")

    def concat(self, operands: list[Any]) -> None:
        """`cm`."""
        state = self.change()
        state.ctm = multiply(matrix_of(numbers(operands, 6)), state.ctm)

    def set_line_width(self, operands: list[Any]) -> None:
        """`w`."""
        self.change().line_width = abs(numbers(operands, 1)[0])

    def set_parameters(self, operands: list[Any]) -> None:
        """`gs`."""
        parameters = self.resource("/ExtGState", str(operands[0]))
        if not isinstance(parameters, pikepdf.Dictionary):
            self.fault(f'the graphics state "{str(operands[0])[1:]}" is not among the resources')
            return
        key = parameters.objgen if parameters.is_indirect else ("direct", len(self.painting.graphics_states))
        known = self.painting.graphics_states
        if key[0] != "direct" or (len(known) < _MOST_STATES and parameters not in known.values()):
            known[key] = parameters
        state = self.change()
        state.set_parameters(parameters)
        if "/Font" in parameters:
            state.font = self.font(parameters["/Font"][0], "/of the graphics state")
            state.text_size = float(parameters["/Font"][1])
        if state.soft_mask is not None:
            self.use_soft_mask(state.soft_mask)

    def space(self, name: str) -> ColourSpace:
        """Return a colour space by its name; a device's may be replaced by the resources' default."""
        key = ("space", name)
        if key not in self.found:
            self.found[key] = self.shared.spaces.resolve(name, self.resources)
        found: ColourSpace = self.found[key]
        return found

    def set_fill_space(self, operands: list[Any]) -> None:
        """`cs`."""
        self._set(fill=initial(self.space(str(operands[-1]))))

    def set_stroke_space(self, operands: list[Any]) -> None:
        """`CS`."""
        self._set(stroke=initial(self.space(str(operands[-1]))))

    def set_fill(self, operands: list[Any]) -> None:
        """`sc`, `scn`."""
        self._set(fill=self._colour(self.state.fill.space, operands))

    def set_stroke(self, operands: list[Any]) -> None:
        """`SC`, `SCN`."""
        self._set(stroke=self._colour(self.state.stroke.space, operands))

    def set_fill_gray(self, operands: list[Any]) -> None:
        """`g`."""
        self._set(fill=Colour(self.space("/DeviceGray"), tuple(numbers(operands, 1))))

    def set_stroke_gray(self, operands: list[Any]) -> None:
        """`G`."""
        self._set(stroke=Colour(self.space("/DeviceGray"), tuple(numbers(operands, 1))))

    def set_fill_rgb(self, operands: list[Any]) -> None:
        """`rg`."""
        self._set(fill=Colour(self.space("/DeviceRGB"), tuple(numbers(operands, 3))))

    def set_stroke_rgb(self, operands: list[Any]) -> None:
        """`RG`."""
        self._set(stroke=Colour(self.space("/DeviceRGB"), tuple(numbers(operands, 3))))

    def set_fill_cmyk(self, operands: list[Any]) -> None:
        """`k`."""
        self._set(fill=Colour(self.space("/DeviceCMYK"), tuple(numbers(operands, 4))))

    def set_stroke_cmyk(self, operands: list[Any]) -> None:
        """`K`."""
        self._set(stroke=Colour(self.space("/DeviceCMYK"), tuple(numbers(operands, 4))))

    def _set(self, *, fill: Colour | None = None, stroke: Colour | None = None) -> None:
        if self.colour_locked:  # a glyph that takes the text's colour: `d1` (9.6.5.2)
            return
        state = self.change()
        if fill is not None:
            state.fill = fill
        if stroke is not None:
            state.stroke = stroke

    def _colour(self, space: ColourSpace, operands: list[Any]) -> Colour:
        values = tuple(value for value in operands if isinstance(value, float))
        if operands and isinstance(operands[-1], str):
            return Colour(space, values, self.resource("/Pattern", operands[-1]))
        return Colour(space, values)

    def font(self, dictionary: Any, name: str) -> Any:
        """Return a font, read once for all pages."""
        raise NotImplementedError

    def use_soft_mask(self, mask: Any) -> None:
        """Interpret the group of a soft mask."""
        raise NotImplementedError
