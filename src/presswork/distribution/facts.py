"""A finished EPUB or PDF in, what it says of itself out: identifier, and an EPUB's accessibility metadata."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "dc": "http://purl.org/dc/elements/1.1/",
    "opf": "http://www.idpf.org/2007/opf",
}
_DC_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_MAX_XML_BYTES = 16 * 1024 * 1024
# What else the accessibility statement is computed from (EPUB Accessibility 1.1, sections 2 and 4).
_OTHERS = ("dcterms:conformsTo", "a11y:certifiedBy", "a11y:certifierCredential", "a11y:certifierReport")


class Unreadable(Exception):  # noqa: N818 - the file's fault, not ours
    """The file is no EPUB or PDF that can be read; the text says why."""


def accessibility_of(epub: Path) -> dict[str, tuple[str, ...]]:
    """Return the book's accessibility metadata: names without their prefix, each with its values in order.

    Raises `Unreadable`.
    """
    found: dict[str, list[str]] = {}
    for name, value in _properties(_package(epub)):
        prefix, _, local = name.partition(":")
        if prefix == "schema" or name in _OTHERS:
            found.setdefault(local, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _properties(package: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in package.iterfind("opf:metadata/opf:meta", _NAMES):
        name, value = meta.get("property", ""), " ".join((meta.text or "").split())
        if name and value:
            yield name, value


def identifier_of(path: Path) -> str:
    """Return the identifier of an EPUB (its unique one) or a PDF, "" for none. Raises `Unreadable`."""
    return _epub_identifier(path) if path.suffix.lower() == ".epub" else _pdf_identifier(path)


def _epub_identifier(path: Path) -> str:
    package = _package(path)
    unique = package.get("unique-identifier", "")
    for element in package.iterfind("opf:metadata/dc:identifier", _NAMES):
        if element.get("id") == unique:
            return (element.text or "").strip()
    return ""


def _package(path: Path) -> etree._Element:
    try:
        with zipfile.ZipFile(path) as archive:
            container = _parsed(archive, "META-INF/container.xml")
            rootfile = container.find("c:rootfiles/c:rootfile", _NAMES)
            if rootfile is None:
                raise Unreadable("it names no package document")
            return _parsed(archive, rootfile.get("full-path", ""))
    except (OSError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
        raise Unreadable(str(error)) from error


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    entry = archive.getinfo(name)
    if entry.file_size > _MAX_XML_BYTES:
        raise Unreadable(f"{name} is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(archive.read(entry), parser)
    except (etree.XMLSyntaxError, ValueError, zlib.error) as error:
        raise Unreadable(f"{name} is no XML: {error}") from error


def _pdf_identifier(path: Path) -> str:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            if "/Metadata" not in pdf.Root:
                return ""
            data = bytes(pdf.Root.Metadata.read_bytes())
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, ValueError, RuntimeError) as error:
        raise Unreadable(str(error)) from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(data[:_MAX_XML_BYTES], parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"its metadata is no XML: {error}") from error
    element = next(tree.iter(_DC_IDENTIFIER), None)
    return "" if element is None else "".join(element.itertext()).strip()
