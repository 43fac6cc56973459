"""The elements within a line in; its runs, and an element's paragraphs as runs, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup import addresses
from presswork.content.importing.markup.runs import Line
from presswork.content.importing.markup.tree import BLOCK_TAGS, Element, is_unseen, walk, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presswork.content.importing.markup.runs import Run

MARKS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "dfn": "em",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "del": "del",
    "s": "del",
    "strike": "del",
    "sup": "sup",
    "sub": "sub",
}
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_UPRIGHT = re.compile(r"font-(?:style|weight)\s*:\s*(?:normal|400)", re.IGNORECASE)
_DRAWN_LETTERS = frozenset(("emoji", "smiley", "twemoji"))


class Inline:
    """Reads what stands within a line into `line`: text, emphasis, links, references to notes."""

    def __init__(self, *, base: str = "", notes: Mapping[Element, str] | None = None) -> None:
        self.line = Line()
        self._base = base
        self._notes = notes or {}
        self._marks: list[str] = []
        self._links: list[str] = []

    def start(self, element: Element) -> bool:
        """Take an element that is no block; return whether to go into it."""
        if element in self._notes:
            self.line.add_note(self._notes[element])
            return False
        tag = element.tag
        if tag == "br":
            self.line.add_break()
            return False
        if tag == "img" and _DRAWN_LETTERS.intersection(words(element.get("class"))):
            self.text(element.get("alt") or "")
            return False
        if is_unseen(element):
            return False
        if tag == "q":
            self.text("“")
        self._marks += self._marks_of(element)
        if tag == "a":
            self._links.append(addresses.link(element.get("href"), self._base))
        return True

    def text(self, text: str) -> None:
        """Take a text."""
        href = next((link for link in reversed(self._links) if link), "")
        self.line.add(text, self._marks, href)

    def end(self, element: Element) -> None:
        """Leave an element that was gone into."""
        if element.tag == "q":
            self.text("”")
        if element.tag == "a" and self._links:
            self._links.pop()
        for mark in self._marks_of(element):
            self._marks.remove(mark)

    @staticmethod
    def _marks_of(element: Element) -> list[str]:
        style = element.get("style")
        mark = MARKS.get(element.tag)
        if not style:
            return [mark] if mark else []
        marks = [mark] if mark and not (mark in {"em", "strong"} and _UPRIGHT.search(style)) else []
        if element.tag in {"span", "font", "a"}:
            marks += ["em"] if _ITALIC.search(style) else []
            marks += ["strong"] if _BOLD.search(style) else []
        return marks


class _Paragraphs(Inline):
    """Reads an element's inside as paragraphs, wherever a block or an empty line parts them."""

    def __init__(
        self, *, base: str, notes: Mapping[Element, str] | None, without: frozenset[Element]
    ) -> None:
        super().__init__(base=base, notes=notes)
        self.paragraphs: list[tuple[Run, ...]] = []
        self._without = without

    def start(self, element: Element) -> bool:
        if element in self._without:
            return False
        if element.tag in BLOCK_TAGS:
            self.part()
        return super().start(element)

    def end(self, element: Element) -> None:
        super().end(element)
        if element.tag in BLOCK_TAGS:
            self.part()

    def part(self) -> None:
        runs = self.line.take()
        if any(run.text.strip() or run.note for run in runs):
            self.paragraphs.append(runs)


def paragraphs_of(
    element: Element,
    *,
    base: str = "",
    notes: Mapping[Element, str] | None = None,
    without: frozenset[Element] = frozenset(),
) -> list[tuple[Run, ...]]:
    """Return the paragraphs in an element, each as its runs; what is in `without` is left out."""
    reader = _Paragraphs(base=base, notes=notes, without=without)
    walk(element, reader)
    reader.part()
    return reader.paragraphs
