"""A JPEG 2000 file's bytes in, what keeps it from being decoded alike everywhere out.

Source: ISO/IEC 15444-1:2004, Annex I (the JP2 file's boxes).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE = b"\0\0\0\x0cjP  \r\n\x87\n"
_CIE_JAB = 19  # ISO/IEC 15444-2, table M.25
_MOST_BITS = 38
_MAX_BOXES = 1000
_VARIED = 255  # "see the bpcc box"


def fault_of(data: bytes) -> str:
    """Return in words what is wrong, "" for nothing.

    Rules: one, three or four colour channels, all of one depth of 1 to 38 bits, no CIE JAB (ISO 19005-2,
    6.2.8.3); the file is a JP2 or JPX, no bare codestream (ISO 32000-1, 7.4.9).
    """
    if not data.startswith(_SIGNATURE):
        return "it is no JPEG 2000 file" if data[:2] != b"\xff\x4f" else "it is a bare codestream, no file"
    header = next((body for kind, body in _boxes(data) if kind == b"jp2h"), None)
    boxes = list(_boxes(header)) if header is not None else []
    image = next((body for kind, body in boxes if kind == b"ihdr" and len(body) >= 11), None)
    if image is None:
        return "its header is missing"
    return _fault_of_channels(image, boxes) or _fault_of_colour(boxes)


def _fault_of_channels(image: bytes, boxes: list[tuple[bytes, bytes]]) -> str:
    channels, bits = struct.unpack(">H", image[8:10])[0], image[10]
    colours = channels - sum(_opacities(body) for kind, body in boxes if kind == b"cdef")
    palette = any(kind == b"pclr" for kind, _ in boxes)
    depths = (
        next((set(body) for kind, body in boxes if kind == b"bpcc"), set()) if bits == _VARIED else {bits}
    )
    if colours not in (1, 3, 4) and not palette:
        return f"it has {colours} colour channels"
    if len(depths) != 1 or not all((depth & 0x7F) < _MOST_BITS for depth in depths):
        return "its channels differ in depth"
    return ""


def _fault_of_colour(boxes: list[tuple[bytes, bytes]]) -> str:
    colours = [body for kind, body in boxes if kind == b"colr" and len(body) >= 3]
    for body in colours:
        if body[0] == 1 and len(body) >= 7 and struct.unpack(">I", body[3:7])[0] == _CIE_JAB:
            return "its colours are CIE JAB"
    return "" if colours else "it does not say what its colours are"


def _opacities(body: bytes) -> int:
    """Return how many channels of a channel definition box are opacity (types 1 and 2)."""
    count = struct.unpack(">H", body[:2])[0] if len(body) >= 2 else 0
    types = [body[place : place + 2] for place in range(4, min(len(body), 2 + 6 * count), 6)]
    return sum(1 for kind in types if kind in (b"\0\1", b"\0\2"))


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    for _ in range(_MAX_BOXES):
        if place + 8 > len(data):
            return
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        start = 8
        if length == 1 and place + 16 <= len(data):
            length, start = struct.unpack(">Q", data[place + 8 : place + 16])[0], 16
        end = len(data) if length == 0 else place + length
        if length and length < start:
            return
        yield kind, data[place + start : end]
        place = end
