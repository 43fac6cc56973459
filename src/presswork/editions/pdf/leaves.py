"""An opened part in; its pages as they are bound out, with the heads and folios of where it begins.

See `heads`: the part comes with its running heads on pages of their own, for both sides of a leaf.
"""

from __future__ import annotations

import contextlib
import io
from collections import OrderedDict
from contextlib import AbstractContextManager

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.exchanging import exchanged, put_numbers_in, rewrite
from presswork.model import Part

# The parts of some four hundred articles.
MOST_OPEN_BYTES = 128 * 1024 * 1024


class OpenParts:
    """Opens parts as they are bound and keeps them open: for a process that stays, and binds them again.

    What is kept open must only be read.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[object, ...], tuple[pikepdf.Pdf, int]] = OrderedDict()
        self._size_bytes = 0

    def __call__(self, part: Part) -> AbstractContextManager[pikepdf.Pdf]:
        """Return the part, open as long as it is among those that were bound last."""
        if not part.kept_as:
            return opened(part)
        key = (part.kept_as, part.begins_at, *sorted(part.numbers.items()))
        if key not in self._held:
            self._held[key] = opened(part), len(part.pdf)
            self._size_bytes += len(part.pdf)
        self._held.move_to_end(key)
        pdf = self._held[key][0]
        while self._size_bytes > MOST_OPEN_BYTES and len(self._held) > 1:
            # Not closed here: it goes once nobody binds it any more.
            self._size_bytes -= self._held.popitem(last=False)[1][1]
        return contextlib.nullcontext(pdf)


def opened(part: Part) -> pikepdf.Pdf:
    """Return the part as it is bound, to be closed by the caller."""
    pdf = pikepdf.open(io.BytesIO(part.pdf))
    put_numbers_in(pdf, part)
    put_heads_on(pdf, part)
    return pdf


def put_heads_on(pdf: pikepdf.Pdf, part: Part) -> None:
    """Put the heads of the right side on the part's pages, with their folios, and take the others out.

    Raises `ValueError` for a part that cannot begin with the folio that it is to begin with.
    """
    count, first_folio = part.page_count, part.begins_at
    turned = first_folio % 2 == 0  # a part is set as if it began on a recto
    opening, closing = pdf.make_stream(b"q"), pdf.make_stream(b"Q")
    turns: dict[float, pikepdf.Object] = {0.0: opening}
    for index in range(count):
        page, number = pdf.pages[index].obj, index + (count if turned else 0)
        turn = part.turns[index] if turned else 0.0
        if turn not in turns:
            turns[turn] = pdf.make_stream(b"q 1 0 0 1 %s 0 cm" % f"{turn:g}".encode())
        heads = _content(pdf.pages[count + number])
        places = part.folios[number]
        if places and first_folio != part.first_folio:
            old, new = str(part.first_folio + index), str(first_folio + index)
            rewrite(heads, exchanged(heads.read_bytes(), places, old, new))
        own = page.Contents
        page.Contents = Array([turns[turn], *(own if isinstance(own, Array) else [own]), closing, heads])
        _move_annotations(page, turn)
    if turned:
        _move_places(pdf, part)
    del pdf.pages[count:]


def _content(page: pikepdf.Page) -> pikepdf.Object:
    """Return a page's content as one stream."""
    if isinstance(page.obj.Contents, Array):
        page.contents_coalesce()
    return page.obj.Contents


def _move_annotations(page: pikepdf.Object, turn: float) -> None:
    if not turn:
        return
    for annotation in page.get("/Annots", ()):
        left, bottom, right, top = (float(edge) for edge in annotation.Rect)
        annotation.Rect = Array([round(left + turn, 4), bottom, round(right + turn, 4), top])


def _move_places(pdf: pikepdf.Pdf, part: Part) -> None:
    """Move what says where something stands on a page: destinations, the outline, figures' boxes."""
    turns = {page.obj.objgen: turn for page, turn in zip(pdf.pages, part.turns, strict=False)}
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    for destination in list(names)[1::2]:
        _move_destination(destination, turns)
    entry = pdf.Root.get("/Outlines", Dictionary()).get("/First")
    while entry is not None:
        _move_outline(entry, turns)
        entry = entry.get("/Next")
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/S") == Name.Figure and "/A" in thing:
            _move_figure(thing, turns)


def _move_outline(entry: pikepdf.Object, turns: dict[tuple[int, int], float]) -> None:
    if "/Dest" in entry:
        _move_destination(entry.Dest, turns)
    below = entry.get("/First")
    while below is not None:
        _move_outline(below, turns)
        below = below.get("/Next")


def _move_destination(destination: pikepdf.Object, turns: dict[tuple[int, int], float]) -> None:
    if isinstance(destination, Array) and len(destination) > 2 and destination[1] == Name.XYZ:
        destination[2] = round(float(destination[2]) + turns.get(destination[0].objgen, 0.0), 4)


def _move_figure(figure: pikepdf.Object, turns: dict[tuple[int, int], float]) -> None:
    turn = turns.get(figure.Pg.objgen, 0.0) if "/Pg" in figure else 0.0
    if turn and "/BBox" in figure.A:
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        figure.A.BBox = Array([round(left + turn, 3), bottom, round(right + turn, 3), top])
