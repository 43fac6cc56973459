"""A face and a size go in; the width in points of any text set in it comes out.

WeasyPrint sets text through Pango, Pango through HarfBuzz. The same HarfBuzz, font, variations,
features and scale give the same advances, so that a line measured here has the width it will have
on the page. Widths agree to Pango's unit, 1/1024 px.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import uharfbuzz as hb

if TYPE_CHECKING:
    from collections.abc import Mapping

PT_PER_PX = 0.75
PANGO_UNITS_PER_PX = 1024
# Letter-spacing switches these off in Pango (and in CSS Text 3, section 8.2).
_LIGATURES = ("liga", "clig", "dlig")


@dataclass(frozen=True, kw_only=True)
class Face:
    """One face of a font as the style sheet asks for it.

    `path` is the font file, `wght` and `opsz` its axes (None where it has no such axis), `features`
    the OpenType features that are on ("onum") or, with a minus, off ("-kern"). `scale` is the size
    relative to the paragraph's, `letter_spacing_em` the tracking relative to this face's own size.
    `hyphenate` is off for small capitals, code and the like. `state` is the file's size and times: what
    was measured in it holds as long as it stays the same.
    """

    path: str
    state: tuple[int, ...] = ()
    wght: float | None = None
    opsz: float | None = None
    features: tuple[str, ...] = ()
    scale: float = 1.0
    letter_spacing_em: float = 0.0
    hyphenate: bool = True


@dataclass(frozen=True, kw_only=True)
class Measure:
    """The room and the type that a paragraph is set in.

    `width_pt` is the column's width; `first_lines` takes that much (in points) from the first
    lines: a text indent, or a drop cap's width on each line beside it.

    `faces` maps a selector to the face of that element: "em", "strong", ".lead-in", "a.note-ref", or
    nested, outer first, "strong em". An element without a face of its own keeps its parent's.

    `boxes` maps a selector to the width, in em, of an element whose content is not text of the line:
    an end mark, a footnote's call. Width 0 is for a drop cap, which stands outside the line.

    `min_word`, `min_before`, `min_after` are CSS's hyphenate-limit-chars; `hyphenate`
    off leaves words whole. `hang` lets quotes, stops and hyphens hang in the margins.
    """

    width_pt: float
    size_pt: float
    face: Face
    faces: Mapping[str, Face] = field(default_factory=dict)
    boxes: Mapping[str, float] = field(default_factory=dict)
    first_lines: tuple[float, ...] = ()
    language: str = "en"
    align: Literal["justify", "left"] = "justify"
    hyphenate: bool = True
    min_word: int = 7
    min_before: int = 3
    min_after: int = 3
    hang: bool = True


class MissingGlyphError(LookupError):
    """The font lacks a character, so another font of unknown widths would stand in for it."""


@functools.lru_cache(maxsize=32)
def _hb_face(path: str, _state: tuple[int, ...]) -> Any:
    """Return the font file's HarfBuzz face; read, not mapped: a mapped file that is cut short kills."""
    return hb.Face(hb.Blob(Path(path).read_bytes()))


class Ruler:
    """Measures text in one face, size and language, and remembers every word."""

    def __init__(self, face: Face, size_pt: float, language: str) -> None:
        """Open the face; OSError if there is no such file."""
        self.face = face
        self.size_pt = size_pt * face.scale
        # Pango takes the size as a whole number of its units.
        scale = int(self.size_pt / PT_PER_PX * PANGO_UNITS_PER_PX)
        self._font = hb.Font(_hb_face(face.path, face.state))
        self._font.scale = (scale, scale)
        axes = {"wght": face.wght, "opsz": face.opsz}
        self._font.set_variations({axis: value for axis, value in axes.items() if value is not None})
        self._features = {name.lstrip("-"): not name.startswith("-") for name in face.features}
        self._open = self._features | dict.fromkeys(_LIGATURES, False)
        self._language = language
        self._tracking = face.letter_spacing_em * self.size_pt
        self._widths: dict[str, float] = {}
        self._open_widths: dict[str, float] = {}
        self.space = self.width(" ")

    def width(self, text: str) -> float:
        """Return the width of the text in points, tracking of the face included."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._shape(text, bool(self._tracking))
        return width

    def open_width(self, text: str) -> float:
        """Return its width in points when a line's own tracking breaks up the ligatures."""
        width = self._open_widths.get(text)
        if width is None:
            width = self._open_widths[text] = self._shape(text, True)
        return width

    def _shape(self, text: str, opened: bool) -> float:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.guess_segment_properties()
        buffer.language = self._language
        hb.shape(self._font, buffer, self._open if opened else self._features)
        if 0 in [info.codepoint for info in buffer.glyph_infos]:
            raise MissingGlyphError(text)
        advance: int = sum([position.x_advance for position in buffer.glyph_positions])
        return advance / PANGO_UNITS_PER_PX * PT_PER_PX + self._tracking * len(text)


@functools.lru_cache(maxsize=128)
def ruler(face: Face, size_pt: float, language: str) -> Ruler:
    """Return the ruler for a face at a paragraph's size; one and the same for equal arguments."""
    return Ruler(face, size_pt, language)


def text_width(text: str, face: Face, *, size_pt: float, language: str = "en") -> float:
    """Return the width in points of a text on one line, for example of a drop cap."""
    return ruler(face, size_pt, language).width(text)
