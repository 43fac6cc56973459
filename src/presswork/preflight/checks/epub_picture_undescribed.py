"""An EPUB in; a finding out for each picture with no word on what it shows (`epub-picture-undescribed`).

Source: WCAG 2.2, 1.1.1. Ace says the same; this holds where Ace is not installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile

CODE = "epub-picture-undescribed"


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require an alt for every <img>; an empty one only where the picture is marked as decoration."""
    for document in epub.documents:
        for image in document.elements("img"):
            decorative = image.get("role") in {"presentation", "none"} or image.get("aria-hidden") == "true"
            if not (image.get("alt") or "").strip() and not decorative:
                yield epub.finding(
                    CODE,
                    f"{image.get('src')} has no alternative text",
                    hint="Give the photo an `alt` in the article: what one who cannot see it should be told.",
                    where=epub.place(document, image),
                )
