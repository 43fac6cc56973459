"""An imported article in; its pictures looked at, converted where need be, with what they say, out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.model import Finding
from presswork.photos.converting import as_png
from presswork.photos.facts import is_drawing
from presswork.photos.faults import PictureError
from presswork.photos.metadata import PhotoMetadata
from presswork.photos.sources import read_source
from presswork.photos.telling import tell_bytes

if TYPE_CHECKING:
    from presswork.model.imported import ImportedArticle, ImportedPicture

_SUFFIXES = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "TIFF": ".tif", "GIF": ".gif", "WEBP": ".webp"}
_SUFFIXES |= {"AVIF": ".avif"}


@dataclass(frozen=True, kw_only=True)
class Supplied:
    """A picture that can be built from."""

    data: bytes
    suffix: str
    metadata: PhotoMetadata = PhotoMetadata()

    @property
    def digest(self) -> str:
        """What it has in common with another file that is the same."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """The pictures of an article that are supplied, by their keys, and what is wrong with the others.

    `originals` are files in formats that are not built from, whether or not they could be converted.
    """

    supplied: dict[str, Supplied] = field(default_factory=dict)
    originals: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def look_at(article: ImportedArticle, *, source: str) -> Pictures:
    """Return the pictures that the article's blocks place. One that cannot be used is a warning."""
    pictures = Pictures()
    for block in article.blocks:
        if block.kind != "image" or block.src in pictures.supplied:
            continue
        picture = article.pictures[block.src]
        try:
            data = _data(picture)
            if data is not None:
                supplied = _supplied(data, block.src, article, source, pictures)
                pictures.supplied[block.src] = supplied
        except PictureError as error:
            pictures.findings.append(_unusable(picture, error, source, block.line))
    return pictures


def _data(picture: ImportedPicture) -> bytes | None:
    if picture.data is not None:
        return picture.data
    return read_source(picture.path) if picture.path else None


def _supplied(data: bytes, key: str, article: ImportedArticle, source: str, pictures: Pictures) -> Supplied:
    picture = article.pictures[key]
    if is_drawing(Path(picture.name), data):
        from presswork.photos.svg import sanitise

        sanitise(data)
        return Supplied(data=data, suffix=".svg")
    try:
        suffix = _suffix(data)
    except PictureError as error:
        if error.code != "photo-format":
            raise
        pictures.originals[key] = data
        made = as_png(data)
        pictures.findings.append(_converted(picture, source))
        return Supplied(data=made, suffix=".png")
    told = tell_bytes(data, name=source, path=Path(picture.name), language=article.language or "en")
    pictures.findings.extend(
        replace(finding, where=f"{picture.name}: {finding.where or 'metadata'}") for finding in told.findings
    )
    return Supplied(data=data, suffix=suffix, metadata=told.metadata)


def _suffix(data: bytes) -> str:
    """Return the suffix of the picture's format, once every pixel of it was looked at."""
    from presswork.photos.opening import verified

    return _SUFFIXES[str(verified(data).format)]


def _unusable(picture: ImportedPicture, error: PictureError, source: str, line: int | None) -> Finding:
    return Finding(
        code="import-photo-unusable",
        severity="warning",
        message=f'The photo "{picture.name}" {error.message}; it is set as FPO until it is supplied.',
        hint=error.hint,
        file=source,
        line=line,
        where=picture.name,
    )


def _converted(picture: ImportedPicture, source: str) -> Finding:
    return Finding(
        code="import-photo-converted",
        severity="note",
        message=f'The photo "{picture.name}" was converted to PNG; the original lies in photos/originals/.',
        hint="Put a better file of the same name into `photos/`, if there is one.",
        file=source,
        where=picture.name,
    )
