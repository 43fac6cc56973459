"""The operators that set and show text (ISO 32000-1, 9.3 and 9.4)."""

from __future__ import annotations

import math
from typing import Any

from presswork.preflight.press.canvas import Canvas, Key, matrix_of, numbers
from presswork.preflight.press.fonts import PressFont
from presswork.preflight.press.geometry import IDENTITY, Box, Matrix, multiply, scales, transformed
from presswork.preflight.press.painted import PaintedText

# Fonts kept for all pages; a magazine has some dozens.
_MOST_FONTS = 2_000


class TextOperators(Canvas):
    """Text: its state, its place, and the operators that show it."""

    def begin_text(self, _: list[Any]) -> None:
        """`BT`."""
        self.text = self.line = IDENTITY

    def set_font(self, operands: list[Any]) -> None:
        """`Tf`."""
        state, name = self.change(), str(operands[0])
        state.text_size = float(operands[1])
        state.font = self.font(self.resource("/Font", name), name)

    def font(self, dictionary: Any, name: str) -> PressFont:
        """Return a font, read once for all pages."""
        if dictionary is None:
            self.fault(f'the font "{name[1:]}" is not among the resources')
            return PressFont(None)
        fonts = self.shared.fonts
        # A font without an object number is known by what it says.
        key: Key | bytes = dictionary.objgen if dictionary.is_indirect else bytes(dictionary.unparse())
        if key not in fonts:
            if len(fonts) >= _MOST_FONTS:
                fonts.clear()
            fonts[key] = PressFont(dictionary)
        return fonts[key]

    def move(self, operands: list[Any]) -> None:
        """`Td`."""
        x, y = numbers(operands, 2)
        a, b, c, d, e, f = self.line
        self.text = self.line = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)

    def move_and_lead(self, operands: list[Any]) -> None:
        """`TD`."""
        self.change().leading = -numbers(operands, 2)[1]
        self.move(operands)

    def set_text_matrix(self, operands: list[Any]) -> None:
        """`Tm`."""
        self.text = self.line = matrix_of(numbers(operands, 6))

    def next_line(self, _: list[Any]) -> None:
        """`T*`."""
        self.move([0.0, -self.state.leading])

    def set_leading(self, operands: list[Any]) -> None:
        """`TL`."""
        self.change().leading = numbers(operands, 1)[0]

    def set_rise(self, operands: list[Any]) -> None:
        """`Ts`."""
        self.change().rise = numbers(operands, 1)[0]

    def set_text_mode(self, operands: list[Any]) -> None:
        """`Tr`."""
        self.change().text_mode = int(numbers(operands, 1)[0])

    def set_character_spacing(self, operands: list[Any]) -> None:
        """`Tc`."""
        self.change().character_spacing = numbers(operands, 1)[0]

    def set_word_spacing(self, operands: list[Any]) -> None:
        """`Tw`."""
        self.change().word_spacing = numbers(operands, 1)[0]

    def set_stretch(self, operands: list[Any]) -> None:
        """`Tz`."""
        self.change().stretch = numbers(operands, 1)[0] / 100

    def show(self, operands: list[Any]) -> None:
        """`Tj`."""
        if isinstance(operands[-1], bytes):
            self.show_codes(operands[-1], 0.0)

    def show_on_next_line(self, operands: list[Any]) -> None:
        """`'`."""
        self.next_line([])
        self.show(operands)

    def show_spaced(self, operands: list[Any]) -> None:
        """The operator of a double quotation mark."""
        state = self.change()
        state.word_spacing, state.character_spacing = numbers(operands[:2], 2)
        self.show_on_next_line(operands)

    def show_array(self, operands: list[Any]) -> None:
        """`TJ`."""
        items = operands[-1]
        codes = b"".join(item for item in items if isinstance(item, bytes))
        self.show_codes(codes, sum(item for item in items if isinstance(item, float)))

    def show_codes(self, codes: bytes, back: float) -> None:
        """Show character codes; `back` is how far TJ's numbers move against them, in thousandths."""
        state = self.state
        if state.font is None:
            self.fault("text is shown before a font is chosen")
            return
        advance = self._advance(state.font, codes, back)
        if codes:
            self._add_text(state.font, codes, advance)
        a, b, c, d, e, f = self.text
        if state.font.is_vertical:
            self.text = (a, b, c, d, c * advance + e, d * advance + f)
        else:
            self.text = (a, b, c, d, a * advance + e, b * advance + f)

    def _advance(self, font: PressFont, codes: bytes, back: float) -> float:
        state = self.state
        if font.is_vertical:
            # Thousandths downwards (9.7.4.3); vertical metrics other than the default are rare.
            count = len(codes) // font.code_bytes
            return -(count * 1000 + back) / 1000 * state.text_size + state.character_spacing * count
        advance = (font.advance(codes) - back) / 1000 * state.text_size
        if state.character_spacing:
            advance += state.character_spacing * (len(codes) // font.code_bytes)
        if state.word_spacing and font.code_bytes == 1:
            advance += state.word_spacing * codes.count(b" ")
        return advance * state.stretch

    def _add_text(self, font: PressFont, codes: bytes, advance: float) -> None:
        state = self.state
        matrix = multiply(self.text, state.ctm)
        bbox = self.visible(transformed(self._extent(font, advance), matrix))
        if bbox is None:
            return
        if state.text_mode != 3:
            self.painting.fonts[id(font)] = font
        mode, size = state.text_mode, abs(state.text_size) * math.hypot(matrix[2], matrix[3])
        width = state.line_width * scales(state.ctm)[0] if mode in (1, 2, 5, 6) else 0.0
        painted = PaintedText(
            self.keep(), bbox, self.role, self.marks, self.forms, font, codes, size, mode, width
        )
        self.painting.objects.append(painted)
        for colour in painted.colours:
            self.use_pattern(colour, bbox)
        if font.is_type3:
            self.draw_glyphs(font, codes, matrix, bbox)

    def _extent(self, font: PressFont, advance: float) -> Box:
        size, rise = self.state.text_size, self.state.rise
        if font.is_vertical:
            return Box(-size / 2, min(0.0, advance), size / 2, max(0.0, advance))
        below, above = rise + font.extent[0] * size, rise + font.extent[1] * size
        return Box(min(0.0, advance), min(below, above), max(0.0, advance), max(below, above))

    def use_pattern(self, colour: Any, area: Box) -> None:
        """Interpret the pattern that something is painted with."""
        raise NotImplementedError

    def draw_glyphs(self, font: PressFont, codes: bytes, matrix: Matrix, area: Box) -> None:
        """Interpret the glyphs of a Type 3 font."""
        raise NotImplementedError
