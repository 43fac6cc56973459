"""The operators that paint pictures, forms and shadings (ISO 32000-1, 8.7, 8.9 and 8.10)."""

from __future__ import annotations

import math
from typing import Any

import pikepdf

from presswork.preflight.press.canvas import BROKEN, EVERYWHERE, Canvas, box_of, matrix_of
from presswork.preflight.press.colours import UNKNOWN, Colour
from presswork.preflight.press.fonts import PressFont
from presswork.preflight.press.geometry import Box, Matrix, multiply
from presswork.preflight.press.painted import PaintedGroup, PaintedImage, PaintedShading, Role
from presswork.preflight.press.state import State
from presswork.preflight.press.streams import UnreadableStreamError, read_bounded

_UNIT = Box(0, 0, 1, 1)
_LONG_NAMES = {"/W": "/Width", "/H": "/Height", "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace",
               "/IM": "/ImageMask", "/D": "/Decode", "/F": "/Filter", "/DP": "/DecodeParms",
               "/I": "/Interpolate"}  # fmt: skip


class ObjectOperators(Canvas):
    """`Do`, `BI`, `sh`, and what patterns, soft masks and Type 3 glyphs paint."""

    def paint(self, operands: list[Any]) -> None:
        """`Do`."""
        name = str(operands[0])
        xobject = self.resource("/XObject", name)
        if not isinstance(xobject, pikepdf.Stream):
            self.fault(f'the object "{name[1:]}" is not among the resources')
        elif self.hidden or self.shared.layers.hides(xobject.get("/OC")):
            return
        elif xobject.get("/Subtype") == "/Image":
            self._add_image(xobject, name[1:], inline=False)
        elif xobject.get("/Subtype") == "/Form":
            self.paint_form(xobject, name[1:])

    def paint_inline_image(self, operands: list[Any]) -> None:
        """`BI`, `ID`, `EI`, read as one."""
        image = {_LONG_NAMES.get(key, key): value for key, value in operands[0].items()}
        self._add_image(image, "inline image", inline=True)

    def _add_image(self, image: Any, name: str, *, inline: bool) -> None:
        bbox = self.visible(self.around(_UNIT))
        if bbox is None:
            return
        a, b, c, d = self.state.ctm[:4]
        mask = bool(image.get("/ImageMask", False))
        space = None if mask else self._image_space(image)
        self.painting.objects.append(
            PaintedImage(
                self.keep(),
                bbox,
                self.role,
                self.marks,
                self.forms,
                image,
                name,
                inline,
                space,
                int(image.get("/Width", 0)),
                int(image.get("/Height", 0)),
                1 if mask else int(image.get("/BitsPerComponent", 8)),
                math.hypot(a, b),
                math.hypot(c, d),
            )
        )
        if mask:
            self.use_pattern(self.state.fill, bbox)

    def _image_space(self, image: Any) -> Any:
        space = image.get("/ColorSpace")
        # A JPEG 2000 file may bring its own colour space (8.9.5.1).
        return UNKNOWN if space is None else self.shared.spaces.resolve(space, self.resources)

    def shade(self, operands: list[Any]) -> None:
        """`sh`."""
        shading = self.resource("/Shading", str(operands[0]))
        if shading is None:
            self.fault(f'the shading "{str(operands[0])[1:]}" is not among the resources')
            return
        self._add_shading(shading, self.state.clip, self.role)

    def _add_shading(self, shading: Any, area: Box, role: Role) -> None:
        bbox = self.visible(area)
        if bbox is not None:
            space = self.shared.spaces.resolve(shading.get("/ColorSpace"), self.resources)
            self.painting.objects.append(
                PaintedShading(self.keep(), bbox, role, self.marks, self.forms, shading, space)
            )

    def paint_form(self, form: Any, name: str, *, area: Box | None = None) -> None:
        """Interpret a form XObject in the present state."""
        outer, kept = self.state, self.kept
        self.state, self.kept = outer.copy(), False
        try:
            self.state.ctm = multiply(matrix_of(form.get("/Matrix")), outer.ctm)
            if "/BBox" in form:
                self.narrow(self.around(box_of(form["/BBox"])))
            group = form.get("/Group")
            if isinstance(group, pikepdf.Dictionary) and group.get("/S") == "/Transparency":
                self._add_group(group, outer, area)
                self.change().begin_group()
            self.descend(form, name)
        finally:
            self.state, self.kept = outer, kept

    def _add_group(self, group: Any, state: State, area: Box | None) -> None:
        bbox = self.visible(area or self.state.clip)
        if bbox is None:
            return
        space = group.get("/CS")
        self.painting.objects.append(
            PaintedGroup(
                state,
                bbox,
                self.role,
                self.marks,
                self.forms,
                None if space is None else self.shared.spaces.resolve(space, self.resources),
                bool(group.get("/I", False)),
                bool(group.get("/K", False)),
            )
        )
        if state is self.state:
            self.kept = True

    def aside(self, stream: Any, name: str, role: Role, state: State, place: Box | None) -> None:
        """Interpret what is painted by way of something else: once a page, whatever is painted with it."""
        outer = (self.state, self.kept, self.role, self.place, self.text, self.line, self.points)
        lock = self.colour_locked
        self.state, self.kept, self.role, self.place, self.points = state, False, role, place, []
        try:
            if role in ("soft mask", "annotation"):
                self.paint_form(stream, name, area=place)
            else:
                self.descend(stream, name)
        finally:
            self.state, self.kept, self.role, self.place, self.text, self.line, self.points = outer
            self.colour_locked = lock

    def use_pattern(self, colour: Any, area: Box) -> None:
        """Interpret the pattern that something is painted with."""
        if colour.pattern is None:
            return
        pattern = colour.pattern
        if pattern.get("/PatternType") == 2:
            self._add_shading(pattern.get("/Shading"), area, "pattern")
        elif self.once("pattern", pattern, colour.values) and isinstance(pattern, pikepdf.Stream):
            state = State(multiply(matrix_of(pattern.get("/Matrix")), self.base), EVERYWHERE)
            locked = pattern.get("/PaintType") == 2
            if locked:
                base = colour.space.base or UNKNOWN
                state.fill = state.stroke = Colour(base, colour.values)
            self.locked_aside(pattern, "pattern", state, area, locked=locked)

    def locked_aside(self, stream: Any, role: Role, state: State, area: Box, *, locked: bool) -> None:
        """Interpret a pattern's cell or a glyph, which may be barred from choosing colours."""
        lock, self.colour_locked = self.colour_locked, locked
        try:
            self.aside(stream, role, role, state, area)
        finally:
            self.colour_locked = lock

    def use_soft_mask(self, mask: Any) -> None:
        """Interpret the group of a soft mask (11.6.5.3)."""
        group = mask.get("/G")
        if isinstance(group, pikepdf.Stream) and self.once("soft mask", group):
            self.aside(group, "soft mask", "soft mask", State(self.state.ctm, EVERYWHERE), self.state.clip)

    def draw_glyphs(self, font: PressFont, codes: bytes, matrix: Matrix, area: Box) -> None:
        """Interpret the glyphs of a Type 3 font, each once a page (9.6.5)."""
        for code in set(codes):
            procedure = font.glyph_procedure(code)
            if procedure is None or not self.once("glyph", procedure):
                continue
            state = self.state.copy()
            size = (state.text_size * state.stretch, 0.0, 0.0, state.text_size, 0.0, 0.0)
            state.ctm = multiply(font.matrix, multiply(size, matrix))
            state.clip = EVERYWHERE
            self.aside_with(procedure, state, area, font.dictionary.get("/Resources"))

    def aside_with(self, stream: Any, state: State, area: Box, resources: Any) -> None:
        """Interpret a glyph with its font's resources."""
        outer = (self.resources, self.found)
        if resources is not None:
            self.resources, self.found = resources, {}
        try:
            self.locked_aside(stream, "glyph", state, area, locked=False)
        finally:
            self.resources, self.found = outer

    def lock_colours(self, _: list[Any]) -> None:
        """`d1`."""
        self.colour_locked = True

    def once(self, kind: str, thing: Any, *more: Any) -> bool:
        """Whether a thing is met for the first time on this page."""
        key = (kind, thing.objgen if thing.is_indirect else id(thing), *more)
        if key in self.seen:
            return False
        self.seen.add(key)
        return True

    def descend(self, stream: Any, name: str) -> None:
        """Interpret a stream inside the one at hand."""
        raise NotImplementedError


def decoded(stream: Any) -> bytes | None:
    """Return a content stream's bytes, None where it cannot be decoded."""
    try:
        return read_bounded(stream)
    except (UnreadableStreamError, *BROKEN):
        return None
