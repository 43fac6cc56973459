"""Frames of pictures in; their blocks, with alt, caption and credit apart, and the pictures out."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from presswork.content.importing.markup import addresses
from presswork.content.importing.markup.captions import Legend, legend_of
from presswork.content.importing.markup.legends import Told, told_apart
from presswork.content.importing.markup.sources import PICTURE_TAGS, is_placeholder, sources_of
from presswork.content.importing.markup.tree import Element
from presswork.model import Finding
from presswork.model.imported import ImportedBlock, ImportedPicture

if TYPE_CHECKING:
    from presswork.content.importing.markup.frames import Frame

Files = Callable[[str], Path | bytes | None]

MAX_DATA = 64 * 1024 * 1024  # bytes of a picture that stands in the page itself
_MIN_DATA = 2_000  # bytes; a smaller one is a stand-in until the real one is loaded, or an icon
_ENDINGS = {
    "image/avif": "avif",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/jpg": "jpg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "image/tiff": "tif",
    "image/webp": "webp",
}
_MAX_ALTERNATIVES = 12
_ENCLOSED = "cid:"  # how a page names what travels with it (RFC 2392)


class Pictures:
    """Gathers the pictures of a tree and makes their blocks."""

    def __init__(self, *, base: str, files: Files | None = None) -> None:
        self.found: dict[str, ImportedPicture] = {}
        self.findings: list[Finding] = []
        self._base = base
        self._files = files or _nowhere

    def take(self, frame: Frame) -> list[ImportedBlock]:
        """Return the blocks of a frame's pictures. Its caption is the last one's, its credit that of all."""
        blocks = []
        for picture in frame.pictures:
            last = picture is frame.pictures[-1]
            elements = [frame.element, *frame.outside] if last else []
            block = self._block(picture, legend_of(elements, picture, base=self._base))
            if block is not None:
                blocks.append(block)
        shared = blocks[-1].credit if blocks else ""
        return [replace(block, credit=block.credit or shared) for block in blocks]

    def _block(self, picture: Element, legend: Legend) -> ImportedBlock | None:
        key = self._key(picture)
        if not key:
            return None
        alt = " ".join((picture.get("alt") or _label(picture)).split())
        told = told_apart(legend, title=picture.get("title") or "", alt=alt)
        if told.uncertain:
            self._report(told, key, picture)
        return ImportedBlock(
            kind="image",
            src=key,
            alt=alt,
            caption=told.caption,
            markdown=told.markdown,
            credit=told.credit,
            line=picture.sourceline,
        )

    def _report(self, told: Told, key: str, picture: Element) -> None:
        self.findings.append(
            Finding(
                code="credit-uncertain",
                severity="note",
                message=f"The caption {told.caption[:80]!r} may hold a credit: {told.uncertain}",
                hint="If it does, move the words from the caption to the photo's `credit`.",
                line=picture.sourceline,
                where=key,
                photo=key,
            )
        )

    def _key(self, picture: Element) -> str:
        """Return the picture's key, having kept the picture; "" where it is only a stand-in."""
        sources = [address for address in sources_of(picture, self._base) if not is_placeholder(address)]
        beside = next(((name, file) for name in sources_of(picture, "") if (file := self._files(name))), None)
        on_page = next((data for value in _values(picture) if (data := decoded(value))), None)
        if sources:
            first = sources[0]
            on_web = [address for address in sources if not address.startswith(_ENCLOSED)]
            kept = ImportedPicture(
                name=addresses.file_name(beside[0] if beside else first),
                address=on_web[0] if on_web else "",
                alternatives=tuple(on_web[1 : _MAX_ALTERNATIVES + 1]),
            )
            first = first.removeprefix(_ENCLOSED)
        elif beside is not None:
            first, kept = beside[0], ImportedPicture(name=addresses.file_name(beside[0]))
        elif on_page is not None:
            first, kept = on_page[0], ImportedPicture(name=on_page[0])
        else:
            return ""
        if beside is not None:
            file = beside[1]
            kept = replace(kept, data=file) if isinstance(file, bytes) else replace(kept, path=file)
        elif on_page is not None:
            kept = replace(kept, data=on_page[1])
        self.found.setdefault(first, kept)
        return first


def _nowhere(name: str) -> None:  # noqa: ARG001
    """Return nothing: the page has no files beside it."""


def _label(picture: Element) -> str:
    """Return what the page says for those who cannot see a picture that has no `alt`."""
    return "" if picture.tag in PICTURE_TAGS else picture.get("aria-label") or picture.get("title") or ""


def _values(picture: Element) -> list[str]:
    return [picture.get(name) or "" for name in ("src", "data-src", "href")]


def decoded(value: str) -> tuple[str, bytes] | None:
    """Return the name and the bytes of the picture in a `data:` address (RFC 2397); None for no picture."""
    value = value.strip()
    if not value[:11].lower().startswith("data:image/") or len(value) > MAX_DATA * 3 // 2:
        return None
    header, comma, content = value[5:].partition(",")
    kind, *parameters = (part.strip().lower() for part in header.split(";"))
    if not comma or kind not in _ENDINGS:
        return None
    try:
        data = unquote_to_bytes(content)
        if "base64" in parameters:
            data = base64.b64decode(data + b"==", validate=False)
    except (binascii.Error, ValueError):
        return None
    if not _MIN_DATA <= len(data) <= MAX_DATA:
        return None
    return f"picture-{hashlib.sha256(data).hexdigest()[:12]}.{_ENDINGS[kind]}", data
