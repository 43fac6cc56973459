"""XHTML in, its blocks of text in reading order out: paragraphs, headings, captions, credits, alt, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from presswork.preflight.epub_file import OPS, Document, EpubFile

_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
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
    )
    + (
        "q",
        "rp",
        "rt",
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
    )
)
_UNREAD = frozenset(("head", "script", "style", "template", "nav"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PIECES = {"caption": "caption", "credit": "credit", "fpo-line": "caption"}
_NOTES = frozenset(("footnote", "endnote", "rearnote"))
# Parts of the e-book that no printed page has.
_OWN = frozenset(("cover", "colophon", "toc", "landmarks", "page-list", "other-credits"))


@dataclass(frozen=True, kw_only=True)
class TextBlock:
    """One block of text: `kind` is paragraph, heading, byline, caption, credit, alt or note."""

    kind: str
    text: str
    path: str
    line: int


def read_blocks(epub: EpubFile) -> list[TextBlock]:
    """Return the blocks of all the book's documents but its cover, contents and colophon."""
    return [block for document in epub.documents for block in document_blocks(document)]


def document_blocks(document: Document) -> list[TextBlock]:
    """Return the blocks of one document."""
    return blocks_of(document.root, document.item.path)


def blocks_of(root: Any, path: str) -> list[TextBlock]:
    """Return the blocks of a parsed XHTML tree; `path` is what they are reported under."""
    reader = _Reader(path)
    reader.enter(root, "paragraph")
    reader.flush()
    return [block for block in reader.blocks if block.text]


class _Reader:
    """Gathers text until a block's edge, then begins anew."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.blocks: list[TextBlock] = []
        self.pieces: list[str] = []
        self.kind = "paragraph"
        self.line = 0

    def flush(self) -> None:
        text = " ".join("".join(self.pieces).split())
        self.blocks.append(TextBlock(kind=self.kind, text=text, path=self.path, line=self.line))
        self.pieces = []

    def enter(self, element: Any, kind: str) -> None:
        name = _local(element)
        if name in _UNREAD or element.get("aria-hidden") == "true" or not _OWN.isdisjoint(_types(element)):
            return
        if "page-ref" in _classes(element):
            return  # stands for a page's number, which an e-book has none of
        if name == "img":
            self._alt(element)
            return
        own_kind = _kind(element, name, kind)
        stands_alone = name not in _INLINE or _is_piece(element, kind)
        if stands_alone:
            self.flush()
            self.kind, self.line = own_kind, element.sourceline or 0
        if "note-back" not in _classes(element):
            self.pieces.append(" " if name == "br" else element.text or "")
            for child in element:
                if isinstance(child.tag, str):
                    self.enter(child, own_kind)
                self.pieces.append(child.tail or "")
        if stands_alone:
            self.flush()
            self.kind, self.line = kind, element.sourceline or 0

    def _alt(self, image: Any) -> None:
        alt = " ".join((image.get("alt") or "").split())
        self.blocks.append(TextBlock(kind="alt", text=alt, path=self.path, line=image.sourceline or 0))


def _is_piece(element: Any, kind: str) -> bool:
    """Say whether an inline element is a text of its own: caption, credit, a byline's names or date."""
    if kind == "byline":
        return "names" in _classes(element) or _local(element) == "time"
    return kind == "caption" and any(name in _PIECES for name in _classes(element))


def _kind(element: Any, name: str, inherited: str) -> str:
    if name in _HEADINGS:
        return "heading"
    if name == "figcaption":
        return "caption"
    if "byline" in _classes(element):
        return "byline"
    if inherited == "caption" and _is_piece(element, inherited):
        return next(_PIECES[css_class] for css_class in _classes(element) if css_class in _PIECES)
    if "note" in _classes(element) or (name == "aside" and not _NOTES.isdisjoint(_types(element))):
        return "note"
    return inherited


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _classes(element: Any) -> list[str]:
    return str(element.get("class") or "").split()


def _types(element: Any) -> list[str]:
    return str(element.get(f"{OPS}type") or "").split()
