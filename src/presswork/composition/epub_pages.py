"""An article's XHTML and the page starts of its print edition in, the same XHTML with page-break markers out.

A marker is an empty `span` with `role="doc-pagebreak"` (EPUB Accessibility 1.1, section 3.3): the text
stays letter for letter the same. A page that begins inside a word (hyphenated, or a compound broken at
its hyphen) is marked before the whole word, so that a reader who goes to the page hears the word entire.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import escape

from presswork.model import PageStart

_TOKEN = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<close>/?)(?P<tag>[\w:.-]+)(?:"[^"]*"|'[^']*'|[^<>"'])*>"""
    r"|&[^;\s<&]+;|[^<&]",
    re.DOTALL,
)
# Hyphens that typesetting may put in or take out; a page start's offset does not count them.
UNCOUNTED = frozenset("\u00ad\u2010")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
        "math",
        "svg",
    ]
)
# These may begin with a marker, whatever they hold; in others it must stand with the text.
_CONTAINERS = frozenset(("article", "section", "div", "figure", "aside", "header", "p"))
# A page that begins with one of these begins before it.
_REPLACED = frozenset(("img", "picture", "audio", "video", "object", "input"))
# A marker may not stand inside these, or should not: it goes before them.
_ATOMIC = frozenset(("math", "svg", "ruby", "button", "select"))
_WORD_ENDS_AFTER = frozenset("\u2013\u2014\u2026/")  # dashes, ellipsis, slash: text parts there on its own
_IDEOGRAPHS = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))


@dataclass(frozen=True, kw_only=True)
class PageMark:
    """A page of the print edition as the e-book knows it: its folio and the marker's identifier."""

    label: str
    id: str


def page_marks(starts: Iterable[PageStart]) -> dict[int, PageMark]:
    """Return a mark for each page, by page index, with identifiers unlike each other."""
    marks: dict[int, PageMark] = {}
    taken: set[str] = set()
    for start in starts:
        name = re.sub(r"[^\w.-]", "_", start.label)
        mark_id = f"page-{name}" if f"page-{name}" not in taken else f"page-{name}-{start.page_index}"
        taken.add(mark_id)
        marks[start.page_index] = PageMark(label=start.label, id=mark_id)
    return marks


def insert_page_breaks(
    html: str, starts: Iterable[PageStart], *, marks: Mapping[int, PageMark], say: Callable[[str], str]
) -> tuple[str, tuple[PageMark, ...]]:
    """Return the XHTML with a marker where each page begins, and the marks that found their place.

    `PageStart.block` names an element of the XHTML by its `id`; a start whose element is not there is left
    out. `say` makes the words that a screen reader speaks out of a folio.
    """
    places = []
    for order, start in enumerate(starts):
        position = find_place(html, start.block, start.offset)
        if position is not None:
            places.append((position, order, marks[start.page_index]))
    places.sort(key=lambda place: place[:2])
    pieces, done = [], 0
    for position, _, mark in places:
        pieces += [html[done:position], marker(mark, say)]
        done = position
    return "".join((*pieces, html[done:])), tuple(mark for _, _, mark in places)


def marker(mark: PageMark, say: Callable[[str], str]) -> str:
    """Return the markup of a page break; `say` makes the words that are spoken out of a folio."""
    words = escape(f" {say(mark.label)}. ")
    return f'<span epub:type="pagebreak" role="doc-pagebreak" id="{mark.id}" aria-label="{words}"></span>'


def find_place(html: str, block: str, offset: int) -> int | None:
    """Return the index in `html` where a page begins, or None if the block is not there.

    `offset` counts the characters other than white space of the block's text that stand on earlier pages.
    """
    opening = re.search(rf"""<([\w:.-]+)(?=\s)[^<>]*?\sid="{re.escape(escape(block))}"[^<>]*>""", html)
    if opening is None:
        return None
    if opening[0].endswith("/>"):
        return opening.start()  # `hr` and `img` hold nothing: the marker goes before them
    if offset <= 0 and opening[1] in _CONTAINERS:
        return opening.end()
    return _Walk(offset).through(html, opening.end())


class _Walk:
    """A walk through one element's content up to a given character of its text."""

    def __init__(self, offset: int) -> None:
        self.left = offset
        self.depth = 0
        self.atomic_depth = 0
        self.atomic_start = 0
        self.word_start: int | None = None

    def through(self, html: str, start: int) -> int:
        """Return the index where the character stands, or its word if it stands inside one."""
        for token in _TOKEN.finditer(html, start):
            if token["tag"]:
                if self._step(token, void=token[0].endswith("/>")):
                    return token.start()
            elif not token[0].startswith("<!"):
                place = self._read(token[0], token.start())
                if place is not None:
                    return place
        return len(html)

    def _step(self, token: re.Match[str], *, void: bool) -> bool:
        """Enter or leave an element; True where the page begins: at a picture, or the end of the block."""
        name = token["tag"].lower()
        if name not in _INLINE:
            self.word_start = None
        if self.left <= 0 and name in _REPLACED and not self.atomic_depth:
            return True
        if void:
            return False
        if token["close"]:
            self.depth -= 1
            self.atomic_depth = max(0, self.atomic_depth - 1)
            return self.depth < 0
        self.depth += 1
        if self.atomic_depth or name in _ATOMIC:
            if not self.atomic_depth:
                self.atomic_start = token.start()
            self.atomic_depth += 1
        return False

    def _read(self, character: str, index: int) -> int | None:
        """Count one character; return the place if it is the one that the page begins with."""
        if character.startswith("&"):
            character = _entity(character)
        if character in UNCOUNTED:
            return None
        if character.isspace():
            self.word_start = None
            return None
        if self.atomic_depth:
            index = self.atomic_start
        if self.word_start is None or _is_ideograph(character):
            self.word_start = index
        if self.left <= 0:
            return self.word_start
        self.left -= 1
        if character in _WORD_ENDS_AFTER:
            self.word_start = None
        return None


def _is_ideograph(character: str) -> bool:
    return any(first <= character <= last for first, last in _IDEOGRAPHS)


def _entity(reference: str) -> str:
    """Return a character reference's character: well-formed XHTML has numeric ones and five names."""
    if reference[1] != "#":
        return "x"
    number = int(reference[3:-1], 16) if reference[2] in "xX" else int(reference[2:-1])
    return chr(number)
