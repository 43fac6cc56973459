"""Laid-out pages in, the page numbers that they cite marked in what is drawn, to be put in at binding, out.

"See page 14" is set as "see page 00". Where all figures are as wide as each other, in that face and between
these very neighbours, no line breaks otherwise for another number of as many figures: so it is put in when
the parts are bound, and a page more before the cited article leaves this one as it is. Where they are not,
or where a number does not stand in the text alone, the part has to be set with its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from presswork.editions.pdf.exchanging import ATTRIBUTE, DIGITS, NUMBER, glyphs_in
from presswork.editions.pdf.folios import even_digits, shown
from presswork.model import CitedNumber

# What running heads can take up that is none of an element's text (CSS GCPM 3, `string-set`).
_NOT_OF_TEXT = frozenset(("string", "attr()"))


@dataclass(kw_only=True)
class Cited:
    """A number in the making: `page_index` and `place` as in `CitedNumber`, the rest once it is drawn."""

    index: int
    page_index: int
    place: str
    noughts: str
    at: int = 0
    digits: str = ""


def mark_cited(document: Document) -> list[Cited]:
    """Mark the texts that hold numbers to come, and return these; those without `digits` cannot be put in."""
    links = [link for link in document.presswork_source.iter("a") if link.get(ATTRIBUTE)]
    texts = {id(link): "".join(link.itertext()) for link in links}
    found: list[Cited] = []
    seen: set[int] = set()
    for page_index, page in enumerate(document.pages) if links else ():
        for text, link in _linked(page._page_box, None):
            noughts = _noughts(texts.get(id(link), ""))
            if noughts and _noughts(text.text) == noughts and _says_itself(text):
                text.presswork_cited = _cited(found, page_index, link, noughts)
                seen.add(id(link))
    for link in links:
        if id(link) not in seen and NUMBER.search(texts[id(link)]):
            _cited(found, 0, link, "")
    return found


def _cited(found: list[Cited], page_index: int, link: Any, noughts: str) -> Cited:
    place = link.get(ATTRIBUTE)
    found.append(Cited(index=len(found), page_index=page_index, place=place, noughts=noughts))
    return found[-1]


def _noughts(text: str) -> str:
    """Return the number in a text, "" where there is none, or more than one."""
    numbers = NUMBER.findall(text)
    return numbers[0] if len(numbers) == 1 and not numbers[0].strip("0") else ""


def _linked(box: Any, link: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each text with the citing link that it stands in, where nothing else says the same again."""
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.MarginBox) or getattr(box, "presswork_artifact", False) or _is_repeated(box):
        return
    if isinstance(box, boxes.TextBox):
        if link is not None:
            yield box, link
        return
    if box.element_tag == "a" and box.element is not None and box.element.get(ATTRIBUTE):
        link = box.element
    for child in getattr(box, "children", ()):
        yield from _linked(child, link)


def _is_repeated(box: Any) -> bool:
    """Whether a box's text is said in the outline or in running heads as well."""
    named = box.style["string_set"]
    said = {kind for _, pieces in (() if named == "none" else named) for kind, _ in pieces}
    return box.style["bookmark_level"] != "none" or not said <= _NOT_OF_TEXT


def _says_itself(text: Any) -> bool:
    """Whether nothing is read out in place of the text."""
    return not getattr(text, "presswork_hyphen", False) and not hasattr(text, "presswork_actual_text")


def note_cited(stream: Any, text: Any) -> None:
    """Keep the glyphs of all digits as they are drawn in the number's place, if they are of one width.

    They are compared with the same words around them: fonts may move figures apart, or draw them otherwise,
    beside a bracket.
    """
    cited: Cited = text.presswork_cited
    words = text.pango_layout.text
    number = NUMBER.search(words)
    digits = even_digits(stream, text)
    if number is None or not digits or stream.extra:  # in a group: a stream of its own
        return
    drawn = [
        shown(stream, text, words[: number.start()] + digit * len(cited.noughts) + words[number.end() :])
        for digit in DIGITS
    ]
    glyphs, spaces = drawn[0]
    pairs = enumerate(zip(glyphs, drawn[1][0], strict=False))
    cited.at = next((place for place, (nought, one) in pairs if nought != one), 0)
    end = cited.at + len(cited.noughts)
    for digit, (others, apart) in enumerate(drawn):
        glyph = digits[4 * digit : 4 * digit + 4]
        expected = [*glyphs[: cited.at], *[glyph] * len(cited.noughts), *glyphs[end:]]
        if others != expected or apart != spaces:
            return
    cited.digits = digits
    text.presswork_glyphs = glyphs


def check_drawn(stream: Any, text: Any, start: int) -> None:
    """Take the digits back where what was drawn since is not what was foreseen; keep where it stands."""
    content = pydyf.Stream(stream.stream[start:]).data
    if glyphs_in(content) != getattr(text, "presswork_glyphs", None):
        text.presswork_cited.digits = ""
        return
    stream.presswork_cuts = [*getattr(stream, "presswork_cuts", ()), (start, len(stream.stream))]


def cut(pdf: pydyf.PDF, page: pydyf.Dictionary, stream: Any) -> None:
    """Part a page's content before and after each number, so that little is written anew at binding."""
    cuts = getattr(stream, "presswork_cuts", ())
    if not cuts:
        return
    items, ends = stream.stream, sorted({0, *(end for pair in cuts for end in pair), len(stream.stream)})
    pieces = [items[start:end] for start, end in zip(ends, ends[1:], strict=False)]
    stream.stream = pieces[0]
    contents = pydyf.Array([stream.reference])
    for piece in pieces[1:]:
        more = pydyf.Stream(piece, compress=stream.compress)
        pdf.add_object(more)
        contents.append(more.reference)
    page["Contents"] = contents


def numbers_to_come(found: list[Cited]) -> tuple[CitedNumber, ...]:
    """Return what was marked, as it was drawn."""
    return tuple(
        CitedNumber(page_index=cited.page_index, place=cited.place, at=cited.at, digits=cited.digits)
        for cited in found
    )
