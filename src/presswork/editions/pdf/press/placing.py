"""Where pictures stand in, pictures out with as many pixels as their largest place has use for."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.editions.pdf.press.painting import IDENTITY, Matrix, multiplied
from presswork.editions.pdf.press.pictures import UnreadablePictureError, convert_picture, is_sound
from presswork.model import PT_PER_INCH

if TYPE_CHECKING:
    from presswork.press_colour import Inks

ObjGen = tuple[int, int]
# A hostile file could place forms in forms until counting them takes for ever.
_MOST_PLACES = 200_000
_MOST_DEPTH = 40
# Scaling by less than this only blurs.
_WORTHWHILE = 1.1
# What comes with the data, or says how a viewer might smooth it, or what else it could show.
_LEFT_OUT = frozenset(
    ("/Length", "/Filter", "/DecodeParms", "/Interpolate", "/Alternates", "/OPI", "/Intent", "/Metadata")
)


@dataclass(frozen=True)
class _Awaited:
    """A picture to come: where it goes, what it is made of."""

    new: pikepdf.Stream
    old: pikepdf.Stream
    named: pikepdf.Object | None
    for_mask: bool
    page: int | None


class Placing:
    """What each stream places, and the pictures that wait for it."""

    def __init__(self, pdf: pikepdf.Pdf, inks: Inks, ppi: float) -> None:
        self.pdf, self.inks, self.ppi = pdf, inks, ppi
        self._places: dict[ObjGen, list[tuple[ObjGen, Matrix]]] = {}
        self._own: dict[ObjGen, Matrix] = {}
        self._pages: list[ObjGen] = []
        self._awaited: list[_Awaited] = []

    def place(
        self,
        stream: ObjGen,
        placed: list[tuple[pikepdf.Object, Matrix]],
        *,
        matrix: Matrix = IDENTITY,
        is_page: bool = False,
    ) -> None:
        """Note what a page, form or pattern places; `matrix` is its own."""
        self._places[stream] = [(target.objgen, at) for target, at in placed]
        self._own[stream] = matrix
        if is_page:
            self._pages.append(stream)

    def expect(
        self,
        new: pikepdf.Stream,
        old: pikepdf.Stream,
        named: pikepdf.Object | None,
        *,
        for_mask: bool,
        page: int | None,
    ) -> None:
        """Note a picture that is to be made of `old` and put into `new`."""
        self._awaited.append(_Awaited(new, old, named, for_mask, page))

    def fill(self) -> Iterator[tuple[int | None, str]]:
        """Make the pictures; yield the page and fault of each that cannot be read."""
        largest = self._largest()
        for awaited in self._awaited:
            old, new = awaited.old, awaited.new
            if is_sound(old, awaited.named) and not awaited.for_mask:
                _copy(old, new)
                continue
            try:
                made = convert_picture(
                    self.pdf,
                    old,
                    awaited.named,
                    None if awaited.for_mask else self.inks,
                    self._pixels(old, largest.get(new.objgen)),
                )
                _copy(made, new)
            except UnreadablePictureError as error:
                yield awaited.page, str(error)
                _copy(_nothing(self.pdf), new)

    def _pixels(self, old: pikepdf.Stream, placed_pt: tuple[float, float] | None) -> tuple[int, int] | None:
        """Return the pixels that the press can hold at the largest place; None if there are not many more."""
        if placed_pt is None:
            return None
        wide, high = (math.ceil(side / PT_PER_INCH * self.ppi) for side in placed_pt)
        enough = int(old.Width) > wide * _WORTHWHILE and int(old.Height) > high * _WORTHWHILE
        return (max(1, wide), max(1, high)) if enough else None

    def _largest(self) -> dict[ObjGen, tuple[float, float]]:
        largest: dict[ObjGen, tuple[float, float]] = {}
        left = _MOST_PLACES
        todo = [(page, IDENTITY, 0) for page in self._pages]
        while todo and left > 0:
            stream, outer, depth = todo.pop()
            for target, at in self._places.get(stream, ()):
                left -= 1
                matrix = multiplied(at, outer)
                if target in self._places:
                    if depth < _MOST_DEPTH:
                        todo.append((target, multiplied(self._own[target], matrix), depth + 1))
                    continue
                a, b, c, d, _, _ = matrix
                before = largest.get(target, (0.0, 0.0))
                largest[target] = max(before[0], math.hypot(a, b)), max(before[1], math.hypot(c, d))
        return {} if todo else largest


def _copy(source: pikepdf.Stream, target: pikepdf.Stream) -> None:
    for key, value in source.items():
        if key not in _LEFT_OUT:
            target[key] = value
    if "/SMask" in target:
        mask = target.SMask
        mask.ColorSpace = pikepdf.Name.DeviceGray  # a grey with a profile says no more (11.6.5.3)
        if "/Interpolate" in mask:
            del mask["/Interpolate"]
    filters: Any = source.get("/Filter")
    parameters: Any = source.get("/DecodeParms")
    target.write(source.read_raw_bytes(), filter=filters, decode_parms=parameters)


def _nothing(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    """Return a picture of one white pixel."""
    name = pikepdf.Name
    return pikepdf.Stream(
        pdf,
        b"\xff",
        Type=name.XObject,
        Subtype=name.Image,
        Width=1,
        Height=1,
        ColorSpace=name.DeviceGray,
        BitsPerComponent=8,
    )
