"""IPTC-IIM bytes in, their datasets as text out.

IPTC-IIM 4.2: record 2 holds the caption and its kin; dataset 1:90 names the character set. Adobe
wraps it in image resource 0x0404 (Photoshop File Formats, "Image Resource Blocks").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADLINE = 105
CAPTION = 120
BYLINE = 80
CREDIT = 110
COPYRIGHT = 116

_CHARACTER_SET = (1, 90)
_UTF8_ESCAPE = b"\x1b%G"
_LATIN1_ESCAPES = (b"\x1b.A", b"\x1b-A")
_IPTC_RESOURCE = 0x0404


def datasets(data: bytes) -> dict[int, list[str]]:
    """Return record 2's datasets by number, each value decoded and in the file's order."""
    raw: dict[int, list[bytes]] = {}
    charset = b""
    for record, number, value in _walk(data):
        if (record, number) == _CHARACTER_SET:
            charset = value
        elif record == 2:
            raw.setdefault(number, []).append(value)
    return {number: [_decode(value, charset) for value in values] for number, values in raw.items()}


def in_photoshop(data: bytes) -> bytes:
    """Return the IIM block in Photoshop's image resources, or b""."""
    at = 0
    found = b""
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        resource = int.from_bytes(data[at + 4 : at + 6], "big")
        name_bytes = 1 + data[at + 6]
        at += 6 + name_bytes + name_bytes % 2
        length = int.from_bytes(data[at : at + 4], "big")
        if resource == _IPTC_RESOURCE:
            found += data[at + 4 : at + 4 + length]
        at += 4 + length + length % 2
    return found


def _walk(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 5 <= len(data) and data[at] == 0x1C:
        record, number = data[at + 1], data[at + 2]
        length = int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if length & 0x8000:  # extended dataset: the length of the length (IIM 1.6.2)
            width = length & 0x7FFF
            length = int.from_bytes(data[at : at + width], "big") if width <= 4 else len(data)
            at += width
        yield record, number, data[at : at + length]
        at += length


def _decode(value: bytes, charset: bytes) -> str:
    if charset in _LATIN1_ESCAPES:
        return value.decode("latin-1")
    # Many programs write UTF-8 and do not say so; Latin-1 text is hardly ever valid UTF-8.
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        if charset == _UTF8_ESCAPE:
            # Cut at the field's limit in the middle of a character.
            cut = value.decode("utf-8", errors="ignore")
            if len(cut.encode()) >= len(value) - 3:
                return cut
        return value.decode("latin-1")
