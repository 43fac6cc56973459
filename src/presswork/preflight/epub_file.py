"""An EPUB's path in, its package, documents and files out, each read once.

Nothing outside the archive is read: XML is parsed without entities, network or external DTDs.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from presswork.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Severity

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
XHTML_TYPE = "application/xhtml+xml"

_CONTAINER = "META-INF/container.xml"
_MAX_FILE_BYTES = 256 * 1024 * 1024


class UnreadableEpub(Exception):  # noqa: N818 - a state of the file; run.py turns it into a finding
    """The file is no EPUB that can be read; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One manifest item. `path` is its path in the archive."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """One XHTML document: its item and its parsed tree."""

    item: Item
    root: Any

    def elements(self, *names: str) -> Iterator[Any]:
        """Return the XHTML elements with these local names, in document order; all of them if none."""
        wanted = tuple(XHTML + name for name in names) or (XHTML + "*",)
        yield from self.root.iter(*wanted)


class EpubFile:
    """A finished EPUB under check. Close it, or use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        """Open the archive and read its package document; UnreadableEpub if that cannot be."""
        self.path = path
        try:
            self.archive = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as error:
            raise UnreadableEpub(str(error)) from error
        try:
            container = self.parse(_CONTAINER)
            rootfile = container.find(".//{*}rootfile")
            if rootfile is None:
                raise UnreadableEpub(f"{_CONTAINER} names no package document")
            self.package_path = str(rootfile.get("full-path"))
            self.package = self.parse(self.package_path)
        except UnreadableEpub:
            self.archive.close()
            raise

    def __enter__(self) -> EpubFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.archive.close()

    def read(self, path: str) -> bytes:
        """Return a file of the archive; UnreadableEpub if it is not there, damaged or far too large."""
        try:
            info = self.archive.getinfo(path)
            if info.file_size > _MAX_FILE_BYTES:
                raise UnreadableEpub(f"{path} unpacks to {info.file_size} bytes")
            return self.archive.read(info)
        except (KeyError, OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise UnreadableEpub(f"{path}: {error}") from error

    def parse(self, path: str) -> Any:
        """Return the root of an XML file of the archive; UnreadableEpub if it is not well-formed."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        try:
            return etree.fromstring(self.read(path), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableEpub(f"{path}: {error}") from error

    @cached_property
    def items(self) -> dict[str, Item]:
        """The manifest, by the items' identifiers."""
        items = {}
        for element in self.package.iterfind(f"{OPF}manifest/{OPF}item"):
            path, _ = self.resolve(self.package_path, element.get("href", ""))
            items[element.get("id", "")] = Item(
                id=element.get("id", ""),
                path=path,
                media_type=element.get("media-type", ""),
                properties=tuple(element.get("properties", "").split()),
            )
        return items

    @cached_property
    def documents(self) -> list[Document]:
        """Every XHTML document: those of the spine in reading order, then the rest."""
        order = [element.get("idref") for element in self.package.iterfind(f"{OPF}spine/{OPF}itemref")]
        spine = [self.items[name] for name in order if name in self.items]
        others = [item for item in self.items.values() if item not in spine]
        return [
            Document(item=item, root=self.parse(item.path))
            for item in (*spine, *others)
            if item.media_type == XHTML_TYPE
        ]

    @cached_property
    def navigation(self) -> Document | None:
        """The navigation document."""
        return next((found for found in self.documents if "nav" in found.item.properties), None)

    def nav(self, kind: str) -> Any:
        """Return the `nav` element of a kind (`toc`, `page-list`, `landmarks`), None if there is none."""
        if self.navigation is None:
            return None
        return next(
            (nav for nav in self.navigation.elements("nav") if kind in nav.get(f"{OPS}type", "").split()),
            None,
        )

    def metadata(self, name: str) -> list[str]:
        """Return the values of a Dublin Core element (`dc:title`) or a property (`schema:accessMode`)."""
        if name.startswith("dc:"):
            found = self.package.iterfind(f"{OPF}metadata/{DC}{name[3:]}")
        else:
            found = (
                meta
                for meta in self.package.iterfind(f"{OPF}metadata/{OPF}meta")
                if meta.get("property") == name and meta.get("refines") is None
            )
        return ["".join(element.itertext()).strip() for element in found]

    def resolve(self, base: str, href: str) -> tuple[str, str]:
        """Return the archive path and the fragment that a relative reference in `base` leads to."""
        parts = urlsplit(href)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
        return (base if not parts.path else path), unquote(parts.fragment)

    def finding(
        self, code: str, message: str, *, hint: str, severity: Severity = "error", where: str | None = None
    ) -> Finding:
        """Return a finding about this file."""
        return Finding(
            code=code, severity=severity, file=str(self.path), where=where, message=message, hint=hint
        )

    def place(self, document: Document, element: Any) -> str:
        """Return where an element stands, for a finding's `where`: the file in the archive and the line."""
        return f"{document.item.path}:{element.sourceline}"


def is_remote(reference: str) -> bool:
    """Say whether a reference leads out of the archive (an address, a drive's path, another scheme)."""
    parts = urlsplit(reference.strip())
    return bool(parts.netloc) or (bool(parts.scheme) and parts.scheme != "data")
