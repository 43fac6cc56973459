"""An opened PDF in, its streams whose data is damaged out; read piece by piece, never held whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from presswork.preflight.press.canvas import BROKEN
from presswork.preflight.press.streams import UnreadableStreamError, filters_of, read_bounded

_CHUNK = 1 << 20
# A stream that unpacks to more than this holds no picture that was ever printed.
_MOST_BYTES = 2 << 30
# What all streams together may take (half a minute); those after it are not read.
_MOST_IN_ALL = 8 << 30
_SMALL_BYTES = 8 << 20


def faults(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield the name and the fault of each damaged stream, in the order of object numbers."""
    budget = _Budget()
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            try:
                fault = _fault(thing, budget)
            except BROKEN as error:
                fault = str(error)
            if fault:
                yield _name(thing), fault


class _Budget:
    """How many unpacked bytes may still be read."""

    def __init__(self) -> None:
        self.left = _MOST_IN_ALL


def _fault(stream: Any, budget: _Budget) -> str:
    filters = filters_of(stream)
    raw = memoryview(stream.get_raw_stream_buffer())
    if filters == ("/FlateDecode",):
        return _flate_fault(raw, budget)
    if filters == ("/DCTDecode",):
        return _jpeg_fault(raw)
    if filters and filters[-1] not in ("/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"):
        return _small_fault(stream) if len(raw) <= _SMALL_BYTES else ""
    return "" if raw or not filters else "it is empty"


def _flate_fault(raw: memoryview, budget: _Budget) -> str:
    if not len(raw):
        return ""
    machine, total = zlib.decompressobj(), 0
    for start in range(0, len(raw), _CHUNK):
        data: bytes | memoryview = raw[start : start + _CHUNK]
        while data and not machine.eof:
            try:
                count = len(machine.decompress(data, _CHUNK))
            except zlib.error as error:
                return f"its compressed data is wrong ({error})"
            total, budget.left = total + count, budget.left - count
            if total > _MOST_BYTES:
                return f"it unpacks to more than {_MOST_BYTES >> 30} GB"
            if budget.left < 0:
                return ""
            data = machine.unconsumed_tail
    return "" if machine.eof else "its compressed data ends too soon"


def _jpeg_fault(raw: memoryview) -> str:
    if bytes(raw[:2]) != b"\xff\xd8":
        return "its data is no JPEG"
    # Some writers pad after the end of the image.
    return "" if b"\xff\xd9" in bytes(raw[-64:]) else "its JPEG data ends too soon"


def _small_fault(stream: Any) -> str:
    try:
        read_bounded(stream)
    except UnreadableStreamError as error:
        return str(error).rpartition(": ")[2]
    return ""


def _name(stream: Any) -> str:
    kind = str(stream.get("/Subtype", stream.get("/Type", ""))).removeprefix("/")
    said = {"Image": "the picture", "Form": "the form", "XML": "the metadata"}.get(kind, "the stream")
    return f"{said} in object {stream.objgen[0]}"
