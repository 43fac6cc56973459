"""An EPUB in; a finding out for each picture packed a second time (`epub-jpeg-compressed`).

Rationale: JPEG, PNG and WebP are compressed already; deflating them costs time and saves nothing.
Source: measured; EPUB 3.3, 4.2.3 allows both.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile

CODE = "epub-jpeg-compressed"
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require pictures to be stored as they are."""
    for info in epub.archive.infolist():
        if info.filename.lower().endswith(_SUFFIXES) and info.compress_type != zipfile.ZIP_STORED:
            yield epub.finding(
                CODE,
                f"{info.filename} is deflated in the archive",
                hint="Build the EPUB again with Presswork; other packers need an option to store pictures.",
                severity="warning",
                where=info.filename,
            )
