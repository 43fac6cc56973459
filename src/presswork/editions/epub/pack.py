"""A `Book` in, the bytes of an EPUB 3.3 container out: the same bytes for the same book.

EbookLib writes the package document and the container. It is given finished files as plain items, so
that it rewrites none of them, and corrected where it would leave a fault: metadata keeps its order, the
package gets its language and its prefixes, the spine names an NCX only where there is one, and no time
comes from the clock.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from ebooklib import epub
from lxml import etree

from presswork.model import Book, BookDocument

# Prefixes that EPUB 3.3 (appendix D.1.3) does not reserve and a book's metadata may use.
PREFIXES = {"presswork": "https://presswork.invalid/ns/1.0/"}
NCX_TYPE = "application/x-dtbncx+xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Compressed as they are: deflating them again only costs time.
_STORED = frozenset(("image/jpeg", "image/png", "image/webp", "font/woff2", "font/woff"))
_EARLIEST_YEAR = 1980  # that a ZIP entry's time can say


def pack(book: Book) -> bytes:
    """Return the EPUB file. Raises `ValueError` for a book that has nothing to read."""
    if not any(document.in_spine for document in book.documents):
        raise ValueError("an EPUB needs at least one document in its spine")
    buffer = io.BytesIO()
    _Writer(buffer, book).write()
    return buffer.getvalue()


class _Archive:
    """A ZIP file whose entries all bear one time and know how they are kept."""

    def __init__(self, buffer: io.BytesIO, book: Book) -> None:
        self._file = zipfile.ZipFile(buffer, "w")
        when = book.modified
        self._date_time = (max(when.year, _EARLIEST_YEAR), *when.timetuple()[1:6])
        self._stored = {f"EPUB/{item.name}" for item in book.documents if item.media_type in _STORED}

    def writestr(self, name: str, data: str | bytes, compress_type: int | None = None) -> None:
        """Add one entry, with EbookLib's signature."""
        entry = zipfile.ZipInfo(name, self._date_time)
        entry.create_system = 3  # Unix on every system: the byte would tell where the book was built
        entry.external_attr = 0o644 << 16
        stored = compress_type == zipfile.ZIP_STORED or name in self._stored
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self._file.writestr(entry, data, compresslevel=None if stored else 9)

    def close(self) -> None:
        """Write the directory of the archive."""
        self._file.close()


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, for a book whose files are finished."""

    def __init__(self, buffer: io.BytesIO, book: Book) -> None:
        super().__init__(buffer, _as_ebook(book))
        self.finished = book
        self.out = _Archive(buffer, book)

    def write(self) -> None:
        """Write the container: mimetype first and stored (EPUB 3.3, section 4.2.2)."""
        self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        self._write_container()
        self._write_opf()
        self._write_items()
        self.out.close()

    def _write_opf_metadata(self, root: Any) -> None:
        metadata = etree.SubElement(root, "metadata", nsmap={"dc": _DC[1:-1]})
        for name, value, attributes in self._metadata():
            tag = name.replace("dc:", _DC, 1)
            etree.SubElement(metadata, tag, _qualified(attributes)).text = value or None

    def _metadata(self) -> list[tuple[str, str, Mapping[str, str]]]:
        book = self.finished
        modified = book.modified.strftime("%Y-%m-%dT%H:%M:%SZ")
        return [
            ("dc:identifier", book.identifier, {"id": self.book.IDENTIFIER_ID}),
            ("dc:title", book.title, {"id": "title"}),
            ("dc:language", book.language, {}),
            ("meta", modified, {"property": "dcterms:modified"}),
            *book.metadata,
        ]

    def _write_opf_file(self, root: Any) -> None:
        book = self.finished
        root.set(_XML_LANG, book.language)
        root.set("dir", book.direction)
        _declare_prefixes(root, book)
        _correct_spine(root, book)
        super()._write_opf_file(root)


def _as_ebook(book: Book) -> epub.EpubBook:
    ebook = epub.EpubBook()
    ebook.IDENTIFIER_ID = "identifier"
    ebook.set_direction(book.direction)
    for document in book.documents:
        ebook.add_item(_as_item(document))
    ebook.spine = [document.id for document in book.documents if document.in_spine]
    return ebook


def _as_item(document: BookDocument) -> epub.EpubItem:
    item = epub.EpubItem(
        uid=document.id, file_name=document.name, media_type=document.media_type, content=document.data
    )
    item.properties = list(document.properties)
    return item


def _qualified(attributes: Mapping[str, str]) -> dict[str, str]:
    return {_XML_LANG if name == "xml:lang" else name: value for name, value in attributes.items()}


def _declare_prefixes(root: Any, book: Book) -> None:
    used = {attributes.get("property", "").partition(":")[0] for _, _, attributes in book.metadata}
    declared = [f"{prefix}: {iri}" for prefix, iri in PREFIXES.items() if prefix in used]
    if declared:
        root.set("prefix", " ".join(declared))
    else:
        root.attrib.pop("prefix", None)


def _correct_spine(root: Any, book: Book) -> None:
    spine = root.find("spine")
    ncx = next((document.id for document in book.documents if document.media_type == NCX_TYPE), None)
    if ncx:
        spine.set("toc", ncx)
    else:
        spine.attrib.pop("toc", None)
