"""A PDF font dictionary in, the text of its character codes out.

Text is what /ToUnicode says (ISO 32000-1, 9.10.3); a simple font without one falls back to its
encoding's nearest Python codec. A code that nothing explains becomes U+FFFD.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNKNOWN = "\ufffd"

_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


@dataclass(frozen=True, kw_only=True)
class Font:
    """A font as far as its text is concerned.

    `code_bytes` is the length of one character code; widths are in thousandths of the font size.
    """

    code_bytes: int
    unicode: Mapping[int, str]
    codec: str | None = None
    widths: Mapping[int, float] = field(default_factory=dict)
    default_width: float = 0

    def decode(self, codes: bytes) -> str:
        """Return the text of a string of character codes."""
        if self.codec is not None and not self.unicode:
            return codes.decode(self.codec, "replace")
        return "".join(self.unicode.get(code, UNKNOWN) for code in self.split(codes))

    def advance(self, codes: bytes) -> float:
        """Return how far a string of character codes moves on, in thousandths of the font size."""
        width, default = self.widths.get, self.default_width
        return sum([width(code, default) for code in self.split(codes)])

    def split(self, codes: bytes) -> Sequence[int]:
        """Return the single character codes; an odd byte at the end is none."""
        size = self.code_bytes
        if size == 1:
            return codes
        if size == 2:
            return struct.unpack_from(f">{len(codes) // 2}H", codes)
        return [int.from_bytes(codes[i : i + size], "big") for i in range(0, len(codes) - size + 1, size)]


def read_font(font: Any) -> Font:
    """Read a pikepdf font dictionary."""
    composite = font.get("/Subtype") == "/Type0"
    code_bytes, unicode = (2 if composite else 1), dict[int, str]()
    if "/ToUnicode" in font:
        declared, unicode = parse_to_unicode(font.ToUnicode.read_bytes())
        code_bytes = declared or code_bytes
    encoding = font.get("/Encoding")
    codec = None if composite else _ENCODINGS.get(str(encoding), "latin-1")
    widths, default_width = _cid_widths(font) if composite else _simple_widths(font)
    return Font(
        code_bytes=code_bytes, unicode=unicode, codec=codec, widths=widths, default_width=default_width
    )


def _simple_widths(font: Any) -> tuple[dict[int, float], float]:
    first = int(font.get("/FirstChar", 0))
    # A Type 3 font's glyphs have a space of their own; thousandths of the size is what we count in.
    scale = float(font.FontMatrix[0]) * 1000 if "/FontMatrix" in font else 1
    widths = font.get("/Widths", [])
    return {first + index: float(width) * scale for index, width in enumerate(widths)}, 500


def _cid_widths(font: Any) -> tuple[dict[int, float], float]:
    # ISO 32000-1, 9.7.4.3: `c [w1 w2 ...]` or `first last w`. Codes are CIDs under Identity-H.
    descendant = font.DescendantFonts[0]
    items, widths, index = list(descendant.get("/W", [])), dict[int, float](), 0
    while index + 1 < len(items):
        first = int(items[index])
        if isinstance(items[index + 1], pikepdf.Array):
            widths.update({first + i: float(width) for i, width in enumerate(items[index + 1])})
            index += 2
        elif index + 2 < len(items):
            last, width = int(items[index + 1]), float(items[index + 2])
            widths.update(dict.fromkeys(range(first, min(last, 0xFFFF) + 1), width))
            index += 3
        else:
            break
    return widths, float(descendant.get("/DW", 1000))


def parse_to_unicode(cmap: bytes) -> tuple[int, dict[int, str]]:
    """Return the code length in bytes (0 if not declared) and the text of each code."""
    code_bytes, unicode = 0, dict[int, str]()
    for section in _SECTION.finditer(cmap):
        tokens = _tokens(section[2])
        if section[1] == b"codespacerange":
            code_bytes = max((len(token) for token in tokens if isinstance(token, bytes)), default=0)
        elif section[1] == b"bfchar":
            for code, text in zip(tokens[::2], tokens[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    unicode[int.from_bytes(code, "big")] = _text(text)
        else:
            _read_ranges(tokens, unicode)
    return code_bytes, unicode


def _tokens(section: bytes) -> list[bytes | list[bytes]]:
    tokens: list[bytes | list[bytes]] = []
    array: list[bytes] | None = None
    for match in _TOKEN.finditer(section):
        if match[2]:
            array = []
        elif match[3]:
            tokens.append(array or [])
            array = None
        else:
            value = bytes.fromhex(match[1].decode("ascii"))
            (tokens if array is None else array).append(value)
    return tokens


def _read_ranges(tokens: list[bytes | list[bytes]], unicode: dict[int, str]) -> None:
    for first, last, target in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=False):
        if not (isinstance(first, bytes) and isinstance(last, bytes)):
            continue
        start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
        for offset, code in enumerate(range(start, min(end, 0xFFFF) + 1)):
            if isinstance(target, bytes):
                text = _text(target)
                unicode[code] = text[:-1] + chr(ord(text[-1]) + offset) if text else ""
            elif offset < len(target):
                unicode[code] = _text(target[offset])


def _text(value: bytes) -> str:
    return value.decode("utf-16-be", "replace")
