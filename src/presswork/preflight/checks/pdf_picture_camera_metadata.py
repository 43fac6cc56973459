"""A PDF in; a finding out for each picture that tells of camera or place (`picture-camera-metadata`).

Rationale: a photo's GPS position and camera number can give away a source or a home.
Source: Exif 2.32, GPS and maker tags; credit and copyright may stay.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.picture_metadata import CODE, HINT, telling_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

__all__ = ("CODE", "check")


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require JPEGs without Exif or XMP facts about camera and place."""
    seen = set()
    for image in pdf.images:
        if image.image.objgen in seen:
            continue
        seen.add(image.image.objgen)
        facts = telling_facts(_jpeg(image.image))
        if facts:
            message = f"a picture carries {', '.join(facts)}"
            yield pdf.finding(CODE, message, hint=HINT, page_index=image.page_index)


def _jpeg(image: Any) -> bytes:
    """Return the JPEG data of an image XObject, empty if it is none."""
    filters = image.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if not names or names[-1] != "/DCTDecode":
        return b""
    data: bytes = image.read_raw_bytes()
    try:
        return zlib.decompress(data) if names[:-1] == ["/FlateDecode"] else data
    except zlib.error:
        return data
