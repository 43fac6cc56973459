"""A page's content streams in, everything that they paint out: one pass, bounded in time and depth.

Damage is counted, never raised: a viewer would paint what it can, and so the rest is judged too.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import pikepdf

from presswork.preflight.press.canvas import BROKEN, Painting, Shared, box_of
from presswork.preflight.press.geometry import Box, Matrix, multiply, transformed
from presswork.preflight.press.operators_colour import ColourOperators
from presswork.preflight.press.operators_mark import MarkOperators
from presswork.preflight.press.operators_object import ObjectOperators, decoded
from presswork.preflight.press.operators_path import PathOperators
from presswork.preflight.press.operators_text import TextOperators
from presswork.preflight.press.state import State
from presswork.preflight.press.tokens import PATH, Instruction, instructions

# A dense map has some 300,000 operators; a page that goes on beyond these is built to do harm.
MAX_OPERATORS = 2_000_000
MAX_OBJECTS = 400_000
MAX_SECONDS = 30.0
_MAX_DEPTH = 28
_KEPT_FORMS = 256
_KEPT_BYTES = 50_000


class _EnoughError(Exception):
    """A page is not read on; its message says why."""


class Interpreter(ObjectOperators, TextOperators, PathOperators, ColourOperators, MarkOperators):
    """Interprets the content of one page."""

    def __init__(self, shared: Shared, base: Matrix, clip: Box) -> None:
        super().__init__(shared, Painting(), base, clip)
        self.left = MAX_OPERATORS
        self.deadline = time.monotonic() + MAX_SECONDS
        self.active: list[tuple[int, int]] = []
        self.handlers = {operator: getattr(self, name) for operator, name in _HANDLERS.items()}

    def page(self, contents: Iterable[Any], resources: Any, annotations: Iterable[Any]) -> Painting:
        """Interpret a page: its content streams as one, then its annotations' appearances."""
        try:
            self.resources = resources
            self.perform(instructions(b"\n".join(self._readable(contents))))
            for annotation in annotations:
                self._annotation(annotation)
        except _EnoughError as reason:
            self.painting.stopped = str(reason)
        except RecursionError:
            self.painting.stopped = "its objects are nested too deeply"
        return self.painting

    def _readable(self, contents: Iterable[Any]) -> Iterable[bytes]:
        for stream in contents:
            data = decoded(stream)
            if data is None:
                self.fault("a content stream cannot be decoded")
            else:
                yield data

    def perform(self, program: Iterable[Instruction]) -> None:
        """Carry out instructions."""
        handlers, broken = self.handlers, BROKEN
        for operator, operands in program:
            self.left -= 1
            if not self.left & 0xFFF:
                self._check_limits()
            handler = handlers.get(operator)
            if handler is None:
                if operator not in _IGNORED and not self.compatible:
                    self.painting.unknown_operators[operator.decode("latin-1")[:32]] += 1
                continue
            try:
                handler(operands)
            except broken:
                self.fault(f'the operator "{operator.decode("latin-1")}" has operands that make no sense')

    def spend(self, operators: int) -> None:
        """Count operators that came as one, against the page's limits."""
        before, self.left = self.left, self.left - operators
        if (before ^ self.left) & ~0xFFF:
            self._check_limits()

    def _check_limits(self) -> None:
        if self.left <= 0:
            raise _EnoughError(f"it has more than {MAX_OPERATORS:,} operators")
        if len(self.painting.objects) > MAX_OBJECTS:
            raise _EnoughError(f"it paints more than {MAX_OBJECTS:,} objects")
        if time.monotonic() > self.deadline:
            raise _EnoughError(f"reading it takes longer than {MAX_SECONDS:.0f} seconds")

    def descend(self, stream: Any, name: str) -> None:
        """Interpret a form, a pattern's cell or a glyph, with its own resources where it has some."""
        key = stream.objgen
        if key in self.active or len(self.active) >= _MAX_DEPTH:
            self.fault("an object paints itself" if key in self.active else "objects are nested too deeply")
            return
        program = self._program(stream)
        if program is None:
            self.fault(f'the content of "{name}" cannot be decoded')
            return
        outer = (self.resources, self.found, self.stack, self.marks, self.hiding, self.hidden, self.forms)
        text = (self.text, self.line, self.points, self.subpaths, self.clipping, self.compatible)
        self.stack, self.hiding, self.forms, self.points = [], [], (*self.forms, name), []
        resources = stream.get("/Resources")
        if isinstance(resources, pikepdf.Dictionary):
            self.resources, self.found = resources, {}
        self.active.append(key)
        try:
            self.perform(program)
        finally:
            self.active.pop()
            self.resources, self.found, self.stack, self.marks, self.hiding, self.hidden, self.forms = outer
            self.text, self.line, self.points, self.subpaths, self.clipping, self.compatible = text

    def _program(self, stream: Any) -> Iterable[Instruction] | None:
        key, kept = stream.objgen, self.shared.forms
        if key in kept:
            return kept[key]
        data = decoded(stream)
        if data is None:
            return None
        if len(data) > _KEPT_BYTES:
            return instructions(data)
        if len(kept) >= _KEPT_FORMS:
            kept.clear()
        kept[key] = program = list(instructions(data))
        return program

    def _annotation(self, annotation: Any) -> None:
        """Interpret an annotation's normal appearance, moved into its rectangle (12.5.5)."""
        try:
            form = _appearance(annotation)
            if form is None or int(annotation.get("/F", 0)) & 0b10 or "/BBox" not in form:
                return
            area = transformed(box_of(annotation["/Rect"]), self.base)
            inner = transformed(box_of(form["/BBox"]), _form_matrix(form))
            x = area.width / inner.width if inner.width else 1.0
            y = area.height / inner.height if inner.height else 1.0
            place = (x, 0.0, 0.0, y, area.left - inner.left * x, area.bottom - inner.bottom * y)
            self.marks, self.hiding, self.hidden = (), [], 0
            self.aside(form, "appearance", "annotation", State(place, area), None)
        except BROKEN:
            self.fault("an annotation's appearance cannot be read")


