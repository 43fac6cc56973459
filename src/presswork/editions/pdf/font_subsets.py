"""A font and the glyphs that a part uses in, the subset that is embedded out: static and small.

WeasyPrint 70 subsets a font by whatever HarfBuzz the system has, then fixes a variable font's axes by
fontTools, glyph by glyph in Python: for the seed article six tenths of all its time. Here the HarfBuzz
that comes as a pinned dependency does both at once, so the bytes do not hang on the machine either.
"""

from __future__ import annotations

import functools
import operator
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import uharfbuzz as hb
from weasyprint.pdf.fonts import Font

from presswork.model import Asset, EmbeddedFont

# What a PDF's text, already shaped, has no use for.
_NEEDLESS = (
    *("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GDEF", "GPOS", "GSUB"),
    *("JSTF", "LTSH", "PCLT", "STAT", "SVG ", "gasp"),
)
_FLAGS = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.SET_OVERLAPS_FLAG
_OBLIQUE, _ITALIC = 1, 2  # Pango's PangoStyle
_clean = Font.clean


def clean(font: Font, to_unicode: dict[int, str], hinting: bool) -> None:
    """Stand in for WeasyPrint's `Font.clean`, which still takes fonts with colours or other outlines."""
    if not to_unicode or font.png or font.svg or font.colr or "glyf" not in font.tables:
        _clean(font, to_unicode, hinting)
        return
    face = hb.Face(font.file_content, font.index)
    axes = {axis.tag: _location(font, axis) for axis in face.axis_infos}
    flags = _flags(font, hinting)
    if not font.index:
        font.presswork_subset = (_stamp(font.file_content), axes, int(flags), tuple(sorted(to_unicode)))
    font.file_content = _subset(face, axes, flags, to_unicode)


def _subset(face: hb.Face, axes: Mapping[str, float], flags: hb.SubsetFlags, glyphs: Iterable[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = flags
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _NEEDLESS)
    for tag, value in axes.items():
        wanted.pin_axis_location(face, tag, value)
    data: bytes = hb.subset(face, wanted).blob.data
    return data


def united(fonts: Sequence[EmbeddedFont], file: bytes) -> bytes:
    """Return the program that holds the glyphs of all the fonts, which are of one file and one style."""
    flags = hb.SubsetFlags(functools.reduce(operator.or_, (font.flags for font in fonts)))
    glyphs = {glyph for font in fonts for glyph in font.glyphs}
    return _subset(hb.Face(file), dict(fonts[0].axes), flags, glyphs)


def embedded(fonts: Iterable[Font], assets: Mapping[str, Asset]) -> tuple[EmbeddedFont, ...]:
    """Return what the fonts of a drawn document embed, with the assets that they come from."""
    urls = {
        _stamp(asset.read()): url for url, asset in assets.items() if asset.media_type.startswith("font/")
    }
    found = []
    for font in fonts:
        stamp, axes, flags, glyphs = getattr(font, "presswork_subset", (None, {}, 0, ()))
        if stamp in urls:
            name = font.name.decode().removeprefix("/")
            found.append(
                EmbeddedFont(name=name, url=urls[stamp], axes=tuple(axes.items()), flags=flags, glyphs=glyphs)
            )
    return tuple(found)


def _stamp(file: bytes) -> tuple[int, int]:
    return len(file), zlib.crc32(file)


def _flags(font: Font, hinting: bool) -> hb.SubsetFlags:
    flags = _FLAGS
    if not hinting:
        flags |= hb.SubsetFlags.NO_HINTING
    if font.missing:
        flags |= hb.SubsetFlags.NOTDEF_OUTLINE
    return flags


def _location(font: Font, axis: Any) -> float:
    """Return where on an axis the style stands.

    An axis that the style names and the font lacks does not count (CSS Fonts 4, section 6.12).
    """
    implied = {
        "wght": font.weight,
        "opsz": font.font_size,
        "ital": float(font.style == _ITALIC),
        "slnt": (axis.min_value or axis.max_value) if font.style == _OBLIQUE else 0.0,
    }
    value = float(font.variations.get(axis.tag, implied.get(axis.tag, axis.default_value)))
    return float(min(max(value, axis.min_value), axis.max_value))


def install() -> None:
    """Let WeasyPrint embed fonts so."""
    Font.clean = clean
