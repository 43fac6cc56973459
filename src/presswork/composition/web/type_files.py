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
# The blocks by which a browser fetches no more of a typeface than a page shows, in the order of their names.
RANGES: Mapping[str, tuple[tuple[int, int], ...]] = {
    "latin": (
        (0x0, 0xFF),
        (0x131, 0x131),
        (0x152, 0x153),
        (0x2BB, 0x2BC),
        (0x2C6, 0x2C6),
        (0x2DA, 0x2DA),
        (0x2DC, 0x2DC),
        (0x2000, 0x206F),
        (0x20AC, 0x20AC),
        (0x2116, 0x2116),
        (0x2122, 0x2122),
        (0x2190, 0x2193),
        (0x2212, 0x2215),
    ),
    "latin-ext": ((0x100, 0x2BA), (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF)),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x400, 0x52F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
    "hebrew": ((0x590, 0x5FF), (0xFB1D, 0xFB4F)),
    "arabic": ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    "marks": ((0x2BD, 0x36F), (0x2070, 0x20AB), (0x20AD, 0x2BFF)),
}
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
