"""Clean article HTML, an lxml tree, in; the blocks and pictures that are in it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.content.importing.levels import closed_levels
from presswork.content.importing.markup.frames import Frame, frames_of
from presswork.content.importing.markup.inline import Inline
from presswork.content.importing.markup.lists import is_list_of_texts, list_block
from presswork.content.importing.markup.notes import Notes, notes_of
from presswork.content.importing.markup.pictures import Files, Pictures
from presswork.content.importing.markup.runs import (
    is_plain,
    markdown_of,
    text_of_runs,
    without_common,
)
from presswork.content.importing.markup.tables import is_data, table_blocks
from presswork.content.importing.markup.tree import BLOCK_TAGS, HEADINGS, Element, text_of, walk
from presswork.model.imported import Dropped, ImportedBlock, ImportedPicture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presswork.content.importing.markup.runs import Run
    from presswork.model import Finding

MAX_BLOCKS = 50_000
_MAX_DROPPED = 200
_WHY_DROPPED = {
    "audio": "a recording; editions hold none",
    "embed": "an embedded object; nothing is run or fetched",
    "form": "a form",
    "iframe": "an embedded page; nothing is run or fetched",
    "math": "a formula",
    "object": "an embedded object; nothing is run or fetched",
    "video": "a film; editions hold none",
}


@dataclass(frozen=True, kw_only=True)
class MarkupParts:
    """What HTML holds: blocks in order, pictures by the blocks' `src`, what was left out or is uncertain."""

    blocks: tuple[ImportedBlock, ...] = ()
    pictures: Mapping[str, ImportedPicture] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
    findings: tuple[Finding, ...] = ()


def blocks_of(
    root: Element,
    *,
    address: str = "",
    frames: dict[Element, Frame] | None = None,
    files: Files | None = None,
) -> MarkupParts:
    """Return what the tree below `root` holds.

    `address` is the page's own, against which relative ones are resolved; without it links that are not
    whole are dropped and pictures keep their relative address. `frames` are those of the pictures, where
    they have been found already. `files` returns the file of a name that lies beside the page.
    """
    base = base_of(root, address)
    notes = notes_of(root, base=base)
    frames = frames_of(root, base) if frames is None else frames
    pictures = Pictures(base=base, files=files)
    reader = _Reader(frames, base=base, pictures=pictures, notes=notes)
    walk(root, reader)
    reader.finish()
    return MarkupParts(
        blocks=(*closed_levels(reader.blocks), *notes.blocks),
        pictures=reader.pictures.found,
        dropped=tuple(reader.dropped[:_MAX_DROPPED]),
        findings=tuple(reader.pictures.findings),
    )


def base_of(root: Element, address: str) -> str:
    """Return the address against which the page's links are resolved (HTML, 4.2.3)."""
    from presswork.content.importing.markup import addresses

    tree = root.getroottree()
    for element in tree.iter("base"):
        if element.get("href"):
            return addresses.resolve(element.get("href"), address) or address
    return address


