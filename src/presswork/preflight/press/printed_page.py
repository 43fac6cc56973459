"""A page object in, the page as a printer sees it out: its boxes, and everything painted on it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.model import MM_PER_INCH, PT_PER_INCH
from presswork.preflight.press.canvas import BROKEN, Painting, Shared, box_of
from presswork.preflight.press.geometry import Box, Matrix
from presswork.preflight.press.interpreter import Interpreter
from presswork.preflight.press.usage import ColourUse, find_uses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.preflight.press.painted import Painted

MM_PER_POINT = MM_PER_INCH / PT_PER_INCH
BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_LETTER = Box(0, 0, 612, 792)
_MAX_PARENTS = 64


class PrintedPage:
    """One page. Boxes are in true points (user space times /UserUnit), y growing upwards, before /Rotate.

    A box that the page does not declare is what ISO 32000-1, 14.11.2 falls back to; `declared` holds the
    names, with their slash, of those that it does, inherited ones included.
    """

    def __init__(self, page: Any, index: int, label: str, shared: Shared) -> None:
        self.obj = page
        self.index = index
        self.label = label
        self._shared = shared
        self.user_unit = self._number("/UserUnit", 1.0) or 1.0
        self.rotate = int(self._number("/Rotate", 0.0, inherited=True)) % 360 // 90 * 90
        boxes = {name: self._box(name) for name in BOXES}
        self.declared = frozenset(name for name, box in boxes.items() if box is not None)
        self.media: Box = boxes["/MediaBox"] or _LETTER
        self.crop: Box = boxes["/CropBox"] or self.media
        self.bleed: Box = boxes["/BleedBox"] or self.crop
        self.trim: Box = boxes["/TrimBox"] or self.crop
        self.art: Box = boxes["/ArtBox"] or self.crop

    @property
    def number(self) -> int:
        """The page's number in the file, from 1."""
        return self.index + 1

    @property
    def width_mm(self) -> float:
        """The trim's width as seen, turned by /Rotate."""
        return (self.trim.height if self.rotate % 180 else self.trim.width) * MM_PER_POINT

    @property
    def height_mm(self) -> float:
        """The trim's height as seen, turned by /Rotate."""
        return (self.trim.width if self.rotate % 180 else self.trim.height) * MM_PER_POINT

    def to_mm(self, box: Box) -> tuple[float, float, float, float]:
        """Return a box's left, top, right, bottom in millimetres from the trim's top left, as seen."""
        trim = self.trim
        left, right = box.left - trim.left, box.right - trim.left
        top, bottom = trim.top - box.top, trim.top - box.bottom
        seen = {
            0: (left, top, right, bottom),
            90: (trim.height - bottom, left, trim.height - top, right),
            180: (trim.width - right, trim.height - bottom, trim.width - left, trim.height - top),
            270: (top, trim.width - right, bottom, trim.width - left),
        }[self.rotate]
        a, b, c, d = (round(value * MM_PER_POINT, 2) + 0.0 for value in seen)
        return (a, b, c, d)

    @cached_property
    def painting(self) -> Painting:
        """What came of interpreting the page, once."""
        unit = self.user_unit
        base: Matrix = (unit, 0.0, 0.0, unit, 0.0, 0.0)
        # What lies outside the MediaBox is not on the film, even where a CropBox hides less.
        return Interpreter(self._shared, base, self.media).page(
            self.contents, self.resources, self.annotations
        )

    @property
    def objects(self) -> Sequence[Painted]:
        """Everything painted that can be seen, in painting order."""
        return self.painting.objects

    @cached_property
    def colour_uses(self) -> Sequence[ColourUse]:
        """Each use of a colour space on the page."""
        return list(find_uses(self.objects))

    @property
    def resources(self) -> Any:
        """The resource dictionary, inherited where the page has none; None where there is none at all."""
        found = self.inherited("/Resources")
        return found if isinstance(found, pikepdf.Dictionary) else None

    @property
    def contents(self) -> list[Any]:
        """The content streams in order; what is no stream is left out."""
        contents = self.obj.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        return [stream for stream in streams if isinstance(stream, pikepdf.Stream)]

    @property
    def annotations(self) -> list[Any]:
        """The annotations' dictionaries."""
        annotations = self.obj.get("/Annots")
        if not isinstance(annotations, pikepdf.Array):
            return []
        return [thing for thing in annotations if isinstance(thing, pikepdf.Dictionary)]

    def inherited(self, name: str) -> Any:
        """Return a page attribute, its own or the nearest ancestor's (7.7.3.4); None where none has it."""
        node = self.obj
        for _ in range(_MAX_PARENTS):
            if not isinstance(node, pikepdf.Dictionary):
                return None
            if name in node:
                return node[name]
            node = node.get("/Parent")
        return None

    def _number(self, name: str, otherwise: float, *, inherited: bool = False) -> float:
        try:
            found = self.inherited(name) if inherited else self.obj.get(name)
            return otherwise if found is None else float(found)
        except BROKEN:
            return otherwise

    def _box(self, name: str) -> Box | None:
        try:
            found = self.inherited(name) if name in ("/MediaBox", "/CropBox") else self.obj.get(name)
            box = None if found is None else box_of(found)
        except BROKEN:
            return None
        if box is None or not (box.width and box.height):
            return None
        return Box(*(value * self.user_unit for value in box))
