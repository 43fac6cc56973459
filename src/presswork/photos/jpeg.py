"""A JPEG file's bytes in; its segments, or the same scan under a new head, out.

The file's structure is ITU-T T.81 Annex B; nothing here decodes pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SOI = 0xD8
EOI = 0xD9
SOS = 0xDA
APP0 = 0xE0
APP1 = 0xE1
APP13 = 0xED
APP14 = 0xEE
COM = 0xFE
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Baseline, extended and progressive Huffman: what every reader decodes.
_COMMON_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_BETWEEN_SCANS = frozenset({0xC4, SOS, 0xDB, 0xDC, 0xDD, COM, *range(0xE0, 0xF0)})

_XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"
_SEGMENT_LIMIT_BYTES = 65533


@dataclass(frozen=True)
class Segment:
    """One marker segment: `marker` without its FF, the payload, and where the segment ends."""

    marker: int
    payload: bytes
    end: int


def segments(data: bytes) -> Iterator[Segment]:
    """Yield the segments up to and including the first start of scan; stop where they break off."""
    at = 2 if data[:2] == b"\xff\xd8" else len(data)
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker in _STANDALONE:
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + length
        if marker == EOI or length < 2 or end > len(data):
            return
        yield Segment(marker, data[at + 4 : end], end)
        if marker == SOS:
            return
        at = end


def problem(data: bytes) -> str | None:
    """Return what is wrong with the compressed data where decoders are silent about it, or None.

    Damaged data soon holds a marker that cannot stand there (T.81 table B.1); libjpeg skips it and
    draws rubbish. A missing end marker alone is none of this: cameras forget it.
    """
    start = next((segment.end for segment in segments(data) if segment.marker == SOS), None)
    if start is None:
        return "it holds no picture data"
    at, found = _end_of_picture(data, start)
    return f"damaged data at byte {at:,}" if found not in {EOI, None} else None


def stripped(data: bytes, *, xmp: bytes = b"") -> bytes | None:
    """Return the file with its compressed picture as it is and nothing else but `xmp`.

    Dropped are EXIF (camera, place, thumbnail), IPTC, profiles, comments, and whatever follows the
    picture. None if the file is of a kind that some readers do not decode.
    """
    head = [b"\xff\xd8"]
    start = 0
    for segment in segments(data):
        start = segment.end
        if segment.marker in _FRAMES and segment.marker not in _COMMON_FRAMES:
            return None
        keep = not (APP0 <= segment.marker <= 0xEF or segment.marker == COM)
        # The APP14 of Adobe says whether the components are RGB or YCbCr.
        if keep or (segment.marker == APP14 and segment.payload.startswith(b"Adobe")):
            head.append(_segment(segment.marker, segment.payload))
        if segment.marker == SOS:
            break
    end, found = _end_of_picture(data, start)
    if found != EOI:
        return None
    return b"".join([*with_xmp(head, xmp), data[start:end]])


def with_xmp(head: list[bytes], xmp: bytes) -> list[bytes]:
    """Return the head's pieces with an XMP segment after the start of image, where it fits in one."""
    payload = _XMP_MARK + xmp
    if not xmp or len(payload) > _SEGMENT_LIMIT_BYTES:
        return head
    return [head[0], _segment(APP1, payload), *head[1:]]


def add_xmp(data: bytes, xmp: bytes) -> bytes:
    """Return the JPEG file with the XMP packet as its first segment."""
    return b"".join(with_xmp([data[:2], data[2:]], xmp))


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def _end_of_picture(data: bytes, start: int) -> tuple[int, int | None]:
    """Return the offset after the end of image and EOI; else where and what the walk stopped at.

    In entropy-coded data, FF is followed by 00 or a restart marker; between the scans of a
    progressive file stand tables and the next start of scan.
    """
    at = start
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        marker = data[at + 1]
        if marker == EOI:
            return at + 2, EOI
        if marker in {0x00, 0xFF} or marker in _STANDALONE:
            at += 1 if marker == 0xFF else 2
        elif marker in _BETWEEN_SCANS:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        else:
            return at, marker
    return len(data), None
