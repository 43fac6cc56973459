"""A font dictionary in, what preflight needs of it out: names, widths, text, whether it is embedded."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.pdf_fonts import Font, read_font
from presswork.preflight.press.glyphs import Glyphs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from presswork.preflight.press.geometry import Matrix

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)


class PressFont:
    """A font as the pages use it. `dictionary` is its PDF object, None for one that is not there."""

    def __init__(self, dictionary: Any) -> None:
        self.dictionary = dictionary
        self.subtype = _text(dictionary, "/Subtype")
        self.name = _text(dictionary, "/BaseFont") or _text(dictionary, "/Name") or "without a name"
        self._metrics = _metrics(dictionary, self.is_composite)
        self.code_bytes = self._metrics.code_bytes

    @property
    def is_composite(self) -> bool:
        """Whether it is a Type 0 font, with codes of several bytes."""
        return self.subtype == "Type0"

    @property
    def is_type3(self) -> bool:
        """Whether its glyphs are content streams."""
        return self.subtype == "Type3"

    @cached_property
    def is_vertical(self) -> bool:
        """Whether its lines run downwards."""
        return self.is_composite and _text(self.dictionary, "/Encoding").endswith("-V")

    @cached_property
    def matrix(self) -> Matrix:
        """A Type 3 font's matrix from its glyphs' space to text's."""
        try:
            a, b, c, d, e, f = (float(value) for value in self.dictionary.FontMatrix)
        except _BROKEN:
            return (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
        return (a, b, c, d, e, f)

    @cached_property
    def glyph_names(self) -> dict[int, str]:
        """The glyph that the encoding's differences name for each code, with its slash (9.6.6)."""
        names: dict[int, str] = {}
        try:
            code = 0
            for item in self.dictionary.Encoding.get("/Differences", []):
                if isinstance(item, pikepdf.Name):
                    names[code] = str(item)
                    code += 1
                else:
                    code = int(item)
        except _BROKEN:
            pass
        return names

    def glyph_procedure(self, code: int) -> Any:
        """Return the content stream of a Type 3 font's glyph, None where it has none."""
        procedures = self.dictionary.get("/CharProcs", {})
        found = procedures.get(self.glyph_names.get(code, "/.notdef"))
        return found if isinstance(found, pikepdf.Stream) else None

    @cached_property
    def descendant(self) -> Any:
        """The CIDFont of a Type 0 font, else the font itself."""
        try:
            return self.dictionary.DescendantFonts[0] if self.is_composite else self.dictionary
        except _BROKEN:
            return None

    @cached_property
    def descriptor(self) -> Any:
        """The font descriptor, None where there is none."""
        found = self.descendant.get("/FontDescriptor") if _is_dictionary(self.descendant) else None
        return found if _is_dictionary(found) else None

    @cached_property
    def program(self) -> Any:
        """The stream of the font program, None where it is not embedded."""
        if self.descriptor is None:
            return None
        streams = (self.descriptor.get(key) for key in _PROGRAMS)
        return next((stream for stream in streams if isinstance(stream, pikepdf.Stream)), None)

    @cached_property
    def glyphs(self) -> Glyphs:
        """Which glyphs the program has."""
        return Glyphs(self)

    @property
    def is_embedded(self) -> bool:
        """Whether its program is in the file; a Type 3 font's glyphs always are."""
        return self.is_type3 or self.program is not None

    @cached_property
    def extent(self) -> tuple[float, float]:
        """How far glyphs reach below and above the baseline, in ems."""
        try:
            descent, ascent = float(self.descriptor.Descent) / 1000, float(self.descriptor.Ascent) / 1000
        except _BROKEN:
            return (-0.22, 0.78)
        # Producers write 0, or the sign wrong; a bbox built on that would be a line.
        return (max(-1.0, -abs(descent)), min(1.5, ascent) if ascent > 0.2 else 0.78)

    def decode(self, codes: bytes) -> str:
        """Return the text of character codes."""
        return self._metrics.decode(codes)

    def advance(self, codes: bytes) -> float:
        """Return how far character codes move on, in thousandths of the size."""
        return self._metrics.advance(codes)

    def split(self, codes: bytes) -> Sequence[int]:
        """Return the single character codes."""
        return self._metrics.split(codes)

    def __str__(self) -> str:
        return self.name


def _metrics(dictionary: Any, composite: bool) -> Font:
    plain = Font(code_bytes=2 if composite else 1, unicode={}, codec=None if composite else "latin-1",
                 default_width=1000 if composite else 500)  # fmt: skip
    if not _is_dictionary(dictionary):
        return plain
    return _first_that_works(lambda: read_font(dictionary), plain)


def _first_that_works(read: Callable[[], Font], otherwise: Font) -> Font:
    try:
        return read()
    except _BROKEN:
        return otherwise


def _is_dictionary(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary)


def _text(dictionary: Any, key: str) -> str:
    value = dictionary.get(key) if _is_dictionary(dictionary) else None
    return "" if value is None else str(value).removeprefix("/")
