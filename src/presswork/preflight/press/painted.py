"""What a page paints: text, paths, pictures, shadings and groups, each with the state it is painted in.

Every length and box is in true points (1/72 inch): user space times /UserUnit, y growing upwards, before
/Rotate. A `bbox` is cut to the clipping path's box; what is clipped away whole is not there at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from presswork.preflight.press.colours import Colour, ColourSpace
    from presswork.preflight.press.fonts import PressFont
    from presswork.preflight.press.geometry import Box
    from presswork.preflight.press.state import State

# Where an object stands: in the page's own content (forms count as that), or in what serves it.
Role = Literal["content", "soft mask", "pattern", "glyph", "annotation"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked-content sequence around an object: its tag without the slash, its property list."""

    tag: str
    properties: dict[str, Any]

    def text(self, name: str) -> str:
        """Return a property as text, "" where it is absent."""
        value = self.properties.get(name)
        if isinstance(value, bytes):
            return _text(value)
        return "" if value is None else str(value)


def _text(string: bytes) -> str:
    """Return a text string (7.9.2.2): UTF-16 or UTF-8 with a mark, else PDFDocEncoding."""
    if string.startswith((b"\xfe\xff", b"\xff\xfe")):
        return string.decode("utf-16", "replace")
    if string.startswith(b"\xef\xbb\xbf"):
        return string[3:].decode("utf-8", "replace")
    return string.decode("pdfdoc", "replace")  # pikepdf's codec


@dataclass(slots=True, eq=False)
class Painted:
    """Something painted. `forms` are the names of the form XObjects around it, the outermost first."""

    state: State
    bbox: Box
    role: Role
    marks: tuple[Mark, ...]
    forms: tuple[str, ...]

    @property
    def colours(self) -> tuple[Colour, ...]:
        """The colours it is painted with; none for a picture or a shading, which bring their own."""
        return ()

    @property
    def article(self) -> str | None:
        """The article's slug, where the file says it: the property /PRSW_Article of a mark around it."""
        return _property(self.marks, "/PRSW_Article")

    @property
    def photo(self) -> str | None:
        """The photo's id, where the file says it: the property /PRSW_Photo of a mark around it."""
        return _property(self.marks, "/PRSW_Photo")

    @property
    def is_fpo(self) -> bool:
        """Whether it is for position only: /PRSW_FPO true in a mark around it, of whatever producer.

        `/PRSW_Photo << /PRSW_FPO true >> BDC ... EMC` (ISO 32000-1, 14.6.2; names as in Annex E).
        """
        return any(mark.properties.get("/PRSW_FPO") in (True, "true", "/true") for mark in self.marks)


def _property(marks: tuple[Mark, ...], name: str) -> str | None:
    return next((mark.text(name) for mark in reversed(marks) if name in mark.properties), None)


@dataclass(slots=True, eq=False)
class PaintedText(Painted):
    """The text that one operator shows; `size_pt` is its size on the page.

    `mode` is the text rendering mode (ISO 32000-1, Table 106): 3 and 7 paint nothing.
    """

    font: PressFont
    codes: bytes
    size_pt: float
    mode: int
    stroke_width_pt: float

    @property
    def text(self) -> str:
        """The text as /ToUnicode or the encoding has it; U+FFFD for what nothing explains."""
        return self.font.decode(self.codes)

    @property
    def fills(self) -> bool:
        """Whether the glyphs are filled."""
        return self.mode in (0, 2, 4, 6)

    @property
    def strokes(self) -> bool:
        """Whether the glyphs' outlines are drawn."""
        return self.mode in (1, 2, 5, 6)

    @property
    def invisible(self) -> bool:
        """Whether nothing is painted, as under a scanned page."""
        return self.mode in (3, 7)

    @property
    def colours(self) -> tuple[Colour, ...]:
        """The colours it is painted with."""
        return _colours(self.state, fills=self.fills, strokes=self.strokes)


@dataclass(slots=True, eq=False)
class PaintedPath(Painted):
    """A path filled, stroked or both.

    `stroke_width_pt` is the line's width on the page where it is thinnest (the matrix may stretch it
    unevenly), 0 for a hairline: the thinnest line the device has. `is_rectangle` tells whether the path
    is one rectangle with sides along the page's: a rule, most often. `thickness_pt` is its shorter side.
    """

    fills: bool
    strokes: bool
    stroke_width_pt: float
    is_rectangle: bool
    thickness_pt: float

    @property
    def is_hairline(self) -> bool:
        """Whether it is stroked at width 0: one pixel of whatever device, unseen on a platesetter."""
        return self.strokes and self.stroke_width_pt == 0

    @property
    def colours(self) -> tuple[Colour, ...]:
        """The colours it is painted with."""
        return _colours(self.state, fills=self.fills, strokes=self.strokes)


def _colours(state: State, *, fills: bool, strokes: bool) -> tuple[Colour, ...]:
    if fills and strokes:
        return (state.fill, state.stroke)
    if fills:
        return (state.fill,)
    return (state.stroke,) if strokes else ()


@dataclass(slots=True, eq=False)
class PaintedImage(Painted):
    """A picture as placed. `image` is its XObject, or an inline image's dictionary with full names.

    `space` is None for a stencil mask, which is painted in the state's fill colour. `width_pt` and
    `height_pt` are the placed size along the picture's own sides, whatever is cut away by a clip.
    """

    image: Any
    name: str
    inline: bool
    space: ColourSpace | None
    width_px: int
    height_px: int
    bits: int
    width_pt: float
    height_pt: float

    @property
    def is_mask(self) -> bool:
        """Whether it is a stencil for the fill colour."""
        return self.space is None

    @property
    def ppi_x(self) -> float:
        """Pixels per inch along its rows at the placed size."""
        return self.width_px * 72 / self.width_pt if self.width_pt else float("inf")

    @property
    def ppi_y(self) -> float:
        """Pixels per inch along its columns at the placed size."""
        return self.height_px * 72 / self.height_pt if self.height_pt else float("inf")

    @property
    def ppi(self) -> float:
        """The coarser of both directions, in pixels per inch."""
        return min(self.ppi_x, self.ppi_y)

    @property
    def colours(self) -> tuple[Colour, ...]:
        """The fill colour of a stencil mask; a picture's colours are in its pixels."""
        return (self.state.fill,) if self.is_mask else ()


@dataclass(slots=True, eq=False)
class PaintedShading(Painted):
    """A smooth shading, by the operator `sh` or by a pattern (role "pattern"); `shading` is its object."""

    shading: Any
    space: ColourSpace


@dataclass(slots=True, eq=False)
class PaintedGroup(Painted):
    """A transparency group that is painted; its own objects come after it.

    `space` is its blending colour space, None where it inherits one. `state` is what it is painted with.
    """

    space: ColourSpace | None
    isolated: bool
    knockout: bool
