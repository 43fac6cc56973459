"""A page's body in; its texts between the borders of blocks, in order, out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import (
    BLOCK_TAGS,
    Element,
    is_unseen,
    walk,
)

if TYPE_CHECKING:
    from presswork.content.importing.markup.frames import Frame

MAX_SEGMENTS = 60_000
_BREAK = "\n"


@dataclass(kw_only=True, eq=False)
class Segment:
    """A text between two borders.

    `owner` is the block around it, `nodes` say where its pieces stand: an element, and whether it is its
    text or its tail. `known` says whether the evidence knows its words, `why` why it is not the article's, ""
    if it is.
    """

    owner: Element
    index: int
    nodes: list[tuple[Element, str]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    text: str = ""
    known: bool = False
    why: str = "not of the article"

    @property
    def kept(self) -> bool:
        """Whether it is the article's: nothing speaks against it."""
        return not self.why

    def blank(self) -> None:
        """Take the text out of the tree."""
        for element, where in self.nodes:
            setattr(element, where, " ")

    @property
    def link_share(self) -> float:
        """How much of the text is links, from 0 to 1."""
        return min(self.linked / max(len(self.text), 1), 1.0)


@dataclass(kw_only=True, eq=False)
class Picture:
    """A picture's frame in its place between the segments."""

    frame: Frame
    index: int
    why: str = "not of the article"

    @property
    def kept(self) -> bool:
        """Whether it is the article's."""
        return not self.why


@dataclass(kw_only=True)
class PageParts:
    """A page's texts and pictures; their `index` says their order among one another."""

    segments: list[Segment] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def parts_of(body: Element, frames: dict[Element, Frame]) -> PageParts:
    """Return the texts that a reader sees, without those in frames, and the frames."""
    reader = _Reader(body, frames)
    walk(body, reader)
    reader.part()
    return reader.parts


class _Reader:
    def __init__(self, body: Element, frames: dict[Element, Frame]) -> None:
        self.parts = PageParts()
        self._frames = frames
        self._outside = {element for frame in frames.values() for element in frame.outside}
        self._owners = [body]
        self._current: Segment | None = None
        self._links = 0
        self._node: tuple[Element, str] = (body, "text")
        self._index = 0

    def start(self, element: Element) -> bool:
        self._node = (element, "tail")
        if element in self._frames:
            self.part()
            self._index += 1
            self.parts.pictures.append(Picture(frame=self._frames[element], index=self._index))
            return False
        if element in self._outside or is_unseen(element):
            return False
        if element.tag in BLOCK_TAGS:
            self.part()
            self._owners.append(element)
        elif element.tag == "br" and self._current:
            if self._current.pieces[-1] == _BREAK or not self._current.pieces[-1].strip():
                self.part()  # an empty line
            else:
                self._current.pieces.append(_BREAK)
        self._links += element.tag == "a"
        self._node = (element, "text")
        return True

    def text(self, text: str) -> None:
        if self._current is None:
            if not text.strip():
                return
            self._index += 1
            self._current = Segment(owner=self._owners[-1], index=self._index)
        self._current.nodes.append(self._node)
        self._current.pieces.append(text)
        if self._links:
            self._current.linked += len(" ".join(text.split()))

    def end(self, element: Element) -> None:
        self._links -= element.tag == "a"
        if element.tag in BLOCK_TAGS:
            self.part()
            self._owners.pop()
        self._node = (element, "tail")

    def part(self) -> None:
        segment, self._current = self._current, None
        if segment is None:
            return
        if len(self.parts.segments) >= MAX_SEGMENTS:
            segment.blank()
            return
        segment.text = " ".join("".join(segment.pieces).split())
        if segment.text:
            self.parts.segments.append(segment)
