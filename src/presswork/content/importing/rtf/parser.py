"""The tokens of an RTF file in; what each does to the text, its groups and its destinations, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.content.importing.docx.symbols import symbol
from presswork.content.importing.rtf import charsets
from presswork.content.importing.rtf.destinations import Destinations
from presswork.content.importing.rtf.state import Document, Flow, Group
from presswork.content.importing.rtf.tokens import tokens_of
from presswork.content.importing.rtf.words import CHARACTERS, KEPT, MARKS, PICTURES, SKIPPED, SYMBOLS
from presswork.content.importing.rtf.writer import Writer

if TYPE_CHECKING:
    from presswork.content.importing.rtf.tokens import Token

MAX_DEPTH = 2_000  # groups within groups


class TooDeepError(Exception):
    """Groups are nested without end."""


class Parser:
    """Reads one file; `document` and `writer` hold what was read."""

    def __init__(self) -> None:
        self.document = Document()
        self.writer = Writer(self.document)
        self.destinations = Destinations(self.document, self.writer)
        self._group = Group()
        self._stack: list[Group] = []
        self._bytes = b""
        self._to_skip = 0  # characters after a \u, which say the same for older programs
        self._starred = False

    def read(self, data: bytes) -> Flow:
        """Return the text of the file."""
        for token in tokens_of(data):
            if token.kind != "text":
                self._flush()
            self._take(token)
        self._flush()
        while self._stack:
            self._close()
        return self.writer.finished()

    def _take(self, token: Token) -> None:
        if token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        elif token.kind == "text":
            self._text(token.data)
        elif token.kind == "bin":
            self.destinations.binary(self._group, token.data)
        elif token.kind == "symbol":
            self._symbol(token.word)
        else:
            self._word(token.word, token.number)

    def _open(self) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise TooDeepError
        self._stack.append(self._group)
        self._group = replace(self._group, on_end=[])
        self._to_skip = 0
        self._starred = False

    def _close(self) -> None:
        for act in reversed(self._group.on_end):
            act()
        if self._stack:
            self._group = self._stack.pop()
        self._to_skip = 0

    def _text(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._bytes += data[skipped:]

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = self._bytes, b""
        group = self._group
        if group.target == "pict":
            self.destinations.hexadecimal(data)
        elif group.target != "skip":
            self._put(self._decoded(data))

    def _decoded(self, data: bytes) -> str:
        group, document = self._group, self.document
        if group.font in document.symbol_fonts and group.target == "text":
            name = document.fonts.get(group.font, "")
            return "".join(symbol(name, f"{byte:x}") for byte in data)
        encoding = document.encoding
        if group.font in document.fonts and group.font not in document.symbol_fonts:
            encoding = document.fonts[group.font] or encoding
        return charsets.decoded(data, encoding)

    def _put(self, text: str) -> None:
        group = self._group
        if group.target == "text":
            self.writer.text(text, group)
        elif group.target != "skip":
            self.destinations.text(group, text)

    def _symbol(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif SYMBOLS.get(sign) == "\r":
            self._paragraph()
        elif self._to_skip and sign in SYMBOLS:
            self._to_skip -= 1
        elif sign in SYMBOLS:
            self._put(SYMBOLS[sign])

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        group = self._group
        if group.target == "skip":
            return
        if word in SKIPPED:
            group.target = "skip"
        elif word in KEPT or self.destinations.knows(word):
            self.destinations.begin(word, group, number)
        elif starred:
            group.target = "skip"  # a destination that this reader need not know (RTF 1.9.1, \*)
        elif group.target == "text" or word in {"u", "uc"}:
            self._in_text(word, number)
        else:
            self.destinations.word(word, number, group)

    def _in_text(self, word: str, number: int | None) -> None:
        group = self._group
        if word == "u" and number is not None:
            self._put(_character(number))
            self._to_skip = group.skip_after_unicode
        elif word == "uc":
            group.skip_after_unicode = max(0, min(number if number is not None else 1, 16))
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word in {"par", "sect", "page"}:
            self._paragraph()
        elif word in {"cell", "nestcell"}:
            self.writer.end_cell(group)
        elif word in {"row", "nestrow"}:
            self.writer.end_row()
        elif word in PICTURES:
            self.destinations.word(word, number, group)
        else:
            self._property(word, number, group)

    def _paragraph(self) -> None:
        if self._group.target == "text":
            self.writer.end_paragraph(self._group)

    def _property(self, word: str, number: int | None, group: Group) -> None:
        on = number != 0
        if word in MARKS:
            group.marks = group.marks | {MARKS[word]} if on else group.marks - {MARKS[word]}
        elif word in {"super", "sub", "nosupersub"}:
            raised = {"super": {"sup"}, "sub": {"sub"}}.get(word, set()) if on else set()
            group.marks = (group.marks - {"sup", "sub"}) | raised
        elif word == "plain":
            group.marks, group.hidden, group.deleted = frozenset(), False, False
        elif word == "pard":
            group.style = group.outline = group.list_number = group.list_level = 0
            group.in_table = False
        elif word in {"v", "deleted", "revised"}:
            self._state(word, group, on=on)
        elif word == "outlinelevel":
            group.outline = (number or 0) + 1
        elif word == "intbl":
            group.in_table = True
        elif word in _NUMBERS:
            setattr(group, _NUMBERS[word], number or 0)
        elif word == "ansicpg" and number:
            self.document.encoding = charsets.of_codepage(number)
        elif word == "mac":
            self.document.encoding = "mac_roman"

    def _state(self, word: str, group: Group, *, on: bool) -> None:
        if word == "v":
            group.hidden = on
        elif word == "deleted":
            group.deleted = on
            self.document.deleted += on
        else:
            self.document.inserted += on


_NUMBERS = {"f": "font", "s": "style", "ls": "list_number", "ilvl": "list_level", "lang": "language"}


def _character(number: int) -> str:
    """Return the character of a signed number of 16 bits; halves of pairs are joined later."""
    return chr(number % 0x10000)
