"""A flow goes in; its straight quotation marks come out as the language's own, nested ones by their depth.

Marks that the author curled stay as they are; a straight mark takes after the curled one it pairs with, and
after the curled quotations beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from presswork.composition.typography.marks import STRAIGHT, Mark, Part, Reader

if TYPE_CHECKING:
    from presswork.composition.typography.conventions import Conventions
    from presswork.composition.typography.flow import Edit, Flow

Pair = tuple[str, str]

_ROUNDS = 4
_APOSTROPHE = "’"
_PRIMES = {"'": "′", '"': "″"}
_GERESH = {"'": "\u05f3", '"': "\u05f4"}
_CLOSER = {"“": "”", "‘": "’", "«": "»", "‹": "›", "„": "“", "‚": "‘", "»": "«", "›": "‹", "”": "”", "’": "’"}
_OPENER = {"”": "“", "’": "‘", "»": "«", "›": "‹", "“": "„", "‘": "‚", "«": "»", "‹": "›"}


def set_quotes(flow: Flow, conventions: Conventions) -> None:
    """Curl the straight marks of a flow; one that cannot be told may be plain once others are curled."""
    for _ in range(_ROUNDS):
        before = flow.text
        if '"' not in before and "'" not in before:
            return
        flow.edit(_edits(before, conventions))
        if flow.text == before:
            return


def _edits(text: str, conventions: Conventions) -> list[Edit]:
    marks = Reader(text, conventions).read()
    if conventions.quotes:
        return _Marks(marks, conventions.quotes, conventions.single_first).edits()
    return [(mark.place, mark.place + 1, _APOSTROPHE) for mark in marks if _is_inside_word(mark, text)]


def _is_inside_word(mark: Mark, text: str) -> bool:
    if mark.character != "'" or not 0 < mark.place < len(text) - 1:
        return False
    return text[mark.place - 1].isalpha() and text[mark.place + 1].isalpha()


class _Open(NamedTuple):
    """A quotation that is open: the index of the mark that closes it or -1, its level, its kind."""

    closes_at: int
    level: int
    is_double: bool


class _Marks:
    """The marks of a flow, paired, and the two pairs of characters that its quotations alternate between."""

    def __init__(self, marks: list[Mark], quotes: tuple[str, str, str, str], single_first: bool) -> None:
        self._marks = marks
        outer, inner = (quotes[0], quotes[1]), (quotes[2], quotes[3])
        self._pairs = self._as_the_author_does(outer, inner)
        self._single_first = single_first and self._pairs[0] == outer

    def edits(self) -> list[Edit]:
        """Return an edit for every straight mark whose part is known."""
        edits: list[Edit] = []
        enclosing: list[_Open] = []
        levels: dict[int, int] = {}
        for index, mark in enumerate(self._marks):
            while enclosing and 0 <= enclosing[-1].closes_at < index:
                enclosing.pop()
            if mark.part is Part.OPEN:
                levels[index] = self._level(mark, enclosing)
                if mark.mate >= 0 or mark.place == 0:
                    enclosing.append(_Open(mark.mate, levels[index], mark.is_double))
            if mark.character in STRAIGHT:
                new = self._character(index, mark, levels, enclosing)
                if new:
                    edits.append((mark.place, mark.place + 1, new))
        return edits

    def _level(self, mark: Mark, enclosing: list[_Open]) -> int:
        """Return 0 for the outer pair of characters, 1 for the inner."""
        if mark.character not in STRAIGHT:
            if mark.character in (self._pairs[0][0], self._pairs[1][0]):
                return int(mark.character != self._pairs[0][0])
            return int(not mark.is_double)
        # What begins a paragraph and never closes goes on in the next; marks of its kind are not inside it.
        if enclosing and (enclosing[-1].closes_at >= 0 or enclosing[-1].is_double != mark.is_double):
            return 1 - enclosing[-1].level
        return 0 if mark.is_double or self._single_first else 1

    def _character(self, index: int, mark: Mark, levels: dict[int, int], enclosing: list[_Open]) -> str:
        match mark.part:
            case Part.APOSTROPHE:
                return _APOSTROPHE
            case Part.PRIME:
                return _PRIMES[mark.character]
            case Part.GERESH:
                return _GERESH[mark.character]
            case Part.OPEN:
                return self._opening(mark, levels[index])
            case Part.CLOSE:
                return self._closing(mark, levels, enclosing)
        return ""

    def _opening(self, mark: Mark, level: int) -> str:
        if mark.mate >= 0:
            closer = self._marks[mark.mate].character
            if closer not in STRAIGHT:
                return self._mate(closer, 1, _OPENER)
        return self._pairs[level][0]

    def _closing(self, mark: Mark, levels: dict[int, int], enclosing: list[_Open]) -> str:
        if mark.mate >= 0:
            opener = self._marks[mark.mate].character
            if opener not in STRAIGHT:
                return self._mate(opener, 0, _CLOSER)
            return self._pairs[levels[mark.mate]][1]
        return self._pairs[self._level(mark, enclosing)][1]

    def _mate(self, character: str, side: int, otherwise: dict[str, str]) -> str:
        for pair in self._pairs:
            if pair[side] == character:
                return pair[1 - side]
        if character == "„" and not any(closer == "“" for _, closer in self._pairs):
            return "”"  # Polish, old Dutch; German and Russian close with “
        return otherwise.get(character, character)

    def _as_the_author_does(self, outer: Pair, inner: Pair) -> tuple[Pair, Pair]:
        """Return the pairs to use: the author's own curled double marks, where there are any, come first."""
        outside_from = 0
        for index, mark in enumerate(self._marks):
            if mark.part is not Part.OPEN or mark.mate < 0 or index < outside_from:
                continue
            outside_from = mark.mate + 1
            pair = (mark.character, self._marks[mark.mate].character)
            if mark.is_double and pair[0] not in STRAIGHT and pair[1] not in STRAIGHT:
                return (inner, outer) if pair == inner else (pair, inner)
        return outer, inner
