"""A page of a PDF in, a Form XObject of its content in another PDF out (ISO 32000-1, 8.10)."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.imposition.layout import Box
from presswork.editions.pdf.imposition.source_pages import UNREADABLE, SourcePage, inherited

_LOOKED_AT_BYTES = 65_536
# A dense map is some 50 MB; more is a bomb, and what is joined has to be unpacked.
_MOST_JOINED_BYTES = 128 * 1024 * 1024


class Forms:
    """Makes forms in one PDF; each page is copied once, however often it is drawn.

    A page's content is not decoded, and not read before the file is written: a large file takes little
    memory, and a stream that is a bomb does not go off. Content in several streams has to be joined, and so
    must not be larger than any page is; `ValueError` for one that is.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Make forms in this PDF."""
        self.pdf = pdf
        self._forms: dict[int, pikepdf.Object] = {}
        self._taken: set[tuple[int, tuple[int, int]]] = set()

    def of(self, index: int, source: SourcePage) -> pikepdf.Object:
        """Return the form of a page, `index` in the order of the book."""
        if index not in self._forms:
            self._forms[index] = self._made(source)
        return self._forms[index]

    def _made(self, source: SourcePage) -> pikepdf.Object:
        page = source.page.obj
        streams = _streams(page.get("/Contents"))
        form: pikepdf.Object
        if not streams:
            form = self.pdf.make_stream(b"")
        elif len(streams) == 1 and (id(source.pdf), streams[0].objgen) not in self._taken:
            self._taken.add((id(source.pdf), streams[0].objgen))
            form = self.pdf.copy_foreign(streams[0])
        else:  # joined by qpdf, while it writes the file; what is no stream would stop it
            page.Contents = Array(streams)
            if sum(map(_decoded_size, streams)) > _MOST_JOINED_BYTES:
                raise ValueError(f"page {source.number} unpacks to more than 128 MB of content")
            form = self.pdf.copy_foreign(source.page.as_form_xobject(handle_transformations=False))
        form.Type, form.Subtype, form.FormType = Name.XObject, Name.Form, 1
        form.BBox = rectangle(source.bleed)
        form.Resources = self._copied(inherited(page, "/Resources"), source) or Dictionary()
        group = self._copied(page.get("/Group"), source)
        if group is not None:
            form.Group = group
        return form

    def _copied(self, entry: Any, source: SourcePage) -> pikepdf.Object | None:
        """Return a dictionary of a page in this PDF.

        What all pages share stays one object: a copy for each page would grow with their square.
        """
        if not isinstance(entry, pikepdf.Dictionary):
            return None
        if entry.is_indirect:
            return self.pdf.copy_foreign(entry)
        holder = source.pdf.make_indirect(Dictionary(dict(entry.items())))
        return self.pdf.copy_foreign(holder)


def _streams(contents: Any) -> list[pikepdf.Stream]:
    """Return a page's content streams, without what stands there but is none."""
    if isinstance(contents, pikepdf.Stream):
        return [contents]
    if isinstance(contents, pikepdf.Array):
        return [item for item in contents if isinstance(item, pikepdf.Stream)]
    return []


def is_damaged(source: SourcePage) -> bool:
    """Whether a page's content begins with what its filter cannot read; only the beginning is decoded."""
    try:
        return any(_is_broken(stream) for stream in _streams(source.page.obj.get("/Contents")))
    except UNREADABLE:
        return True


def _is_broken(stream: pikepdf.Stream) -> bool:
    filters = stream.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names[0] not in {"/FlateDecode", "/Fl"}:
        return names[0] in {"/JBIG2Decode", "/DCTDecode", "/JPXDecode", "/CCITTFaxDecode"}
    try:
        zlib.decompressobj().decompress(stream.read_raw_bytes(), _LOOKED_AT_BYTES)
    except zlib.error:
        return True
    return False


def _decoded_size(stream: pikepdf.Stream) -> int:
    """Return how large a stream is unpacked, as far as it is counted: to the most that is joined."""
    data = stream.read_raw_bytes()
    if stream.get("/Filter") not in {Name.FlateDecode, Name.Fl}:
        return len(data)
    unpacker, size = zlib.decompressobj(), 0
    while data and size <= _MOST_JOINED_BYTES:
        try:
            size += len(unpacker.decompress(data, _LOOKED_AT_BYTES * 16))
        except zlib.error:
            break
        data = unpacker.unconsumed_tail
    return size


def rectangle(box: Box) -> Array:
    """Return a box as PDF writes it."""
    return Array([round(side, 4) for side in (box.left, box.bottom, box.right, box.top)])
