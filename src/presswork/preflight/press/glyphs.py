"""A font in, which character codes it has no glyph for out; what cannot be told counts as there."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.streams import read_bounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from presswork.preflight.press.fonts import PressFont

_MAX_PROGRAM_BYTES = 64 * 1024 * 1024
_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_IDENTITY = ("/Identity-H", "/Identity-V")
_SYMBOL_AREA = 0xF000


class Glyphs:
    """The glyphs of one font."""

    def __init__(self, font: PressFont) -> None:
        self.font = font
        self.fault = ""
        self._sound: set[int] = set()
        self._lacking: set[int] = set()

    def examine(self) -> str:
        """Read the program, and return what is wrong with it: "" where nothing is."""
        return "" if self._has is not None else self.fault

    def missing(self, codes: bytes) -> set[int]:
        """Return the codes that would show the glyph .notdef; blanks are never missed."""
        shown = set(self.font.split(codes))
        for code in shown - self._sound - self._lacking:
            (self._lacking if self._is_missing(code) else self._sound).add(code)
        return shown & self._lacking

    def reach(self, codes: bytes) -> tuple[float, float] | None:
        """Return how far these glyphs' own outlines reach below and above the baseline, in ems.

        None where that cannot be told: of TrueType programs with glyph ids for codes it can.
        """
        try:
            bounds = [self._outlines(code) for code in set(self.font.split(codes))]
        except Exception:  # noqa: BLE001  fontTools raises anything at all on damaged programs
            return None
        drawn = [bound for bound in bounds if bound is not None]
        return (min(low for low, _ in drawn), max(high for _, high in drawn)) if drawn else None

    @cached_property
    def _outlines(self) -> Callable[[int], tuple[float, float] | None]:
        """A function from a code to its outline's lowest and highest place, None for a blank."""
        from fontTools.ttLib import TTFont

        font = self.font
        plain = str(font.descendant.get("/CIDToGIDMap", "/Identity")) == "/Identity" and self._codes_are_cids
        if not font.is_composite or not plain:
            raise ValueError("codes are not glyph ids")
        data = read_bounded(font.program, limit=_MAX_PROGRAM_BYTES)
        program = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
        glyphs, em, name_of = program["glyf"], program["head"].unitsPerEm, program.getGlyphName

        def outline(code: int) -> tuple[float, float] | None:
            glyph = glyphs[name_of(code)]
            return (glyph.yMin / em, glyph.yMax / em) if glyph.numberOfContours else None

        return outline

    def _is_missing(self, code: int) -> bool:
        if self._has is None or self._has(code):
            return False
        text = self.font.decode(code.to_bytes(self.font.code_bytes, "big"))
        return not all(unicodedata.category(character) in ("Zs", "Cf", "Cc") for character in text)

    @cached_property
    def _has(self) -> Callable[[int], bool] | None:
        """A function that tells whether there is a glyph for a code; None where nothing can be told."""
        if self.font.program is None or self.font.is_type3:
            return None
        try:
            return self._reader()
        except Exception as error:  # noqa: BLE001  fontTools raises anything at all on damaged programs
            self.fault = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            return None

    def _reader(self) -> Callable[[int], bool] | None:
        data = read_bounded(self.font.program, limit=_MAX_PROGRAM_BYTES)
        descriptor = self.font.descriptor
        if "/FontFile" in descriptor and self.font.program == descriptor["/FontFile"]:
            return self._by_name(_type1_names(data))
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO", b"ttcf"):
            return self._sfnt(data)
        return self._cff(data)

    def _sfnt(self, data: bytes) -> Callable[[int], bool] | None:
        from fontTools.ttLib import TTFont

        program = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
        if "CFF " in program and "glyf" not in program:
            return self._cff_table(program["CFF "].cff)
        count = program["maxp"].numGlyphs
        if self.font.is_composite:
            return self._by_glyph_id(count)
        return self._truetype(program)

    def _cff(self, data: bytes) -> Callable[[int], bool] | None:
        from fontTools.cffLib import CFFFontSet

        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        return self._cff_table(fonts)

    def _cff_table(self, fonts: Any) -> Callable[[int], bool] | None:
        top = fonts[0]
        names = set(top.charset)
        if not self.font.is_composite:
            return self._by_name(names)
        if not hasattr(top, "ROS"):
            return self._by_glyph_id(len(top.charset))
        if not self._codes_are_cids:
            return None
        return lambda code: code > 0 and f"cid{code:05d}" in names

    @property
    def _codes_are_cids(self) -> bool:
        return str(self.font.dictionary.get("/Encoding")) in _IDENTITY

    def _by_glyph_id(self, count: int) -> Callable[[int], bool] | None:
        if not self._codes_are_cids:
            return None
        mapping = self.font.descendant.get("/CIDToGIDMap")
        if not isinstance(mapping, pikepdf.Stream):
            return lambda code: 0 < code < count
        table = read_bounded(mapping, limit=1 << 20)
        return lambda code: 0 < int.from_bytes(table[2 * code : 2 * code + 2], "big") < count

    def _by_name(self, names: set[str]) -> Callable[[int], bool] | None:
        """Look glyphs up by the names that the font's encoding gives to codes (9.6.6.2)."""
        from fontTools.agl import UV2AGL

        given, codec = self.font.glyph_names, self._codec

        def has(code: int) -> bool:
            name = given.get(code, "")[1:]
            if not name and codec:
                character = bytes((code,)).decode(codec, "replace")
                name = UV2AGL.get(ord(character), "")
            return not name or name in names

        return has

    @property
    def _codec(self) -> str:
        encoding = self.font.dictionary.get("/Encoding")
        if isinstance(encoding, pikepdf.Dictionary):
            encoding = encoding.get("/BaseEncoding")
        return _CODECS.get(str(encoding), "")

    def _truetype(self, program: Any) -> Callable[[int], bool] | None:
        """Look glyphs up in every way that a viewer may (9.6.6.4); one that finds a glyph is enough."""
        from fontTools.agl import toUnicode

        tables = program["cmap"].tables if "cmap" in program else []
        mappings = [table.cmap for table in tables if hasattr(table, "cmap")]
        if not mappings:
            return None
        given, codec = self.font.glyph_names, self._codec or "cp1252"
        order = set(program.getGlyphOrder()) if "post" in program else set()

        def has(code: int) -> bool:
            name = given.get(code, "")[1:]
            text = toUnicode(name) if name else bytes((code,)).decode(codec, "replace")
            wanted = {code, _SYMBOL_AREA + code, *(ord(character) for character in text[:1])}
            if name in order:
                return True
            return any(mapping.get(key, ".notdef") != ".notdef" for mapping in mappings for key in wanted)

        return has


_TYPE1_GLYPH = re.compile(rb"/([A-Za-z0-9._-]+)\s+\d+\s+(?:RD|-\||\S+)\s")


def _type1_names(data: bytes) -> set[str]:
    """Return the glyph names of a Type 1 program (Adobe Type 1 Font Format, chapter 7)."""
    _, found, private = data.partition(b"eexec")
    if not found:
        raise ValueError("it has no glyphs")
    private = private.lstrip(b" \t\r\n")
    if re.match(rb"[0-9A-Fa-f\s]{8}", private):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", private)
        private = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    _, found, glyphs = _decrypted(private).partition(b"/CharStrings")
    if not found:
        raise ValueError("it has no glyphs")
    return {match[1].decode("ascii") for match in _TYPE1_GLYPH.finditer(glyphs)}


def _decrypted(data: bytes, key: int = 55665) -> bytes:
    plain = bytearray()
    for byte in data:
        plain.append(byte ^ (key >> 8))
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(plain[4:])
