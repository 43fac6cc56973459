"""Pages of a part that is to be bound in, the same with the folios and cited numbers of its place out.

Where these stand, and what glyphs they have, was noted when they were set (see `folios`, `cited_numbers`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Name, String

from presswork.model import CitedNumber, FolioPlace, Part

# On a link, in HTML, and on what is drawn of it, in the part: the place whose number it cites.
ATTRIBUTE, KEY = "data-cites", "PRSW_Cites"
DIGITS = "0123456789"
NUMBER = re.compile(r"[0-9]+")
_HEX = re.compile(rb"<([0-9a-f]+)>")
_FOLIO = re.compile(rb"(/PageNum\s*>>\s*BDC.*?EMC)", re.DOTALL)
_CITED = re.compile(rb"\s*/%s (\d+)\b(.*?EMC)" % KEY.encode(), re.DOTALL)


def exchanged(content: bytes, places: Sequence[FolioPlace], old: str, new: str) -> bytes:
    """Return a page's content with other folios in it. Raises `ValueError` where that cannot be done."""
    pieces = _FOLIO.split(content)
    if len(pieces) != 2 * len(places) + 1:
        raise ValueError("folios are not where they were drawn")
    for number, place in enumerate(places):
        pieces[2 * number + 1] = _exchange(pieces[2 * number + 1], place, old, new)
    return b"".join(pieces)


def _exchange(text: bytes, place: FolioPlace, old: str, new: str) -> bytes:
    if len(old) != len(new) or not place.digits:
        raise ValueError("not as wide as each other")
    spots = _spots(text)
    glyphs = [text[spot : spot + 4] for spot in spots]
    wanted = [_glyph(place.digits, digit) for digit in old]
    found = [at for at in range(len(glyphs)) if glyphs[at : at + len(wanted)] == wanted]
    if not found:
        raise ValueError("the folio is not there")
    return _drawn_anew(text, spots[found[-1] if place.end else found[0] :], place.digits, new)


def put_numbers_in(pdf: pikepdf.Pdf, part: Part) -> None:
    """Put the numbers that the part is bound with in their places.

    Raises `ValueError` where one is not as wide as its place.
    """
    for index in sorted({cited.page_index for cited in part.cites}):
        page = pdf.pages[index].obj
        contents = page.Contents
        for stream in contents if isinstance(contents, Array) else [contents]:
            content = stream.read_bytes()
            if KEY.encode() in content:
                rewrite(stream, _numbered(content, part))
        for annotation in page.get("/Annots", ()):
            _name_link(annotation, part.numbers)


def _numbered(content: bytes, part: Part) -> bytes:
    pieces = _CITED.split(content)
    for at in range(1, len(pieces), 3):
        cited = part.cites[int(pieces[at])]
        pieces[at : at + 2] = b"", _numbered_text(pieces[at + 1], cited, part.numbers.get(cited.place, ""))
    return b"".join(pieces)


def _numbered_text(text: bytes, cited: CitedNumber, number: str) -> bytes:
    if not number:
        return text
    spots = _spots(text)[cited.at :]
    if any(text[spot : spot + 4] != _glyph(cited.digits, "0") for spot in spots[: len(number)]):
        raise ValueError("the number is not as wide as its place")
    return _drawn_anew(text, spots, cited.digits, number)


def _name_link(annotation: pikepdf.Object, numbers: Mapping[str, str]) -> None:
    """Let a link say the number of the page that it leads to."""
    if f"/{KEY}" not in annotation:
        return
    if number := numbers.get(str(annotation[f"/{KEY}"])):
        annotation.Contents = String(NUMBER.sub(number, str(annotation.Contents), count=1))
    del annotation[f"/{KEY}"]


def glyphs_in(content: bytes) -> list[str]:
    """Return the glyphs that are shown in a piece of content, hexadecimal."""
    return [content[spot : spot + 4].decode() for spot in _spots(content)]


def _spots(text: bytes) -> list[int]:
    """Return where each glyph stands in a piece of content."""
    return [group.start(1) + at for group in _HEX.finditer(text) for at in range(0, len(group[1]), 4)]


def _glyph(digits: str, digit: str) -> bytes:
    return digits[4 * int(digit) : 4 * int(digit) + 4].encode()


def _drawn_anew(text: bytes, spots: Sequence[int], digits: str, number: str) -> bytes:
    changed = bytearray(text)
    for spot, digit in zip(spots, number, strict=False):
        changed[spot : spot + 4] = _glyph(digits, digit)
    return bytes(changed)


def rewrite(stream: pikepdf.Object, content: bytes) -> None:
    """Give a stream other content, compressed as it was when it was set."""
    if Name.Filter in stream:
        stream.write(zlib.compress(content, level=9), filter=Name.FlateDecode)
    else:
        stream.write(content)
