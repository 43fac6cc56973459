"""Running heads in, the folios in them marked and described out, so that the bindery can set others there.

A folio is set as the part was guessed to begin. Where the part is bound to begin elsewhere, its digits are
exchanged in the page's content (see `exchanging`): figures are as wide as each other, so nothing else moves.
A number with more or fewer digits, or one in figures of unequal widths, has to be typeset anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.draw.text import draw_first_line
from weasyprint.formatting_structure import boxes
from weasyprint.matrix import Matrix
from weasyprint.text.line_break import create_layout

from presswork.editions.pdf.exchanging import DIGITS
from presswork.model import FolioPlace

_FIXED = "fixed"
# Each digit beside each other: a font may draw two of them together.
_PAIRS = "".join(first + second for first in DIGITS for second in DIGITS)
# What stands around a folio in a page's content (ISO 32000-2, table 363: a page number is an artifact).
PROPERTIES = pydyf.Dictionary({"Type": "/Pagination", "Subtype": "/PageNum"})
_TOKENS = re.compile(r"<([0-9a-f]*)>|(-?[0-9.]+)")


def mark_folios(document: Document, *, first_folio: int) -> None:
    """Mark the text that holds a page's number in the margins of each page, for both its sides."""
    for index, page in enumerate(document.pages):
        folio = str(first_folio + index)
        for head in (*page._page_box.children, *page._page_box.presswork_opposite.children):
            if isinstance(head, boxes.MarginBox) and _counts_pages(head):
                _mark_head(list(_texts(head)), folio)


def _mark_head(texts: list[Any], folio: str) -> None:
    for text in texts:
        text.presswork_folio = _where(text.text, folio)
    if texts and not any(text.presswork_folio for text in texts):
        texts[0].presswork_folio = _FIXED  # in other figures, or in pieces


def _counts_pages(head: Any) -> bool:
    content = head.style["content"]
    return isinstance(content, tuple) and any(
        kind in {"counter()", "counters()"} and value[0] == "page" for kind, value in content
    )


def _texts(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _where(text: str, folio: str) -> str:
    """Return at which end of a text the folio stands, "" where at neither: "start" or "end"."""
    stripped = text.strip()
    if stripped.endswith(folio) and not stripped[: -len(folio)][-1:].isdigit():
        return "end"
    if stripped.startswith(folio) and not stripped[len(folio) :][:1].isdigit():
        return "start"
    return ""


class _Unseen:
    """A stream that takes a font's glyphs to be embedded, and keeps what would have been drawn."""

    def __init__(self, stream: Any) -> None:
        self.add_font = stream.add_font
        self.ink_rect, self.logical_rect = stream.ink_rect, stream.logical_rect
        self.shown = ""

    def show_text(self, text: str) -> None:
        self.shown += text

    def set_text_matrix(self, *_: float) -> None: ...

    def set_font_size(self, *_: Any) -> None: ...

    def set_text_rise(self, _: float) -> None:
        self.shown += "!"  # a raised figure: not to be exchanged


def note_digits(stream: Any, box: Any) -> None:
    """Keep, with a folio's box, the glyphs of all digits in its style; "" where they cannot be exchanged."""
    box.presswork_digits = "" if box.presswork_folio == _FIXED else even_digits(stream, box)


def even_digits(stream: Any, box: Any) -> str:
    """Return the glyphs of all digits in a box's style, "" where some are wider, or closer, than others."""
    glyphs, spaces = shown(stream, box, _PAIRS)
    digits = glyphs[1:20:2]
    expected = [digits[int(digit)] for digit in _PAIRS] if len(digits) == len(DIGITS) else None
    even = len(set(spaces[:-1])) == 1  # the last has nothing to stand apart from
    return "".join(digits) if even and glyphs == expected else ""


def shown(stream: Any, box: Any, words: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return the glyphs of a text in a box's style, and with each what is taken from its advance.

    They are embedded as if they were drawn. None are returned where one of them is raised.
    """
    text = box.copy()
    text.text = words
    text.pango_layout = create_layout(words, box.style, None, None, 0)
    unseen = _Unseen(stream)
    draw_first_line(unseen, text, "clip", "none", Matrix())
    text.pango_layout.deactivate()
    return _shown("" if "!" in unseen.shown else unseen.shown)


def _shown(text: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return the glyphs of a shown text, and with each what is taken from its advance."""
    glyphs: list[str] = []
    spaces: list[tuple[str, ...]] = []
    for group, space in _TOKENS.findall(text):
        for at in range(0, len(group), 4):
            glyphs.append(group[at : at + 4])
            spaces.append(())
        if space and spaces:
            spaces[-1] += (space,)
    return glyphs, spaces


def places_of(document: Document) -> tuple[tuple[FolioPlace, ...], ...]:
    """Return the folios that were drawn on each page of a document, in the order in which they were."""
    return tuple(
        tuple(
            FolioPlace(end=text.presswork_folio == "end", digits=text.presswork_digits)
            for head in page._page_box.children
            for text in _texts(head)
            if getattr(text, "presswork_folio", "")
        )
        for page in document.pages
    )
