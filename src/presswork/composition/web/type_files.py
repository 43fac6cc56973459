"""A font and what is wanted of it in; small WOFF2 files of it, each for a range of Unicode, out.

A font is asked for as a style sheet names it: `fonts/source-serif-4.ttf?opsz=14&wght=400&features=onum`. Axes
that are given a value are pinned, `wght=400..700` limits one; of a font's OpenType features those stay that
text needs anyway, and those that are named. `ranges=arabic` leaves all other scripts to other fonts.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from presswork.cache import Cache, key_of

_CODE_VERSION = "1"
# What text in any script needs to be shaped right, whatever a style sheet says.
_SHAPING = (
    "abvm blwm calt ccmp clig curs dist fina init isol kern liga locl mark medi mkmk rclt rlig rtla rtlm"
)
# The blocks by which a browser fetches no more of a face than a page shows. No character is in two of them.
_LATIN = "0-FF 131 152-153 2BB-2BC 2C6 2DA 2DC 2000-206F 20AC 2116 2122 2190-2193 2212-2215"
_RANGES = {
    "latin": _LATIN,
    "latin-central": "100-130 132-151 154-17F 218-21B 1E9E",
    "latin-ext": "180-217 21C-2BA 1E00-1E9D 1E9F-1EFF 2C60-2C7F A720-A7FF",
    "greek": "370-3FF 1F00-1FFF",
    "cyrillic": "400-52F 2DE0-2DFF A640-A69F",
    "hebrew": "590-5FF FB1D-FB4F",
    "arabic": "600-6FF 750-77F 8A0-8FF FB50-FDFF FE70-FEFF",
    "marks": "2BD-2C5 2C7-2D9 2DB 2DD-36F 2070-20AB 20AD-2115 2117-2121 2123-218F 2194-2211 2216-2BFF",
}


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    ends = (span.split("-") for span in text.split())
    return tuple((int(span[0], 16), int(span[-1], 16)) for span in ends)


RANGES: Mapping[str, tuple[tuple[int, int], ...]] = {name: _spans(text) for name, text in _RANGES.items()}
# These go with any other script's: digits, spaces and points are shaped with the letters beside them.
_COMMON = ((0x20, 0x40), (0x5B, 0x60), (0x7B, 0x7E), (0xA0, 0xBF), (0x2000, 0x206F))
_WITH_COMMON = frozenset(("hebrew", "arabic"))


@dataclass(frozen=True, kw_only=True)
class TypeFile:
    """A file of a typeface for one range: its WOFF2, and the range as CSS writes it."""

    range_name: str
    unicode_range: str
    data: bytes


def ranges_of(text: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the ranges that have a character of the text; Latin always."""
    points = {ord(character) for character in set().union(*map(set, text))}
    return tuple(
        name
        for name, spans in RANGES.items()
        if name == "latin" or any(first <= point <= last for point in points for first, last in spans)
    )


def type_files(
    font: bytes, settings: Mapping[str, str], ranges: Iterable[str], *, cache: Cache | None = None
) -> list[TypeFile]:
    """Return the font's file for each of the ranges of which it has characters.

    Raises `ValueError` for a font or settings that cannot be read.
    """
    import hashlib

    found = []
    settings = {name: value for name, value in settings.items() if name != "inline"}
    only = settings.get("ranges", "").split(",") if "ranges" in settings else ranges
    digest = hashlib.sha256(font).hexdigest()
    for name in (name for name in ranges if name in only):
        key = key_of(
            "web type", _CODE_VERSION, _tool_versions(), digest, repr(sorted(settings.items())), name
        )
        data = cache.get(key) if cache else None
        if data is None:
            data = _file(font, settings, name)
            if cache:
                cache.put(key, data)
        if data:
            found.append(TypeFile(range_name=name, unicode_range=_css(_points(name)), data=data))
    return found


def _points(name: str) -> tuple[tuple[int, int], ...]:
    return (*RANGES[name], *(_COMMON if name in _WITH_COMMON else ()))


def _css(spans: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"U+{a:X}-{b:X}" if a < b else f"U+{a:X}" for a, b in spans)


def _tool_versions() -> str:
    import fontTools
    import uharfbuzz

    return f"{uharfbuzz.__version__} {fontTools.version}"


def _file(font: bytes, settings: Mapping[str, str], name: str) -> bytes:
    """Return the WOFF2 of a range's characters, b"" where the font has none of its own."""
    import uharfbuzz as hb

    face = hb.Face(font)
    if not face.glyph_count:
        raise ValueError("it is no font")
    has = set(face.unicodes)
    own = {point for first, last in RANGES[name] for point in range(first, last + 1)} & has
    if not {point for point in own if point > 0x20}:
        return b""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(
        {point for first, last in _points(name) for point in range(first, last + 1)} & has
    )
    features = wanted.layout_feature_tag_set
    features.clear()
    features.update(
        int.from_bytes(tag.encode(), "big")
        for tag in (*_SHAPING.split(), *settings.get("features", "").split(","))
        if len(tag) == 4
    )
    axes = {axis.tag for axis in face.axis_infos}
    for axis, value in settings.items():
        if axis not in axes:
            continue
        low, _, high = value.partition("..")
        if high:
            wanted.set_axis_range(face, axis, float(low), float(high))
        else:
            wanted.pin_axis_location(face, axis, float(low))
    return _woff2(bytes(hb.subset(face, wanted).blob.data))


def _woff2(font: bytes) -> bytes:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(font), recalcTimestamp=False) as opened:
        opened.flavor = "woff2"
        buffer = io.BytesIO()
        opened.save(buffer, reorderTables=False)
    return buffer.getvalue()
