"""An article's Markdown in; its blocks, the photos placed in it and its notes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.content import parser, sanitise
from presswork.content.attributes import classes, keep_known
from presswork.content.inline import Inliner, sanitised_away
from presswork.content.notes import NoteBook
from presswork.content.placed_photo import PlacedPhoto, are_photos, placed_photos
from presswork.content.places import Places
from presswork.content.pull_quote import attribution_of, is_pull_quote
from presswork.model import Block, Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from presswork.content.report import Report
    from presswork.model import BlockKind

_KINDS: dict[str, BlockKind] = {
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "dl_open": "definitions",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
}


@dataclass(kw_only=True)
class Body:
    """What an article's Markdown holds, in order. `places` gave out the identifiers in it."""

    places: Places
    blocks: list[Block] = field(default_factory=list)
    photos: list[PlacedPhoto] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_body(text: str, *, first_line: int, report: Report) -> Body:
    """Return what the Markdown holds; every fault in it is reported. `first_line` is its line in the file."""
    tokens = parser.parse(text, first_line=first_line, report=report)
    reader = _Reader(first_line, report)
    for element in _elements(reader.notes.take_definitions(tokens)):
        reader.read(element)
    reader.read_notes()
    return reader.body


def _elements(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each block of the top level."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1


class _Reader:
    def __init__(self, first_line: int, report: Report) -> None:
        self.body = Body(places=Places(report))
        self.notes = NoteBook(report, first_line)
        self._first_line = first_line
        self._report = report
        self._places = self.body.places
        self._inliner = Inliner(report, self.notes)

    def _line(self, token: Token, fallback: int = 1) -> int:
        return self._first_line + token.map[0] if token.map else fallback

    def read(self, element: list[Token]) -> None:
        first = element[0]
        line = self._line(first)
        if first.type == "paragraph_open":
            self._paragraph(element, line)
        elif first.type == "heading_open":
            self._heading(element, line)
        elif first.type == "html_block":
            self._raw_html(first, line)
        elif first.type == "hr":
            self.body.blocks.append(Block(kind="rule", id=self._places.numbered("b"), line=line))
        elif is_pull_quote(first):
            self._pull_quote(element, line)
        elif first.type in _KINDS:
            self._whole(_KINDS[first.type], element, line)

    def _add(self, kind: BlockKind, html: str, line: int, first: Token, **more: object) -> None:
        """Add a block; its identifier is the author's, else the next number."""
        declared = str(first.attrs.pop("id", ""))
        place = self._places.declared(declared, line) if declared else ""
        if not place and kind == "heading":
            place = self._places.heading(sanitise.text_of(html))
        place = place or self._places.numbered("p" if kind == "paragraph" else "b")
        html = self._places.settle(html, line)
        if sanitise.depth(html) > parser.MAX_NESTING:
            parser.too_deep(line, self._report)
        block = Block(kind=kind, id=place, html=html, line=line, classes=classes(first), **more)  # type: ignore[arg-type]
        self.body.blocks.append(block)

    def _paragraph(self, element: list[Token], line: int) -> None:
        opening, inline = element[0], element[1]
        children = inline.children or []
        if are_photos(children, line, self._report):
            for photo in placed_photos(opening, children, line, self._report):
                self.body.photos.append(photo)
                self.body.blocks.append(
                    Block(kind="photo", id="", photo=photo.key, line=photo.line, classes=photo.classes)
                )
            return
        keep_known(opening, line, self._report)
        html = self._inliner.html(children, line, inline.content)
        if html:
            self._add("paragraph", html, line, opening)

    def _heading(self, element: list[Token], line: int) -> None:
        opening, inline = element[0], element[1]
        parser.take_attributes(opening, inline)
        keep_known(opening, line, self._report)
        html = self._inliner.html(inline.children or [], line, inline.content)
        text = sanitise.text_of(html).strip()
        if not text:
            self._report.warning(
                "heading-empty",
                "A heading holds no words.",
                hint="Write them, or delete the heading.",
                line=line,
            )
            return
        level = int(opening.tag[1])
        if level == 1:
            self._report.warning(
                "heading-level-one",
                f"The heading {text[:60]!r} is of level 1, which is the headline's; it is set at level 2.",
                hint="Begin headings in the text with `##`; the title belongs in the header's `headline`.",
                line=line,
            )
        self._add("heading", html, line, opening, level=max(level, 2))

    def _raw_html(self, token: Token, line: int) -> None:
        sanitised_away(token, line, self._report)
        html = sanitise.block(token.content)
        if sanitise.text_of(html).strip():
            self._add("html", html, line, token)

    def _pull_quote(self, element: list[Token], line: int) -> None:
        keep_known(element[0], line, self._report)
        texts = [token for token in element if token.type == "inline"]
        attribution = attribution_of(texts)
        html = "<br/>".join(self._texts(texts, line))
        credit = self._inliner.html(attribution, line) if attribution else ""
        if html:
            self._add("pull-quote", html, line, element[0], attribution=credit)

    def _texts(self, texts: list[Token], line: int) -> Iterator[str]:
        for token in texts:
            html = self._inliner.html(token.children or [], self._line(token, line), token.content)
            if html:
                yield html

    def _whole(self, kind: BlockKind, element: list[Token], line: int) -> None:
        """Read a block that keeps its element: a list, a quotation, a table."""
        here = line
        for token in element:
            here = self._line(token, here)
            if token.type == "inline":
                self._inliner.adapt(token.children or [], here, token.content)
            elif token.type == "html_block":
                sanitised_away(token, here, self._report)
            elif token.nesting >= 0:
                keep_known(token, here, self._report)
            if token.level >= parser.MAX_NESTING - 1:
                parser.too_deep(here, self._report)
        first = element[0]
        declared = first.attrs.pop("id", None)
        html = sanitise.block(parser.render(element))
        if declared:
            first.attrs["id"] = declared
        self._add(kind, html, line, first)

    def read_notes(self) -> None:
        """Read the notes that the text refers to, in the order of their numbers."""
        for draft in self.notes.drafts():
            line = draft.line or self._first_line
            texts = [token for token in draft.tokens if token.type == "inline"]
            html = self._places.settle("<br/>".join(self._texts(texts, line)), line)
            if any(token.type not in _NOTE_TOKENS for token in draft.tokens):
                self._report.warning(
                    "note-flattened",
                    f"The note [^{draft.label}] holds more than paragraphs; only its words are kept.",
                    hint="Put lists, tables and quotations in the article's text.",
                    line=line,
                )
            if not html:
                self._report.warning(
                    "note-empty",
                    f"The note [^{draft.label}] holds no words.",
                    hint="Write them, or delete the note and its reference.",
                    line=line,
                )
            note = Note(number=draft.number, label=draft.label, html=html, line=draft.line)
            self.body.notes.append(note)
        self.notes.report_unused()


_NOTE_TOKENS = frozenset(("inline", "paragraph_open", "paragraph_close"))