class _Reader(Inline):
    """Gathers the blocks while the tree is walked."""

    def __init__(self, frames: dict[Element, Frame], *, base: str, pictures: Pictures, notes: Notes) -> None:
        super().__init__(base=base, notes=notes.labels)
        self.blocks: list[ImportedBlock] = []
        self.dropped: list[Dropped] = []
        self.pictures = pictures
        self._frames = frames
        self._outside = frozenset(element for frame in self._frames.values() for element in frame.outside)
        self._note_elements = notes.elements
        self._heading = 0
        self._quotes = 0
        self._quoted: list[tuple[Run, ...]] = []
        self._waiting: list[ImportedBlock] = []
        self._line_number: int | None = None

    def start(self, element: Element) -> bool:
        if self._is_taken(element):
            return False
        if element.tag in BLOCK_TAGS:
            self._part()
            if self._is_whole(element):
                return False
            self._line_number = element.sourceline
        if not super().start(element):
            return False
        self._heading = HEADINGS.get(element.tag, self._heading)
        self._quotes += element.tag == "blockquote"
        return True

    def _is_taken(self, element: Element) -> bool:
        """Take what is no text: a picture with its caption, an embedded thing, an empty line."""
        if element in self._frames:
            self._picture(self._frames[element])
        elif element.tag in _WHY_DROPPED:
            self._drop(element)
        elif element.tag == "br" and self.line.runs and self._breaks_twice():
            self._part()
        else:
            return element in self._outside or element in self._note_elements
        return True

    def end(self, element: Element) -> None:
        super().end(element)
        if element.tag not in BLOCK_TAGS:
            return
        self._part()
        if element.tag in HEADINGS:
            self._heading = 0
        if element.tag == "blockquote":
            self._quotes -= 1
            self._quote()

    def finish(self) -> None:
        """Take what is left."""
        self._part()
        self._quote()

    def _breaks_twice(self) -> bool:
        """Whether an empty line stands here, which parts paragraphs in old pages; takes the break before."""
        runs = self.line.runs
        while runs and not runs[-1].is_break and not runs[-1].note and not runs[-1].text.strip():
            runs.pop()
        return bool(runs) and runs[-1].is_break

    def _is_whole(self, element: Element) -> bool:
        """Take a block that is read as a whole: a list, a table, code, a rule."""
        found: tuple[ImportedBlock, ...] | None = None
        if (
            is_list_of_texts(element)
            and not self._quotes
            and self._note_elements.isdisjoint(element.iterchildren())
        ):
            block = list_block(element, base=self._base, notes=self._notes)
            found = (block,) if block else ()
        elif element.tag == "table" and is_data(element):
            found = table_blocks(element, base=self._base, notes=self._notes)
        elif element.tag == "pre" and not self._quotes:
            found = _code(element)
        elif element.tag == "hr":
            found = (ImportedBlock(kind="rule", line=element.sourceline),) if self.blocks else ()
        if found is None:
            return False
        self._quote(keep_open=True)
        self._add(*found)
        return True

    def _add(self, *blocks: ImportedBlock) -> None:
        self.blocks += blocks[: max(MAX_BLOCKS - len(self.blocks), 0)]

    def _part(self) -> None:
        """End the paragraph or heading that is being read."""
        runs = self.line.take()
        if any(run.text.strip() for run in runs):
            if self._heading:
                self._add(self._block("heading", runs, level=self._heading))
            elif self._quotes:
                self._quoted.append(runs)
            else:
                self._add(self._block("paragraph", runs))
        if self._waiting:
            self._quote(keep_open=True)
            waiting, self._waiting = self._waiting, []
            self._add(*waiting)

    def _block(self, kind: str, runs: tuple[Run, ...], level: int = 0) -> ImportedBlock:
        if kind == "heading":
            runs = without_common(without_common(runs, "strong"), "em")
        markdown = "" if is_plain(runs) else markdown_of(runs)
        text = text_of_runs(runs)
        if kind == "heading":
            markdown, text = markdown.replace("\\\n", " "), text.replace("\n", " ")
        return ImportedBlock(kind=kind, text=text, markdown=markdown, level=level, line=self._line_number)  # type: ignore[arg-type]

    def _quote(self, *, keep_open: bool = False) -> None:
        """End the quotation that is being read; one within another is part of it."""
        if not self._quoted or (self._quotes and not keep_open):
            return
        quoted, self._quoted = self._quoted, []
        text = "\n\n".join(text_of_runs(runs) for runs in quoted)
        markdown = "\n\n".join(markdown_of(runs) for runs in quoted)
        markdown = "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))
        self._add(ImportedBlock(kind="quote", text=text, markdown=markdown, line=self._line_number))

    def _picture(self, frame: Frame) -> None:
        blocks = self.pictures.take(frame)
        if self.line.runs and any(run.text.strip() for run in self.line.runs):
            self._waiting += blocks
        else:
            self._part()
            self._quote(keep_open=True)
            self._add(*blocks)

    def _drop(self, element: Element) -> None:
        what = (
            element.get("title") or element.get("aria-label") or text_of(element) or element.get("src") or ""
        )
        what = " ".join(what.split())[:80]
        if what or element.tag != "form":  # pages are full of forms that a reader never sees
            what = what or element.tag
            self.dropped.append(Dropped(what=what, why=_WHY_DROPPED[element.tag], line=element.sourceline))


def _code(element: Element) -> tuple[ImportedBlock, ...]:
    text = "".join(element.itertext()).expandtabs(4).strip("\n").rstrip()
    if not text.strip():
        return ()
    fence = "```"
    while fence in text:
        fence += "`"
    return (
        ImportedBlock(kind="code", text=text, markdown=f"{fence}\n{text}\n{fence}", line=element.sourceline),
    )
