"""A picture file in, what it says of itself (IPTC-IIM and XMP) and what is wrong with it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.model import Finding
from presswork.photos.facts import is_drawing
from presswork.photos.faults import PictureError
from presswork.photos.metadata import PhotoMetadata, read_metadata
from presswork.photos.opening import open_picture, verified
from presswork.photos.sources import read_source

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a picture's own fields say; all empty where it cannot be opened, and `findings` say why."""

    file: str
    metadata: PhotoMetadata
    findings: tuple[Finding, ...] = ()

    def record(self) -> dict[str, str | list[str]]:
        """Return the fields by their names in JSON; always all of them, "" or [] where empty."""
        said = self.metadata
        return {
            "caption": said.caption,
            "creator": list(said.creator),
            "credit": said.credit,
            "copyright": said.copyright,
            "headline": said.headline,
            "alt": said.alt,
            "extdescr": said.extended_description,
            "usage_terms": said.usage_terms,
        }


def tell(path: Path, *, language: str = "en") -> Told:
    """Return what the file says of itself; what can be read of a broken one is read all the same."""
    name = str(path)
    try:
        data = read_source(path)
    except PictureError as error:
        return Told(file=name, metadata=PhotoMetadata(), findings=(_finding(name, error),))
    return tell_bytes(data, name=name, path=path, language=language)


def tell_bytes(data: bytes, *, name: str, path: Path, language: str = "en") -> Told:
    """Return what the picture says of itself. `name` is what findings call it."""
    if is_drawing(path, data):
        return Told(file=name, metadata=PhotoMetadata())
    try:
        metadata = read_metadata(open_picture(data), data, language=language)
    except PictureError as error:
        return Told(file=name, metadata=PhotoMetadata(), findings=(_finding(name, error),))
    findings = []
    try:
        verified(data)
    except PictureError as error:
        findings.append(_finding(name, error))
    if metadata.unreadable:
        findings.append(
            Finding(
                code="photo-metadata-unreadable",
                severity="note",
                message=f"The picture has metadata that is passed over: {metadata.unreadable}.",
                hint="Write caption and credit in the article, if they are missing.",
                file=name,
            )
        )
    findings += [_differing(name, *said) for said in metadata.differing]
    return Told(file=name, metadata=metadata, findings=tuple(findings))


def _differing(file: str, field: str, xmp: str, iim: str) -> Finding:
    return Finding(
        code="photo-metadata-differs",
        severity="warning",
        message=f'The picture\'s {field} is "{_short(xmp)}" in XMP and "{_short(iim)}" in IPTC-IIM; '
        "the first is taken.",
        hint="Ask whoever sent it which is right, and write that in the article.",
        file=file,
        where=field,
    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80].rstrip()} ..."


def _finding(name: str, error: PictureError) -> Finding:
    return Finding(
        code=error.code,
        severity="error",
        message=f"The picture {error.message}.",
        hint=error.hint,
        file=name,
    )
