"""A stream object in, its bytes out, no more of them than memory is meant to hold."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

# A content stream of a rich map is some 20 MB; what is beyond this is damaged, or meant to do harm.
MAX_CONTENT_BYTES = 64 * 1024 * 1024
_FLATE = ("/FlateDecode", "/Fl")
_CHUNK = 1 << 20


class UnreadableStreamError(ValueError):
    """A stream that cannot be decoded, or that grows beyond its limit."""


def read_bounded(stream: Any, *, limit: int = MAX_CONTENT_BYTES) -> bytes:
    """Return a stream's decoded bytes; `UnreadableStreamError` if they are damaged or too many."""
    filters = filters_of(stream)
    try:
        if not filters or any(stream.get(key) is not None for key in ("/DecodeParms", "/DP", "/F")):
            return _checked(bytes(stream.read_bytes()), limit)
        data = bytes(stream.read_raw_bytes())
        while filters and filters[0] in _FLATE:
            filters = filters[1:]
            data = inflate(data, limit=limit)
        return data if not filters else _checked(bytes(stream.read_bytes()), limit)
    except (pikepdf.PdfError, zlib.error, RuntimeError) as error:
        raise UnreadableStreamError(str(error)) from error


def filters_of(stream: Any) -> tuple[str, ...]:
    """Return the names of a stream's filters, with their slash."""
    filters = stream.get("/Filter")
    if filters is None:
        return ()
    if isinstance(filters, pikepdf.Array):
        return tuple(str(name) for name in filters)
    return (str(filters),)


def inflate(data: bytes, *, limit: int) -> bytes:
    """Return what Flate data holds, the end of a stream that was cut off included.

    Raises `UnreadableStreamError` where it is damaged or holds more than `limit` bytes.
    """
    machine = zlib.decompressobj()
    try:
        whole = machine.decompress(data, limit + 1)
    except zlib.error as error:
        raise UnreadableStreamError(f"its compressed data is damaged ({error})") from error
    if len(whole) > limit:
        raise UnreadableStreamError(f"it unpacks to more than {limit // (1024 * 1024)} MB")
    if not machine.eof and data:
        raise UnreadableStreamError("its compressed data ends too soon")
    return whole


def _checked(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise UnreadableStreamError(f"it unpacks to more than {limit // (1024 * 1024)} MB")
    return data
