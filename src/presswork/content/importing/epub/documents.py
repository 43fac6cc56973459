"""An EPUB's documents in; the trees of its articles, each with its title in the contents, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING, Any

from lxml import etree

from presswork.content.importing.archives import parse_xml_leniently
from presswork.content.importing.bodies.html import without_prefixes
from presswork.content.importing.epub.notes import bring_notes, kinds_of
from presswork.content.importing.markup import decode, parse
from presswork.content.importing.markup.tree import text_of
from presswork.errors import UnreadableError
from presswork.model.imported import Dropped

if TYPE_CHECKING:
    from presswork.content.importing.archives import Archive
    from presswork.content.importing.epub.package import Book, Point

_WHAT = {
    "cover": "the cover",
    "titlepage": "the title page",
    "title-page": "the title page",
    "halftitlepage": "the half title",
    "toc": "the table of contents",
    "landmarks": "the landmarks",
    "loi": "the list of pictures",
    "lot": "the list of tables",
    "copyright-page": "the imprint",
    "imprint": "the imprint",
    "colophon": "the colophon",
    "index": "the index",
    "footnotes": "the notes, which stand with their articles",
    "endnotes": "the notes, which stand with their articles",
    "rearnotes": "the notes, which stand with their articles",
    "notes": "the notes, which stand with their articles",
}
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_MARK = "\ue0f4"  # of the private use area: a heading that begins with it begins an article


@dataclass(frozen=True, kw_only=True)
class Document:
    """A part of the reading order: its name, its tree, and the entry of the contents that begins with it.

    `inside` are the entries that begin within it, whose headings are marked.
    """

    file: str
    root: Any
    point: Point | None = None
    inside: tuple[Point, ...] = ()


def documents_of(archive: Archive, book: Book) -> tuple[list[Document], list[Dropped]]:
    """Return the documents that hold articles, in reading order, and what was left out."""
    trees = {file: _tree(archive, file) for file in book.spine}
    for name in archive.names:  # notes may stand outside the reading order
        if (
            name.lower().endswith((".xhtml", ".html", ".htm"))
            and name not in trees
            and "note" in name.lower()
        ):
            trees[name] = _tree(archive, name)
    documents: list[Document] = []
    dropped: list[Dropped] = []
    for file in book.spine:
        root = trees[file]
        kind = book.kinds.get(file) or _kind(root)
        if kind in _WHAT:
            dropped.append(
                Dropped(what=text_of(root)[:80] or file, why=f"{_WHAT[kind]}; our editions make their own")
            )
            continue
        if not text_of(root) and next(root.iter("img", "image"), None) is None:
            continue
        bring_notes(root, file, trees)
        documents.append(_document(file, root, [point for point in book.points if point.file == file]))
    return documents, dropped


def _tree(archive: Archive, file: str) -> Any:
    """Return a document's tree; one that is no XML is read as browsers read HTML."""
    data = _NAMED.sub(_numbered, archive.read(file))
    try:
        root, fault = parse_xml_leniently(data, file=archive.file, where=file)
    except UnreadableError as error:
        if any(finding.code == "xml-unsafe" for finding in error.findings):
            raise
        return parse(decode(data)[0])
    root = parse(decode(data)[0]) if fault else without_prefixes(root)
    for element in [*root.iter("span", "div", "a", "hr", "script", "style")]:
        is_page = "pagebreak" in kinds_of(element)
        if is_page or element.tag in {"script", "style"}:
            _remove(element)
    return root


def _numbered(match: re.Match[bytes]) -> bytes:
    """Return a character of HTML by its number: XML knows its name only from a DTD, which is not read."""
    name = match[1].decode("ascii")
    characters = "" if name in _XML_NAMES else html5.get(f"{name};", "")
    return "".join(f"&#{ord(each)};" for each in characters).encode("ascii") or match[0]


def _remove(element: Any) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _kind(root: Any) -> str:
    """Return what a document says that it is: by its body, or by the only section in it."""
    body = root.find("body")
    elements = [root] if body is None else [body, *(body if len(body) == 1 else ())]
    for element in elements:
        for kind in kinds_of(element):
            if kind in _WHAT:
                return kind
    return ""


def _document(file: str, root: Any, points: list[Point]) -> Document:
    """Return the document. Of several entries in it, those to places that are there begin articles."""
    ids = {element.get("id"): element for element in root.iter(etree.Element) if element.get("id")}
    placed = [point for point in points if point.place in ids]
    whole = [point for point in points if point.place not in ids]
    if len(placed) < 2:
        return Document(file=file, root=root, point=next(iter((*whole, *placed)), None))
    for number, point in enumerate(placed):
        heading = ids[point.place].makeelement("h1", {})
        heading.text = f"{_MARK}{number}"
        ids[point.place].addprevious(heading)
    return Document(file=file, root=root, point=whole[0] if whole else None, inside=tuple(placed))


def number_of_mark(text: str) -> int | None:
    """Return the number of the entry that a marked heading begins, None for any other heading."""
    return int(text[1:]) if text.startswith(_MARK) and text[1:].isdecimal() else None
