"""An EPUB in; a finding out for each picture that tells of camera or place (`picture-camera-metadata`).

Rationale and source as for the PDF: a photo's GPS position can give away a source or a home.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.epub_file import UnreadableEpub
from presswork.preflight.picture_metadata import CODE, HINT, telling_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile

__all__ = ("CODE", "check")


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require pictures without Exif or XMP facts about camera and place."""
    for item in epub.items.values():
        if not item.media_type.startswith("image/"):
            continue
        try:
            facts = telling_facts(epub.read(item.path))
        except UnreadableEpub:
            continue  # EPUBCheck reports what is missing
        if facts:
            yield epub.finding(CODE, f"{item.path} carries {', '.join(facts)}", hint=HINT, where=item.path)
