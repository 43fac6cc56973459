"""An RTF file's destinations, whose text is no text of the article, in; what they say out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.docx.fields import Field
from presswork.content.importing.manuscript.alt import written_by_person
from presswork.content.importing.manuscript.parts import Box, Paragraph, PlacedPicture
from presswork.content.importing.rtf import charsets
from presswork.content.importing.rtf.words import BULLET, KEPT, NO_NUMBER, PICTURES
from presswork.model.imported import ImportedPicture

if TYPE_CHECKING:
    from presswork.content.importing.rtf.state import Document, Group
    from presswork.content.importing.rtf.writer import Writer

_KNOWN = frozenset(
    [
        "fonttbl",
        "stylesheet",
        "info",
        "pict",
        "shppict",
        "nonshppict",
        "field",
        "fldinst",
        "fldrslt",
        "footnote",
        "annotation",
        "atnauthor",
        "shp",
        "shpinst",
        "shptxt",
        "sp",
        "sn",
        "sv",
        "picprop",
        "listtable",
        "listoverridetable",
        "list",
        "listlevel",
        "listoverride",
        "listtext",
        "pntext",
        "object",
        "result",
        "levelnumbers",
        "leveltext",
        "listname",
    ]
)
_TRANSPARENT = frozenset(("shppict", "shp", "shpinst", "object", "result"))
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_STYLE = re.compile(r"\s*([^;]*);?")


class Destinations:
    """Keeps what the destinations say."""

    def __init__(self, document: Document, writer: Writer) -> None:
        self._document = document
        self._writer = writer
        self._texts: dict[str, str] = {}
        self._picture = bytearray()
        self._extension = ""
        self._alt = ""
        self._has_modern = False  # a picture in a form for newer programs, with a copy for older ones
        self._numbers: dict[str, int] = {}
        self._levels: list[bool] = []
        self._lists: dict[int, list[bool]] = {}

    def knows(self, word: str) -> bool:
        """Whether the word begins a destination that is kept here."""
        return word in _KNOWN

    def begin(self, word: str, group: Group, number: int | None) -> None:
        """Begin a destination."""
        if word in KEPT:
            group.target = word
            group.on_end.append(lambda: self._keep(word))
        elif word == "pict":
            self._begin_picture(group)
        elif word == "nonshppict":
            group.target = "skip" if self._has_modern else "text"
        elif word in {"field", "fldinst", "fldrslt"}:
            self._begin_field(word, group)
        elif word in {"footnote", "shptxt", "annotation"}:
            self._begin_text(word, group)
        elif word in _TRANSPARENT:
            self._has_modern = self._has_modern or word == "shppict"
            if word == "shp":
                group.on_end.append(self._end_shape)
        else:
            self._begin_table(word, group, number)

    def _begin_table(self, word: str, group: Group, number: int | None) -> None:
        group.target = word
        if word == "list":
            self._levels = []
            group.on_end.append(self._end_list)
        elif word == "listlevel":
            self._numbers["levelnfc"] = 0
            group.on_end.append(
                lambda: self._levels.append(self._numbers["levelnfc"] not in {BULLET, NO_NUMBER})
            )
        elif word == "listoverride":
            group.on_end.append(self._end_override)
        elif word in {"sn", "sv", "atnauthor"}:
            self._texts[word] = ""
        elif word == "sp":
            group.on_end.append(self._end_property)
        elif word in {"stylesheet", "fonttbl"}:
            self._texts[word] = ""

    def text(self, group: Group, text: str) -> None:
        """Take a destination's text."""
        target = group.target
        self._texts[target] = self._texts.get(target, "") + text
        if target == "fldinst" and self._document.fields:
            self._document.fields[-1].instruction += text
        elif target == "stylesheet" and ";" in text:
            self._end_style(group)
        elif target == "fonttbl" and ";" in text:
            self._end_font(group)

    def word(self, word: str, number: int | None, group: Group) -> None:
        """Take a control word within a destination."""
        self._numbers[word] = number or 0
        if word in PICTURES and group.target == "pict":
            self._extension = PICTURES[word]
        elif group.target == "stylesheet" and word == "s":
            group.style = number or 0
        elif group.target == "stylesheet" and word == "outlinelevel":
            self._document.style_outlines[group.style] = (number or 0) + 1
        elif group.target == "fonttbl" and word == "f":
            group.font = number or 0
            self._numbers["fcharset"] = 0

    def _keep(self, word: str) -> None:
        self._document.info.setdefault(word, " ".join(self._texts.get(word, "").split()))

    def _end_style(self, group: Group) -> None:
        match = _STYLE.match(self._texts["stylesheet"])
        self._document.styles.setdefault(group.style, match[1].strip() if match else "")
        self._texts["stylesheet"] = ""

    def _end_font(self, group: Group) -> None:
        name = self._texts["fonttbl"].strip(" ;")
        self._texts["fonttbl"] = ""
        charset = self._numbers.get("fcharset", 0)
        if charset == charsets.SYMBOL:
            self._document.symbol_fonts.add(group.font)
            self._document.fonts[group.font] = name
        else:
            # Character set 0 is that of the file, which many programs mean by it.
            self._document.fonts[group.font] = charsets.of_charset(charset, "") if charset else ""

    def _begin_field(self, word: str, group: Group) -> None:
        if word == "field":
            self._document.fields.append(Field())
            group.on_end.append(self._end_field)
        elif word == "fldinst":
            group.target = "fldinst"
        elif self._document.fields:
            field = self._document.fields[-1]
            field.shows_result = True
            self._writer.flow.label = self._writer.flow.label or field.label

    def _end_field(self) -> None:
        field = self._document.fields.pop()
        self._writer.flow.label = self._writer.flow.label or field.label

    def _begin_text(self, word: str, group: Group) -> None:
        """Begin a text of its own: a note's, a box's, a comment's."""
        place = "".join(run.text for run in self._writer.flow.runs)[-60:].strip()
        fields, self._document.fields = self._document.fields, []
        self._writer.open()
        group.marks, group.in_table, group.list_number, group.style = frozenset(), False, 0, 0

        def end() -> None:
            parts = self._writer.close(group)
            self._document.fields = fields
            if word == "footnote":
                label = str(len(self._document.notes) + 1)
                self._document.notes[label] = parts
                self._writer.note(label)
            elif word == "annotation":
                words = " ".join(part.text for part in parts if isinstance(part, Paragraph))
                self._document.comments.append(
                    (self._texts.pop("atnauthor", ""), place, " ".join(words.split()))
                )
            elif parts:
                self._writer.place(Box(parts=tuple(parts)))

        group.on_end.append(end)

    def _begin_picture(self, group: Group) -> None:
        group.target = "pict"
        self._picture, self._extension = bytearray(), ""
        group.on_end.append(self._end_picture)

    def hexadecimal(self, data: bytes) -> None:
        """Take a part of a picture's data."""
        self._picture += _NOT_HEX.sub(b"", data)

    def binary(self, group: Group, data: bytes) -> None:
        """Take a picture's data as they are."""
        if group.target == "pict":
            self._picture += data.hex().encode("ascii")

    def _end_picture(self) -> None:
        digits = bytes(self._picture[: len(self._picture) // 2 * 2])
        self._picture = bytearray()
        if not digits:
            return
        name = f"picture-{len(self._document.pictures) + 1}{self._extension or '.bin'}"
        self._document.pictures[name] = ImportedPicture(name=name, data=bytes.fromhex(digits.decode("ascii")))
        self._writer.place(PlacedPicture(key=name, alt=self._alt))
        self._alt = ""

    def _end_property(self) -> None:
        """Keep a shape's description (RTF 1.9.1, wzDescription)."""
        if self._texts.get("sn", "").strip() == "wzDescription":
            self._alt = written_by_person(self._texts.get("sv", ""))

    def _end_shape(self) -> None:
        if self._alt:
            self._writer.describe(self._alt, 0)
        self._alt = ""

    def _end_list(self) -> None:
        self._lists[self._numbers.get("listid", 0)] = self._levels

    def _end_override(self) -> None:
        levels = self._lists.get(self._numbers.get("listid", 0), [])
        for level, numbered in enumerate(levels):
            self._document.numbered[self._numbers.get("ls", 0), level] = numbered
