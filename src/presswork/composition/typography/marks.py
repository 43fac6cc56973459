"""The text of a flow goes in; every quotation mark in it comes out with the part that it plays.

The parts: OPEN and CLOSE of a quotation, APOSTROPHE, PRIME (feet, minutes), GERESH (a Hebrew abbreviation),
LEFT (cannot be told: stays as it is). A mark is judged by its neighbours first, by the quotations then open
second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.composition.typography.conventions import Conventions

MARK = re.compile("[\"'“”„«»‘’‚‹›]")
DOUBLE = frozenset('"“”„«»')
STRAIGHT = frozenset("\"'")

_ALWAYS_OPEN = frozenset("„‚")
_USUALLY_OPEN = frozenset("“«‘‹")
_BRACKETS = frozenset("([{¿¡")
_JOINTS = frozenset("-‑–—/|=")
_ENDING = frozenset(".,;:!?)]}…%،؛؟")
_DIGITS = frozenset("0123456789½¼¾⅓⅔⅛⅜⅝⅞")

_FEET_AHEAD = re.compile(r"'(?:\s?\d{1,2}(?:[.,]\d+|\s?[½¼¾⅓⅔⅛⅜⅝⅞])?(?!\d)|\s?[x×]\s?\d)")
_FEET_BEHIND = re.compile(r"\d['’′]\s?\d{1,2}(?:[.,]\d+|\s?[½¼¾⅓⅔⅛⅜⅝⅞])?$")
_DEGREES_BEHIND = re.compile(r"°\s?\d{1,2}(?:[.,]\d+)?$")
_WORD_AHEAD = re.compile(r"[^\W\d_]+")
# The letters that Hebrew writes onto a word: and, the, in, to, from, that, as.
_HEBREW_BEHIND = re.compile(r"(?:^|[^\u05d0-\u05ea])[והבלמשכ]{1,3}$")
_DECADE_AHEAD = re.compile(r"\d\d(?:s|er|ern)?\b(?!\d)")


class Part(Enum):
    """What a quotation mark is in its text."""

    OPEN = auto()
    CLOSE = auto()
    APOSTROPHE = auto()
    PRIME = auto()
    GERESH = auto()
    LEFT = auto()


@dataclass(slots=True)
class Mark:
    """One mark: where it stands, its character, its part, and the mark that it pairs with (its index)."""

    place: int
    character: str
    part: Part = Part.LEFT
    mate: int = -1
    likely_elision: bool = False

    @property
    def is_double(self) -> bool:
        """Whether it is of the kind of `"` rather than of `'`."""
        return self.character in DOUBLE


class Reader:
    """Reads a text from its beginning and gives every mark its part."""

    def __init__(self, text: str, conventions: Conventions) -> None:
        self._text = text
        self._conventions = conventions
        self.marks = [Mark(match.start(), match.group()) for match in MARK.finditer(text)]
        self._stack: list[int] = []
        self._doubles = 0
        self._next_same = self._following_of_a_kind()

    def read(self) -> list[Mark]:
        """Return the marks with their parts, quotations paired."""
        for index, mark in enumerate(self.marks):
            mark.part = self._part(index, mark)
            if mark.part is Part.OPEN:
                self._stack.append(index)
                self._doubles += mark.is_double
            elif mark.part is Part.CLOSE:
                self._pair(index, mark)
        self._settle_lone_singles()
        return self.marks

    def _part(self, index: int, mark: Mark) -> Part:
        left, right = self._neighbours(index, mark)
        if mark.character not in STRAIGHT:
            return self._curly_part(mark, left, right)
        if mark.is_double:
            return self._double_part(index, mark, left, right)
        return self._single_part(index, mark, left, right)

    def _neighbours(self, index: int, mark: Mark) -> tuple[str, str]:
        text, place = self._text, mark.place
        left = text[place - 1] if place else ""
        right = text[place + 1] if place + 1 < len(text) else ""
        if index and self.marks[index - 1].place == place - 1:
            before = self.marks[index - 1]
            # A mark before this one works like a bracket if it opens, a joint if an apostrophe, else text.
            left = "(" if before.part is Part.OPEN else "-" if before.part is Part.APOSTROPHE else "."
        return left, right

    def _shape(self, left: str, right: str) -> Part:
        """Return OPEN or CLOSE where the neighbours alone tell, else LEFT."""
        ends = not right or right.isspace()
        if not left or left.isspace() or left in _BRACKETS:
            begins = not ends
        else:
            begins = left in _JOINTS and (_is_word(right) or right in _BRACKETS or bool(MARK.match(right)))
        if begins:
            return Part.OPEN
        if (
            left
            and not left.isspace()
            and (ends or right in _ENDING or right in _JOINTS or MARK.match(right))
        ):
            return Part.CLOSE
        return Part.LEFT

    def _curly_part(self, mark: Mark, left: str, right: str) -> Part:  # noqa: PLR0911 - one line a case
        character = mark.character
        if character in _ALWAYS_OPEN:
            return Part.OPEN
        if self._conventions.guillemet_space and character in "«»‹›":
            return (
                Part.OPEN if character in _USUALLY_OPEN else Part.CLOSE
            )  # spaces inside, so no shape to go by
        if character == "’":
            if _is_word(right) or not self._single_is_open():
                hebrew = self._conventions.quotes[2:3] == ("’",) and self._shape(left, right) is Part.OPEN
                return Part.OPEN if hebrew else Part.APOSTROPHE
            return Part.CLOSE
        shape = self._shape(left, right)
        if shape is Part.OPEN and character == "”" and self._conventions.quotes[:1] != ("”",):
            return Part.CLOSE if self._doubles else Part.OPEN
        if shape is not Part.LEFT:
            return shape
        openers, closers = self._conventions.quotes[::2], self._conventions.quotes[1::2]
        if character in openers or character in closers:
            return Part.OPEN if character in openers else Part.CLOSE
        return Part.OPEN if character in _USUALLY_OPEN else Part.CLOSE

    def _double_part(self, index: int, mark: Mark, left: str, right: str) -> Part:  # noqa: PLR0911 - likewise
        if self._conventions.gershayim and _is_hebrew(left) and _is_hebrew(right):
            return Part.OPEN if self._is_hebrew_prefix(index, mark) else Part.GERESH
        if left in _DIGITS and left and self._is_inches(index, mark):
            return Part.PRIME
        shape = self._shape(left, right)
        if shape is Part.CLOSE and left in _JOINTS and not self._doubles and right and not right.isspace():
            return Part.OPEN
        if shape is Part.OPEN and self._doubles and left.isspace() and right in _ENDING - {"…"}:
            return Part.CLOSE
        if shape is not Part.LEFT:
            return shape
        spaced = (not left or left.isspace()) and (not right or right.isspace())
        if self._doubles:
            return Part.CLOSE
        if spaced:
            return Part.OPEN if self._next_same[index] >= 0 and right else Part.LEFT
        return Part.OPEN if not _is_word(left) and _is_word(right) else Part.LEFT

    def _is_hebrew_prefix(self, index: int, mark: Mark) -> bool:
        """Whether only letters that are written onto a word stand before the mark, a quotation after it."""
        before = _HEBREW_BEHIND.search(self._text, max(0, mark.place - 5), mark.place)
        after = self._text[mark.place + 2 : mark.place + 3]
        return bool(before) and _is_hebrew(after) and not self._doubles and self._next_same[index] >= 0

    def _is_inches(self, index: int, mark: Mark) -> bool:
        behind = self._text[max(0, mark.place - 12) : mark.place]
        if _FEET_BEHIND.search(behind):
            return True
        if not self._doubles:
            after = self._text[mark.place + 1 : mark.place + 2]
            return not _is_word(after)
        # Inside a quotation: inches if the quotation is closed by a later mark, else its end.
        following = self._next_same[index]
        if following < 0:
            return False
        place = self.marks[following].place
        before, after = self._text[place - 1], self._text[place + 1 : place + 2]
        return self._shape(before, after) is Part.CLOSE and before not in _DIGITS

    def _single_part(self, index: int, mark: Mark, left: str, right: str) -> Part:  # noqa: PLR0911 - likewise
        if left and left in _DIGITS:
            behind = self._text[max(0, mark.place - 8) : mark.place]
            if _FEET_AHEAD.match(self._text, mark.place) or _DEGREES_BEHIND.search(behind):
                return Part.PRIME
        shape = self._shape(left, right)
        if shape is Part.OPEN:
            return self._opening_single(index, mark, left)
        if self._conventions.gershayim and _is_hebrew(left) and not self._single_is_open():
            return Part.GERESH
        if not left or left.isspace():
            return Part.LEFT
        if shape is Part.LEFT or (right and right in "«‹„‚“‘") or not self._single_is_open():
            if left in ",;:" and _is_word(right) and not self._single_is_open():
                return self._opening_single(index, mark, left)
            lone_feet = shape is Part.CLOSE and left in _DIGITS and not self._single_is_open()
            return Part.PRIME if lone_feet else Part.APOSTROPHE
        return Part.APOSTROPHE if self._is_possessive(index, mark, left, right) else Part.CLOSE

    def _opening_single(self, index: int, mark: Mark, left: str) -> Part:
        text, after = self._text, mark.place + 1
        word = _WORD_AHEAD.match(text, after)
        if word:
            closes_at_once = text[word.end() : word.end() + 1] == "'"
            lower = word.group().lower()
            if lower == "n" and lower in self._conventions.elisions:
                return Part.APOSTROPHE
            if lower in self._conventions.elisions and not closes_at_once:
                return Part.APOSTROPHE
            mark.likely_elision = lower in self._conventions.likely_elisions
        elif decade := _DECADE_AHEAD.match(text, after):
            if not decade.group().isdigit() or not self._closes_later(index):
                return Part.APOSTROPHE
        elif left in _JOINTS and self._single_is_open():
            return Part.CLOSE
        if mark.likely_elision and not self._closes_later(index):
            return Part.APOSTROPHE
        return Part.OPEN

    def _closes_later(self, index: int) -> bool:
        """Whether the next mark of the same kind can only be the end of a quotation."""
        following = self._next_same[index]
        if following < 0:
            return False
        place = self.marks[following].place
        left, right = self._text[place - 1], self._text[place + 1 : place + 2]
        if self._shape(left, right) is not Part.CLOSE:
            return not _is_word(right) and not left.isspace()
        return left not in "sS" or not right.isspace() or not self._text[place + 2 : place + 3].islower()

    def _is_possessive(self, index: int, mark: Mark, left: str, right: str) -> bool:
        """Whether a mark that could end the open quotation is rather an apostrophe: the dogs', rockin'."""
        if (
            left not in "sSnzx"
            or not right.isspace()
            or not _is_word(self._text[mark.place + 2 : mark.place + 3])
        ):
            return False
        following = self._next_same[index]
        if following < 0:
            return False
        place = self.marks[following].place
        before, after = self._text[place - 1], self._text[place + 1 : place + 2]
        return self._shape(before, after) is Part.CLOSE and (
            before in _ENDING or not after or after in _ENDING
        )

    def _single_is_open(self) -> bool:
        return bool(self._stack) and not self.marks[self._stack[-1]].is_double

    def _pair(self, index: int, mark: Mark) -> None:
        """Take from the stack the quotation that this mark closes, and with it what was left open inside."""
        if mark.is_double and not self._doubles:
            return
        if not mark.is_double and not self._single_is_open():
            return
        while self._stack:
            opener = self._stack.pop()
            self._doubles -= self.marks[opener].is_double
            if self.marks[opener].is_double == mark.is_double:
                mark.mate, self.marks[opener].mate = opener, index
                return

    def _settle_lone_singles(self) -> None:
        """An opening `'` that nothing closes is an apostrophe, unless a speech plainly begins there."""
        for mark in self.marks:
            if mark.character == "'" and mark.part is Part.OPEN and mark.mate < 0:
                before = self._text[max(0, mark.place - 3) : mark.place].rstrip()
                after = self._text[mark.place + 1 : mark.place + 2]
                speech = not before or (before[-1] in ",:;—" and after.isupper())
                if not speech or mark.likely_elision:
                    mark.part = Part.APOSTROPHE

    def _following_of_a_kind(self) -> list[int]:
        """Return for each mark the index of the next one with its character, -1 where there is none."""
        following = [-1] * len(self.marks)
        last: dict[str, int] = {}
        for index in range(len(self.marks) - 1, -1, -1):
            character = self.marks[index].character
            following[index] = last.get(character, -1)
            last[character] = index
        return following


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "\ufffc"


def _is_hebrew(character: str) -> bool:
    return "\u05d0" <= character <= "\u05ea"