def _form_matrix(form: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    return multiply((a, b, c, d, e, f), (1, 0, 0, 1, 0, 0))


def _appearance(annotation: Any) -> Any:
    normal = annotation.get("/AP", {}).get("/N")
    if isinstance(normal, pikepdf.Stream):
        return normal
    chosen = normal.get(str(annotation.get("/AS", ""))) if isinstance(normal, pikepdf.Dictionary) else None
    return chosen if isinstance(chosen, pikepdf.Stream) else None


# Legal, and without a meaning for what is checked: flatness, joins, dashes, intents, marked points, d0.
_IGNORED = frozenset((b"i", b"J", b"j", b"M", b"d", b"ri", b"MP", b"DP", b"d0", b"h", b"ET", b"EI", b"ID"))
_HANDLERS = {
    b"q": "push",
    b"Q": "pop",
    b"cm": "concat",
    b"w": "set_line_width",
    b"gs": "set_parameters",
    b"cs": "set_fill_space",
    b"CS": "set_stroke_space",
    b"sc": "set_fill",
    b"scn": "set_fill",
    b"SC": "set_stroke",
    b"SCN": "set_stroke",
    b"g": "set_fill_gray",
    b"G": "set_stroke_gray",
    b"rg": "set_fill_rgb",
    b"RG": "set_stroke_rgb",
    b"k": "set_fill_cmyk",
    b"K": "set_stroke_cmyk",
    PATH: "trace",
    b"m": "move_to",
    b"l": "line_to",
    b"c": "curve",
    b"v": "curve",
    b"y": "curve",
    b"re": "rectangle",
    b"W": "clip_to_path",
    b"W*": "clip_to_path",
    b"n": "end_path",
    b"S": "stroke_path",
    b"s": "stroke_path",
    b"f": "fill_path",
    b"F": "fill_path",
    b"f*": "fill_path",
    b"B": "fill_and_stroke_path",
    b"B*": "fill_and_stroke_path",
    b"b": "fill_and_stroke_path",
    b"b*": "fill_and_stroke_path",
    b"BT": "begin_text",
    b"Tf": "set_font",
    b"Td": "move",
    b"TD": "move_and_lead",
    b"Tm": "set_text_matrix",
    b"T*": "next_line",
    b"TL": "set_leading",
    b"Ts": "set_rise",
    b"Tr": "set_text_mode",
    b"Tc": "set_character_spacing",
    b"Tw": "set_word_spacing",
    b"Tz": "set_stretch",
    b"Tj": "show",
    b"'": "show_on_next_line",
    b'"': "show_spaced",
    b"TJ": "show_array",
    b"Do": "paint",
    b"BI": "paint_inline_image",
    b"sh": "shade",
    b"d1": "lock_colours",
    b"BMC": "begin_marked",
    b"BDC": "begin_marked",
    b"EMC": "end_marked",
    b"BX": "begin_compatible",
    b"EX": "end_compatible",
}
