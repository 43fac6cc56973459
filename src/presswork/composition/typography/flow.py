"""A run of text with markup in it goes in, edits go on it, and markup and text come out joined again.

A flow is what a reader reads in one go: the text of one block in one language. Tags are *anchors*, places
in the text that every edit leaves where they were; what must not be touched (code, an address, a picture)
is an *atom*, one character of the text: ATOM, or LINE_BREAK where it breaks the line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

ATOM = "\ufffc"
LINE_BREAK = "\u2028"

_ATOMS = re.compile(f"[{ATOM}{LINE_BREAK}]")

Edit = tuple[int, int, str]
"""Replace the text from start to end (exclusive) by a string."""


class Flow:
    """The text of one block in one language, with its anchors and atoms."""

    def __init__(self) -> None:
        self.text = ""
        self._pieces: list[str] = []
        self._length = 0
        self._anchors: list[tuple[int, str]] = []
        self._atoms: list[str] = []

    def add_text(self, text: str) -> None:
        """Append text; it holds no ATOM or LINE_BREAK of its own."""
        self._pieces.append(text)
        self._length += len(text)

    def add_anchor(self, markup: str) -> None:
        """Append markup that a reader does not see, such as a tag."""
        self._anchors.append((self._length, markup))

    def add_atom(self, markup: str, *, breaks_line: bool = False) -> None:
        """Append something that is read but never changed."""
        self._atoms.append(markup)
        self.add_text(LINE_BREAK if breaks_line else ATOM)

    def join(self) -> None:
        """Make `text` of what was appended, ready for edits."""
        self.text = "".join(self._pieces)

    def edit(self, edits: Iterable[Edit]) -> None:
        """Apply edits, given in order and apart from each other.

        An edit that spans an anchor is left out: punctuation with a tag in its middle is no mistake of
        typing.
        """
        accepted = self._clear_of_anchors(list(edits))
        if not accepted:
            return
        pieces: list[str] = []
        anchors: list[tuple[int, str]] = []
        done = shift = index = 0
        for start, end, new in accepted:
            while index < len(self._anchors) and self._anchors[index][0] < end:
                place, markup = self._anchors[index]
                anchors.append((place + shift, markup))
                index += 1
            pieces += (self.text[done:start], new)
            done = end
            shift += len(new) - (end - start)
        anchors += ((place + shift, markup) for place, markup in self._anchors[index:])
        self._anchors = anchors
        self.text = "".join(pieces) + self.text[done:]

    def replace(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> None:
        """Replace every match's last group, or the whole match where it has none."""
        edits = []
        for match in pattern.finditer(self.text):
            start, end = match.span(match.re.groups)
            if start >= 0:
                edits.append((start, end, new if isinstance(new, str) else new(match)))
        self.edit(edits)

    def hang(self, pattern: re.Pattern[str], before: str, after: str) -> None:
        """Put markup round every match's last group, and read it no longer: it is an anchor from then on."""
        edits: list[Edit] = []
        for match in pattern.finditer(self.text):
            start, end = match.span(match.re.groups)
            if not any(start <= place < end for place, _ in self._anchors):
                edits.append((start, end, ""))
        for start, end, _ in edits:
            index = bisect_left(self._anchors, end, key=lambda anchor: anchor[0])
            self._anchors.insert(index, (end, f"{before}{self.text[start:end]}{after}"))
        self.edit(edits)

    def __str__(self) -> str:
        atoms = iter(self._atoms)
        pieces: list[str] = []
        done = 0
        for place, markup in (*self._anchors, (len(self.text), "")):
            text = self.text[done:place]
            pieces.append(_ATOMS.sub(lambda _: next(atoms), text) if self._atoms else text)
            pieces.append(markup)
            done = place
        return "".join(pieces)

    def _clear_of_anchors(self, edits: list[Edit]) -> list[Edit]:
        if not self._anchors:
            return edits
        clear: list[Edit] = []
        index = 0
        for start, end, new in edits:
            while index < len(self._anchors) and self._anchors[index][0] <= start:
                index += 1
            if index == len(self._anchors) or self._anchors[index][0] >= end:
                clear.append((start, end, new))
        return clear
