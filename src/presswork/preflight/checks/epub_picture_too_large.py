"""An EPUB in; a finding out for each picture larger than a screen can show (`picture-too-many-pixels`).

Source: 1600 pixels on the long side fill the screens that books are read on; covers are 1600 by 2560.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from presswork.preflight.epub_file import UnreadableEpub

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile

CODE = "picture-too-many-pixels"
MAX_PX = 1600
COVER_MAX_PX = 2560


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require at most 1600 pixels on the long side, 2560 for the cover."""
    for item in epub.items.values():
        if not item.media_type.startswith("image/") or item.media_type == "image/svg+xml":
            continue
        limit = COVER_MAX_PX if "cover-image" in item.properties else MAX_PX
        try:
            with Image.open(io.BytesIO(epub.read(item.path))) as image:
                width_px, height_px = image.size
        except (UnreadableEpub, OSError):
            continue  # EPUBCheck reports a picture that is missing or broken
        if max(width_px, height_px) > limit:
            yield epub.finding(
                CODE,
                f"{item.path} is {width_px} by {height_px} pixels",
                hint=f"Resample it to {limit} pixels on the long side; building again with Presswork does.",
                where=item.path,
            )
