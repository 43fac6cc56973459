"""A PDF page in, the text runs and pictures that its content streams paint out.

Each run knows its marked content (its MCID, or that it is an artifact), each picture its placed size.
Form XObjects are followed. Operators are those of ISO 32000-1, Annex A.
"""

from __future__ import annotations

import math
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from presswork.preflight.pdf_fonts import Font, read_font

Matrix = tuple[float, float, float, float, float, float]
# Where an MCID counts: the page's own streams (None), or a form with /StructParents of its own.
McKey = tuple[int, tuple[int, int] | None, int]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_MAX_DEPTH = 12


@dataclass(frozen=True, kw_only=True)
class Run:
    """Text shown by one operator, from `x` to `end_x`; points of the page, y growing upwards."""

    text: str
    x: float
    end_x: float
    y: float
    size: float
    page_index: int
    key: McKey | None
    artifact: bool


@dataclass(frozen=True, kw_only=True)
class PlacedImage:
    """A picture as painted on a page; `image` is its XObject, sizes are in points."""

    image: Any
    page_index: int
    width_pt: float
    height_pt: float
    artifact: bool
    key: McKey | None


@dataclass(kw_only=True)
class PageContent:
    """What one page paints."""

    runs: list[Run] = field(default_factory=list)
    images: list[PlacedImage] = field(default_factory=list)


@dataclass(kw_only=True)
class _Mark:
    """One open marked-content sequence."""

    artifact: bool = False
    actual_text: str | None = None  # None again once it stands in the runs
    replaces: bool = False
    key: McKey | None = None


@dataclass(kw_only=True)
class _Graphics:
    """The part of the graphics and text state that decides where text and pictures land."""

    ctm: Matrix = IDENTITY
    font: Font | None = None
    size: float = 1
    leading: float = 0
    rise: float = 0


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def read_page(page: pikepdf.Page, page_index: int, fonts: dict[Any, Font]) -> PageContent:
    """Interpret a page's content streams; `fonts` is a cache that pages share."""
    reader = _Reader(page_index, fonts)
    reader.read(page, page.resources, stream_key=None, depth=0)
    return reader.content


