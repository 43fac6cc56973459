"""An EPUB's archive in; its metadata, documents in reading order and table of contents out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from presswork.content.importing.archives import parse_xml_leniently
from presswork.content.importing.source import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.archives import Archive

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPS = "{http://www.idpf.org/2007/ops}"
_OPF = "{http://www.idpf.org/2007/opf}"
_XHTML = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml"}
# Fonts may be made unreadable by these; texts never are (EPUB 3.3, 4.4).
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


@dataclass(frozen=True, kw_only=True)
class Point:
    """An entry of the table of contents: a document's name in the archive, a place in it or "", a title."""

    file: str
    place: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Book:
    """What an EPUB says of itself. `spine` names its documents; `kinds` what some of them are: cover, toc."""

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    date: str = ""
    rights: str = ""
    spine: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    cover: str = ""


def resolved(base: str, href: str | None) -> tuple[str, str]:
    """Return the name in the archive to which a relative address leads, and the place in it."""
    parts = urlsplit(href or "")
    if parts.scheme or parts.netloc:
        return "", ""
    path = unquote(parts.path)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base
    return ("" if name.startswith(("..", "/")) else name), unquote(parts.fragment)


def read_book(archive: Archive) -> Book:
    """Return the book.

    Raises:
        UnreadableError: it is locked, or has no package document.
    """
    _refuse_locked(archive)
    name = _package_name(archive)
    root, _ = parse_xml_leniently(archive.read(name), file=archive.file, where=name)
    metadata = root.find("{*}metadata")
    items = {item.get("id"): item for item in root.iter(f"{_OPF}item", "item")}
    files = {key: resolved(name, item.get("href"))[0] for key, item in items.items()}
    spine = [
        files[each.get("idref")]
        for each in root.iter(f"{_OPF}itemref", "itemref")
        if each.get("idref") in items and items[each.get("idref")].get("media-type") in _XHTML
    ]
    nav = next(
        (files[key] for key, item in items.items() if "nav" in (item.get("properties") or "").split()), ""
    )
    ncx = next(
        (files[key] for key, item in items.items() if item.get("media-type") == "application/x-dtbncx+xml"),
        "",
    )
    points, kinds = _contents(archive, nav, ncx)
    kinds |= _guide(root, name)
    if nav:
        kinds[nav] = "toc"
    return Book(
        title=_text(metadata, "title"),
        authors=tuple(_creators(root, metadata)),
        language=_text(metadata, "language"),
        date=_text(metadata, "date"),
        rights=_text(metadata, "rights"),
        spine=tuple(dict.fromkeys(each for each in spine if each in archive)),
        points=tuple(points),
        kinds=kinds,
        cover=_cover(metadata, items, files),
    )


def _refuse_locked(archive: Archive) -> None:
    if "META-INF/encryption.xml" not in archive:
        return
    root, _ = parse_xml_leniently(archive.read("META-INF/encryption.xml"), file=archive.file)
    for method in root.iter("{*}EncryptionMethod"):
        parent = method.getparent()
        if str(parent.tag).endswith("EncryptedData") and method.get("Algorithm") not in _FONT_ALGORITHMS:
            raise refused(
                archive.file,
                "archive-encrypted",
                "The e-book is locked by a seller's copy protection.",
                hint="Ask the publisher for a copy without it.",
            )


def _package_name(archive: Archive) -> str:
    if "META-INF/container.xml" in archive:
        root, _ = parse_xml_leniently(archive.read("META-INF/container.xml"), file=archive.file)
        for each in root.iter("{*}rootfile"):
            name = posixpath.normpath(unquote(each.get("full-path") or ""))
            if name in archive:
                return name
    found = next((name for name in archive.names if name.lower().endswith(".opf")), "")
    if not found:
        raise refused(
            archive.file,
            "archive-damaged",
            "It is no EPUB: its package document is missing.",
            hint="Ask for another copy.",
        )
    return found


def _contents(archive: Archive, nav: str, ncx: str) -> tuple[list[Point], dict[str, str]]:
    """Return the entries of the table of contents, and what the landmarks say of documents."""
    if nav and nav in archive:
        root, _ = parse_xml_leniently(archive.read(nav), file=archive.file, where=nav)
        kinds: dict[str, str] = {}
        points: list[Point] = []
        for part in root.iter("{*}nav"):
            kind = part.get(f"{_OPS}type") or ""
            if "toc" in kind.split():
                points += _nav(part, nav)
            elif kind == "landmarks":
                for link in part.iter("{*}a"):
                    kinds[resolved(nav, link.get("href"))[0]] = (link.get(f"{_OPS}type") or "").split(" ")[0]
        if points:
            return points, kinds
    if ncx and ncx in archive:
        root, _ = parse_xml_leniently(archive.read(ncx), file=archive.file, where=ncx)
        return list(_ncx(root, ncx)), {}
    return [], {}


def _nav(part: Any, nav: str) -> Iterator[Point]:
    """Yield the entries of the contents but those that name places within the document of one above them."""
    for item in part.iter("{*}li"):
        link = item.find("{*}a")
        file, place = resolved(nav, None if link is None else link.get("href"))
        if link is None or not file:
            continue
        above = (up.find("{*}a") for up in item.iterancestors("{*}li"))
        if all(up is None or resolved(nav, up.get("href"))[0] != file for up in above):
            yield Point(file=file, place=place, title=" ".join("".join(link.itertext()).split()))


def _ncx(root: Any, ncx: str) -> Iterator[Point]:
    """Yield the entries of an EPUB 2's contents, likewise."""
    for point in root.iter("{*}navPoint"):
        file, place = _ncx_target(point, ncx)
        label = point.find("{*}navLabel")
        above = (_ncx_target(up, ncx)[0] for up in point.iterancestors("{*}navPoint"))
        if file and file not in above:
            title = "" if label is None else " ".join("".join(label.itertext()).split())
            yield Point(file=file, place=place, title=title)


def _ncx_target(point: Any, ncx: str) -> tuple[str, str]:
    content = point.find("{*}content")
    return resolved(ncx, None if content is None else content.get("src"))


def _guide(root: Any, name: str) -> dict[str, str]:
    found = {}
    for reference in root.iter(f"{_OPF}reference", "reference"):
        file, _ = resolved(name, reference.get("href"))
        if file and reference.get("type") != "text":
            found[file] = (reference.get("type") or "").lower()
    return found


def _text(metadata: Any, name: str) -> str:
    found = None if metadata is None else metadata.find(f"{_DC}{name}")
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _creators(root: Any, metadata: Any) -> Iterator[str]:
    roles = {
        each.get("refines", "").lstrip("#"): (each.text or "").strip()
        for each in root.iter(f"{_OPF}meta")
        if each.get("property") == "role"
    }
    for creator in [] if metadata is None else metadata.iterchildren(f"{_DC}creator"):
        role = creator.get(f"{_OPF}role") or roles.get(creator.get("id") or "", "aut")
        name = " ".join((creator.text or "").split())
        if role == "aut" and name:
            yield name


def _cover(metadata: Any, items: dict[Any, Any], files: dict[Any, str]) -> str:
    for key, item in items.items():
        if "cover-image" in (item.get("properties") or "").split():
            return files[key]
    for each in [] if metadata is None else metadata.iterchildren("{*}meta"):
        if each.get("name") == "cover" and each.get("content") in files:
            return files[each.get("content")]
    return ""
