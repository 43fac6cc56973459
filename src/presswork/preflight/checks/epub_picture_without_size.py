"""An EPUB in; a finding out for each picture without its size (`epub-picture-without-size`).

Rationale: a reading system that knows the size keeps the place free; without it the page jumps, and
some lose the page count.
Source: HTML, 4.8.17 (dimension attributes); the tolerance is one pixel's rounding or one in a hundred.
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

CODE = "epub-picture-without-size"
_TOLERANCE = 0.01
_HINT = "Write `width` and `height` in the template that makes the <img>: the picture's own pixels."


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require width and height in whole pixels, in the picture's own proportion."""
    for document in epub.documents:
        for image in document.elements("img"):
            where = epub.place(document, image)
            source = image.get("src", "")
            width, height = image.get("width", ""), image.get("height", "")
            if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
                yield epub.finding(CODE, f"{source} has no width and height", hint=_HINT, where=where)
                continue
            real = _pixels(epub, epub.resolve(document.item.path, source)[0])
            if real and _differ((int(width), int(height)), real):
                message = f"{source} is {real[0]} by {real[1]} pixels, marked as {width} by {height}"
                yield epub.finding(CODE, message, hint=_HINT, where=where)


def _pixels(epub: EpubFile, path: str) -> tuple[int, int] | None:
    try:
        with Image.open(io.BytesIO(epub.read(path))) as image:
            return image.size
    except (UnreadableEpub, OSError):
        return None  # a drawing (SVG), or what EPUBCheck reports as missing or broken


def _differ(marked: tuple[int, int], real: tuple[int, int]) -> bool:
    scaled = marked[0] * real[1] / real[0]
    return abs(scaled - marked[1]) > max(1, _TOLERANCE * marked[1])
