"""A finished file's path in, the hash of the source it was built from and the options out.

Reading is cheap on purpose: no PDF or XML library is loaded unless a PDF keeps its XMP compressed.
"""

from __future__ import annotations

import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PDF_NAMESPACE = "https://presswork.invalid/ns/1.0/"
PDF_PREFIX = "pw"
EPUB_PREFIX = "presswork"

_MAX_PACKAGE_BYTES = 16 * 1024 * 1024
_CONTAINER = re.compile(rb"""<rootfile\b[^>]*?\bfull-path\s*=\s*["']([^"']+)["']""")


def read_source_hash(path: Path) -> tuple[str, str] | None:
    """Return (source hash, options) of a PDF or EPUB; None if it is absent, unreadable or not ours."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start == b"%PDF":
            return _from_pdf(path)
        return _from_epub(path) if start == b"PK\x03\x04" else None
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError):
        return None


def _from_pdf(path: Path) -> tuple[str, str] | None:
    data = path.read_bytes()
    if PDF_NAMESPACE.encode() in data:
        packets = re.findall(rb"<x:xmpmeta\b.*?</x:xmpmeta>|<rdf:RDF\b.*?</rdf:RDF>", data, re.DOTALL)
        xmp = next((packet for packet in reversed(packets) if PDF_NAMESPACE.encode() in packet), b"")
    else:
        xmp = _compressed_xmp(path)
    text = xmp.decode("utf-8", "replace")
    found = _property(text, f"{PDF_PREFIX}:sourceHash")
    return None if found is None else (found, _property(text, f"{PDF_PREFIX}:options") or "")


def _compressed_xmp(path: Path) -> bytes:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return bytes(pdf.Root.Metadata.read_bytes()) if "/Metadata" in pdf.Root else b""
    except pikepdf.PdfError:
        return b""


def _property(xmp: str, name: str) -> str | None:
    match = re.search(rf"<{name}>([^<]*)</{name}>|\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", xmp)
    return None if match is None else unescape("".join(match.groups("")))


def _from_epub(path: Path) -> tuple[str, str] | None:
    with zipfile.ZipFile(path) as archive:
        rootfile = _CONTAINER.search(archive.read("META-INF/container.xml"))
        if rootfile is None:
            return None
        name = rootfile[1].decode("utf-8")
        if archive.getinfo(name).file_size > _MAX_PACKAGE_BYTES:
            return None
        package = archive.read(name).decode("utf-8", "replace")
    found = _meta(package, f"{EPUB_PREFIX}:source-hash")
    return None if found is None else (found, _meta(package, f"{EPUB_PREFIX}:options") or "")


def _meta(package: str, name: str) -> str | None:
    match = re.search(rf"<meta\b[^>]*\bproperty\s*=\s*[\"']{name}[\"'][^>]*>([^<]*)</meta>", package)
    return None if match is None else unescape(match[1].strip())
