"""A content stream in, the same stream in the inks of the printing condition out.

Each colour is written just before what it paints. Full black alone overprints in text and rules that
are opaque; everything else, white above all, knocks out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pikepdf import Name

from presswork.editions.pdf.press.painting import (
    FIRST,
    INITIAL,
    PATTERN_SPACE,
    RULE_PT,
    UNKNOWN,
    Clip,
    Paint,
    State,
    is_rule,
    multiplied,
)
from presswork.editions.pdf.press.spaces import (
    BY_COUNT,
    CMYK,
    GREY,
    RGB,
    Space,
    UnknownSpaceError,
    read_space,
)
from presswork.editions.pdf.press.statements import Inline, names, numbers, statements
from presswork.editions.pdf.press.wanted import Rewritten, Shelf
from presswork.editions.pdf.press.words import worded

if TYPE_CHECKING:
    from presswork.editions.pdf.press.tones import Tones

OVERPRINT_PREFIX = "/PrswO"
_SHOWN = (b"Tj", b"TJ", b"'", b'"')
_FILLED = {b"f": (1, 0), b"F": (1, 0), b"f*": (1, 0), b"S": (0, 1), b"s": (0, 1), b"n": (0, 0)}
_BOTH = dict.fromkeys((b"B", b"B*", b"b", b"b*"), (1, 1))
PAINTED = {**_FILLED, **_BOTH}
_BUILT = (b"m", b"re", b"l", b"c", b"v", b"y", b"h")


def rewrite(data: bytes, shelf: Shelf, tones: Tones, *, inherits: bool) -> Rewritten:
    """Rewrite a stream; `inherits` says that it begins with the colours of what draws it.

    Raises `UnreadableError` for a stream that is none.
    """
    writer = _Writer(shelf, tones, UNKNOWN if inherits else FIRST)
    handlers = writer.handlers
    out = writer.out
    for operands, operator, raw, inline in statements(data):
        handler = handlers.get(operator)
        if handler is not None:
            handler(operands, operator, raw)
        elif inline is not None:
            writer.draw_inline(inline, raw)
        else:
            out.append(raw)
    writer.result.data = b"".join(out)
    return writer.result


class _Writer:
    def __init__(self, shelf: Shelf, tones: Tones, state: State) -> None:
        self.shelf, self.tones, self.state = shelf, tones, state
        self.stack: list[State] = []
        self.out: list[bytes] = []
        self.path: list[tuple[bytes, bytes]] = []
        self.spaces: dict[bytes, Space] = {}
        self.path_start = -1
        self.clipping = False
        self.result = Rewritten()
        self.known: dict[tuple[Paint, bool, bool], tuple[bytes, bool]] = {}
        self.handlers: dict[bytes, Callable[[bytes, bytes, bytes], None]] = {
            b"q": self._push,
            b"Q": self._pop,
            b"cm": self._transform,
            b"w": self._set_width,
            b"Tr": self._set_render,
            b"gs": self._set_effect,
            b"Do": self._draw,
            b"sh": self._shade,
            b"g": self._device(GREY, stroke=False),
            b"G": self._device(GREY, stroke=True),
            b"rg": self._device(RGB, stroke=False),
            b"RG": self._device(RGB, stroke=True),
            b"k": self._device(CMYK, stroke=False),
            b"K": self._device(CMYK, stroke=True),
            b"cs": self._set_space,
            b"CS": self._set_space,
            b"sc": self._set_colour,
            b"SC": self._set_colour,
            b"scn": self._set_colour,
            b"SCN": self._set_colour,
            b"d1": self._mask_glyph,
            b"W": self._clip,
            b"W*": self._clip,
            **dict.fromkeys(_BUILT, self._build),
            **dict.fromkeys(PAINTED, self._paint),
            **dict.fromkeys(_SHOWN, self._show),
        }

    # State.

    def _push(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        self.stack.append(self.state)
        self.out.append(raw)

    def _pop(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        if self.stack:
            self.state = self.stack.pop()
            self.out.append(raw)

    def _transform(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        values = numbers(operands)
        if len(values) == 6:
            a, b, c, d, e, f = values
            self.state = replace(self.state, matrix=multiplied((a, b, c, d, e, f), self.state.matrix))
        self.out.append(raw)

    def _set_width(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        self.state = replace(self.state, width=(*numbers(operands), 1.0)[0])
        self.out.append(raw)

    def _set_render(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        self.state = replace(self.state, render=int((*numbers(operands), 0)[0]))
        self.out.append(raw)

    def _set_effect(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        found = names(operands)
        opaque, opaque_stroke, plain = self.shelf.effect(found[0]) if found else (None, None, None)
        state = self.state
        self.state = replace(
            state,
            opaque=state.opaque if opaque is None else opaque,
            opaque_stroke=state.opaque_stroke if opaque_stroke is None else opaque_stroke,
            plain=state.plain if plain is None else plain,
        )
        self.out.append(raw)

    # Colours.

    def _device(self, space: Space, *, stroke: bool) -> Callable[[bytes, bytes, bytes], None]:
        def set_colour(operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG001
            values = numbers(operands)
            if len(values) != space.count:
                self.shelf.unknown(operands.decode("latin-1"))
                values = space.initial
            self._put(Paint(space, values), space, b"", stroke=stroke)

        return set_colour

    def _put(self, paint: Paint, space: Space | None, name: bytes, *, stroke: bool) -> None:
        if stroke:
            self.state = replace(self.state, stroke=paint, stroke_space=space, stroke_name=name)
        else:
            self.state = replace(self.state, fill=paint, fill_space=space, fill_name=name)

    def _set_space(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        stroke = operator == b"CS"
        found = names(operands)
        try:
            if operands not in self.spaces:
                name = Name(found[0]) if found else Name.DeviceGray
                self.spaces[operands] = read_space(name, self.shelf.named)
            space = self.spaces[operands]
        except (UnknownSpaceError, ValueError):
            self.shelf.unknown(operands.decode("latin-1"))
            # Its colours tell by their number what they may be.
            self._put(INITIAL, None, b"", stroke=stroke)
            return
        self._put(Paint(space, space.initial, name=operands), space, operands, stroke=stroke)

    def _set_colour(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        stroke = operator[:1] == b"S"
        space = self.state.stroke_space if stroke else self.state.fill_space
        name = self.state.stroke_name if stroke else self.state.fill_name
        found = names(operands)
        pattern = found[-1] if found else ""
        values = numbers(operands[: operands.rfind(b"/")] if pattern else operands)
        if space is None:
            space = PATTERN_SPACE if pattern else BY_COUNT.get(len(values), GREY)
        if not pattern and len(values) != space.count:
            self.shelf.unknown(operands.decode("latin-1"))
            values = space.initial
        self._put(Paint(space, values, pattern, name), space, name, stroke=stroke)

    def _mask_glyph(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        """A Type 3 glyph in the current colour: what sets colours in it is passed over (9.6.5.2)."""
        for name in (b"g", b"G", b"rg", b"RG", b"k", b"K", b"cs", b"CS", b"sc", b"SC", b"scn", b"SCN"):
            self.handlers[name] = lambda operands, operator, raw: None  # noqa: ARG005
        self.out.append(raw)

    def written(self, paint: Paint, *, is_line: bool, stroke: bool) -> tuple[bytes, bool]:
        """Return the operators for a colour, and whether it is full black."""
        key = (paint, is_line, stroke)
        if key not in self.known:
            self.known[key] = worded(
                paint, self.result, self.shelf, self.tones, is_line=is_line, stroke=stroke
            )
        return self.known[key]

    # Painting.

    def _prepared(self, fill: int, stroke: int, *, is_line: bool, thin_stroke: bool = False) -> bytes:
        """Return what has to be written before something is painted, and note it as written."""
        state, words = self.state, b""
        changes: dict[str, object] = {}
        over, over_stroke = state.overprint, state.overprint_stroke
        if fill:
            over = False
            if state.fill is not None:
                word, black = self.written(state.fill, is_line=is_line, stroke=False)
                over = black and is_line and state.opaque and state.plain
                if word != state.written:
                    words += word
                    changes["written"] = word
        if stroke:
            over_stroke = False
            if state.stroke is not None:
                word, black = self.written(state.stroke, is_line=thin_stroke, stroke=True)
                over_stroke = black and thin_stroke and state.opaque_stroke and state.plain
                if word != state.written_stroke:
                    words += word
                    changes["written_stroke"] = word
        if (over, over_stroke) != (state.overprint, state.overprint_stroke):
            words += b"\n" + self.shelf.overprint(fill=over, stroke=over_stroke) + b" gs\n"
            changes.update(overprint=over, overprint_stroke=over_stroke)
        if fill or stroke:
            clear = (not fill or state.opaque) and (not stroke or state.opaque_stroke) and state.plain
            self.result.transparent |= not clear
        if changes:
            self.state = replace(state, **changes)  # type: ignore[arg-type]
        return words

    def _show(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        fill, stroke = {0: (1, 0), 1: (0, 1), 2: (1, 1)}.get(self.state.render % 4, (0, 0))
        if words := self._prepared(fill, stroke, is_line=True, thin_stroke=True):
            self.out.append(words)
        self.out.append(raw)

    def _build(self, operands: bytes, operator: bytes, raw: bytes) -> None:
        if self.path_start < 0:
            self.path_start = len(self.out)
        self.path.append((operands, operator))
        self.out.append(raw)

    def _clip(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        self.clipping = True
        self.out.append(raw)

    def _paint(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        fill, stroke = PAINTED[operator]
        if (fill or stroke) and self.path_start >= 0:
            is_line = (
                bool(fill)
                and self._matters()
                and is_rule(self.path, self.state, even_odd=operator[1:] == b"*")
            )
            thin = bool(stroke) and self.state.line_width_pt() <= RULE_PT
            if words := self._prepared(fill, stroke, is_line=is_line, thin_stroke=thin):
                self.out.insert(self.path_start, words)
        if self.clipping:
            clip = Clip(self.path, self.state.matrix, self.state.clip)
            self.state = replace(self.state, clip=clip)
            self.clipping = False
        self.path_start = -1
        self.path = []
        self.out.append(raw)

    def _matters(self) -> bool:
        """Whether the current colour is another in a rule than in an area, or overprints there."""
        if self.state.fill is None:
            return False
        area, is_black = self.written(self.state.fill, is_line=False, stroke=False)
        return is_black or self.written(self.state.fill, is_line=True, stroke=False)[0] != area

    def _knock_out(self) -> None:
        """Pictures, shadings and forms begin without overprint."""
        if self.state.overprint or self.state.overprint_stroke:
            self.out.append(b"\n" + self.shelf.overprint(fill=False, stroke=False) + b" gs\n")
            self.state = replace(self.state, overprint=False, overprint_stroke=False)
        state = self.state
        self.result.transparent |= not (state.opaque and state.opaque_stroke and state.plain)

    def _shade(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        self._knock_out()
        found = names(operands)
        if found and self.shelf.shading(found[0]):
            self.out.append(raw)

    def _draw(self, operands: bytes, operator: bytes, raw: bytes) -> None:  # noqa: ARG002
        found = names(operands)
        kind, target = self.shelf.target(found[0]) if found else ("", None)
        if kind == "mask":
            self.out.append(self._prepared(1, 0, is_line=False))
        else:
            self._knock_out()
        if kind == "form":
            self._hand_down()
        if target is not None:
            self.result.placed.append((target, self.state.matrix))
            self.out.append(raw)

    def _hand_down(self) -> None:
        """Write the colours that a form may take over; black, the first colour, every reader has."""
        state = self.state
        fill = state.fill is not None and (state.fill != INITIAL or bool(state.written))
        stroke = state.stroke is not None and (state.stroke != INITIAL or bool(state.written_stroke))
        for wanted, paint, is_stroke in ((fill, state.fill, False), (stroke, state.stroke, True)):
            if wanted and paint is not None:
                word, _ = self.written(paint, is_line=False, stroke=is_stroke)
                before = self.state.written_stroke if is_stroke else self.state.written
                if word != before:
                    self.out.append(word)
                    changed = {"written_stroke" if is_stroke else "written": word}
                    self.state = replace(self.state, **changed)  # type: ignore[arg-type]

    def draw_inline(self, inline: Inline, raw: bytes) -> None:
        """Draw an inline picture: one with colours becomes an XObject."""
        if inline.picture.image_mask:
            self.out.append(self._prepared(1, 0, is_line=False) + raw)
            return
        self._knock_out()
        replacement = self.shelf.inline(inline)
        if replacement is None:
            self.out.append(raw)
            return
        name, target = replacement
        self.result.placed.append((target, self.state.matrix))
        self.out.append(b"\n" + name + b" Do\n")