class _Reader:
    """Interprets content streams, operator by operator."""

    def __init__(self, page_index: int, fonts: dict[Any, Font]) -> None:
        self.page_index = page_index
        self.fonts = fonts
        self.content = PageContent()
        self.state = _Graphics()
        self.stack: list[_Graphics] = []
        self.marks: list[_Mark] = []
        self.line: Matrix = IDENTITY
        self.text: Matrix = IDENTITY
        self.resources: Any = None
        self.stream_key: tuple[int, int] | None = None
        self.depth = 0

    def read(self, source: Any, resources: Any, *, stream_key: tuple[int, int] | None, depth: int) -> None:
        outer = (self.resources, self.stream_key, self.depth, len(self.marks))
        self.resources, self.stream_key, self.depth = resources, stream_key, depth
        for instruction in pikepdf.parse_content_stream(source):
            handler = _HANDLERS.get(str(instruction.operator))
            if handler is not None:
                handler(self, list(instruction.operands))
        self.resources, self.stream_key, self.depth, open_marks = outer
        del self.marks[open_marks:]  # a sequence left open ends with its stream

    # State

    def push(self, _: list[Any]) -> None:
        self.stack.append(copy(self.state))

    def pop(self, _: list[Any]) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def concat(self, operands: list[Any]) -> None:
        self.state.ctm = multiply(_matrix(operands), self.state.ctm)

    # Text

    def begin_text(self, _: list[Any]) -> None:
        self.text = self.line = IDENTITY

    def set_font(self, operands: list[Any]) -> None:
        self.state.size = float(operands[1])
        dictionary = _resource(self.resources, "/Font", operands[0])
        if dictionary is None:
            self.state.font = None
            return
        key = dictionary.objgen if dictionary.is_indirect else id(dictionary)
        if key not in self.fonts:
            self.fonts[key] = read_font(dictionary)
        self.state.font = self.fonts[key]

    def move(self, operands: list[Any]) -> None:
        shift: Matrix = (1, 0, 0, 1, float(operands[0]), float(operands[1]))
        self.text = self.line = multiply(shift, self.line)

    def move_and_lead(self, operands: list[Any]) -> None:
        self.state.leading = -float(operands[1])
        self.move(operands)

    def set_text_matrix(self, operands: list[Any]) -> None:
        self.text = self.line = _matrix(operands)

    def next_line(self, _: list[Any]) -> None:
        self.move([0, -self.state.leading])

    def set_leading(self, operands: list[Any]) -> None:
        self.state.leading = float(operands[0])

    def set_rise(self, operands: list[Any]) -> None:
        self.state.rise = float(operands[0])

    def show(self, operands: list[Any]) -> None:
        self.show_array([[operands[-1]]])

    def show_on_next_line(self, operands: list[Any]) -> None:
        self.next_line([])
        self.show(operands)

    def show_array(self, operands: list[Any]) -> None:
        font, codes, advance = self.state.font, b"", 0.0
        if font is None:
            return
        for part in operands[0]:
            if isinstance(part, pikepdf.String):
                codes += bytes(part)
            else:
                advance -= float(part)
        advance = (advance + font.advance(codes)) * self.state.size / 1000
        self.add_text(font.decode(codes), advance)
        self.text = multiply((1, 0, 0, 1, advance, 0), self.text)

    def add_text(self, text: str, advance: float) -> None:
        # Under /ActualText the replacement stands where the first glyph stood, once.
        replacing = next((mark for mark in self.marks if mark.replaces), None)
        if replacing is not None:
            text, replacing.actual_text = replacing.actual_text or "", None
        if text:
            self.add_run(text, advance)

    def add_run(self, text: str, advance: float) -> None:
        matrix = multiply((1, 0, 0, 1, 0, self.state.rise), multiply(self.text, self.state.ctm))
        self.content.runs.append(
            Run(
                text=text,
                x=matrix[4],
                end_x=matrix[4] + advance * matrix[0],
                y=matrix[5],
                size=abs(self.state.size) * math.hypot(matrix[2], matrix[3]),
                page_index=self.page_index,
                key=self.current_key(),
                artifact=any(mark.artifact for mark in self.marks),
            )
        )

    # Marked content

    def begin_marked(self, operands: list[Any]) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = _resource(self.resources, "/Properties", properties)
        mark = _Mark(artifact=str(operands[0]) == "/Artifact")
        if properties is not None:
            if "/MCID" in properties:
                mark.key = (self.page_index, self.stream_key, int(properties["/MCID"]))
            if "/ActualText" in properties:
                mark.actual_text = str(properties["/ActualText"])
                mark.replaces = True
        self.marks.append(mark)

    def end_marked(self, _: list[Any]) -> None:
        if not self.marks:
            return
        if self.marks[-1].actual_text:
            self.add_text("", 0)  # it replaces a drawing, or nothing
        self.marks.pop()

    def current_key(self) -> McKey | None:
        return next((mark.key for mark in reversed(self.marks) if mark.key is not None), None)

    # XObjects

    def paint(self, operands: list[Any]) -> None:
        xobject = _resource(self.resources, "/XObject", operands[0])
        if xobject is None:
            return
        if xobject.get("/Subtype") == "/Image":
            self.add_image(xobject)
        elif xobject.get("/Subtype") == "/Form" and self.depth < _MAX_DEPTH:
            self.paint_form(xobject)

    def add_image(self, image: Any) -> None:
        a, b, c, d, _, _ = self.state.ctm
        self.content.images.append(
            PlacedImage(
                image=image,
                page_index=self.page_index,
                width_pt=math.hypot(a, b),
                height_pt=math.hypot(c, d),
                artifact=any(mark.artifact for mark in self.marks),
                key=self.current_key(),
            )
        )

    def paint_form(self, form: Any) -> None:
        outer, line, text = self.state, self.line, self.text
        self.state = copy(outer)
        if "/Matrix" in form:
            self.concat(list(form.Matrix))
        own_key = form.objgen if "/StructParents" in form else self.stream_key
        self.read(form, form.get("/Resources", self.resources), stream_key=own_key, depth=self.depth + 1)
        self.state, self.line, self.text = outer, line, text


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)


def _resource(resources: Any, kind: str, name: Any) -> Any:
    if resources is None:
        return None
    return resources.get(kind, {}).get(str(name))


_HANDLERS = {
    "q": _Reader.push,
    "Q": _Reader.pop,
    "cm": _Reader.concat,
    "BT": _Reader.begin_text,
    "Tf": _Reader.set_font,
    "Td": _Reader.move,
    "TD": _Reader.move_and_lead,
    "Tm": _Reader.set_text_matrix,
    "T*": _Reader.next_line,
    "TL": _Reader.set_leading,
    "Ts": _Reader.set_rise,
    "Tj": _Reader.show,
    "TJ": _Reader.show_array,
    "'": _Reader.show_on_next_line,
    '"': _Reader.show_on_next_line,
    "BMC": _Reader.begin_marked,
    "BDC": _Reader.begin_marked,
    "EMC": _Reader.end_marked,
    "Do": _Reader.paint,
}
