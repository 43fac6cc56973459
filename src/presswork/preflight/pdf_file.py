"""A PDF's path in, the opened file with everything that checks ask of it out, each worked out once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.model import Finding
from presswork.preflight.pdf_content import PageContent, PlacedImage
from presswork.preflight.pdf_text import TextElement, read_elements, read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Severity


# For what only Presswork itself can have done wrong.
REBUILD = "Build the reader PDF again with Presswork; if that does not help, it is a fault to report."


class PdfFile:
    """A finished PDF under check. Close it, or use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        """Open the file; pikepdf.PdfError or OSError if it cannot be read."""
        self.path = path
        self.pdf = pikepdf.open(path)

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.pdf.close()

    @cached_property
    def pages(self) -> list[PageContent]:
        """What each page paints."""
        return read_pages(self.pdf)

    @cached_property
    def elements(self) -> list[TextElement]:
        """The structure elements in reading order."""
        return read_elements(self.pdf, self.pages)

    @cached_property
    def images(self) -> list[PlacedImage]:
        """Every picture as placed, page by page."""
        return [image for page in self.pages for image in page.images]

    @cached_property
    def dictionaries(self) -> list[Any]:
        """Every dictionary in the file, those inside other objects too."""
        return [found for thing in self.pdf.objects for found in _dictionaries(thing, 0)]

    @property
    def page_labels(self) -> list[str]:
        """What each page is called; its number in the file where it has no label."""
        return [str(page.label) for page in self.pdf.pages]

    @property
    def root(self) -> Any:
        """The document catalog."""
        return self.pdf.Root

    def finding(
        self,
        code: str,
        message: str,
        *,
        hint: str,
        severity: Severity = "error",
        page_index: int | None = None,
        where: str | None = None,
    ) -> Finding:
        """Return a finding about this file."""
        page = None if page_index is None else page_index + 1
        return Finding(
            code=code,
            severity=severity,
            file=str(self.path),
            page=page,
            where=where,
            message=message,
            hint=hint,
        )


def _dictionaries(thing: Any, depth: int) -> Iterator[Any]:
    # Objects of their own are visited from the list of all objects, so only direct ones are followed.
    if depth and getattr(thing, "is_indirect", False):
        return
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        for value in dict(thing.items()).values():
            yield from _dictionaries(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in list(thing):
            yield from _dictionaries(value, depth + 1)


def excerpt(text: str, *, length: int = 60) -> str:
    """Return the beginning of a text, for a message."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "\u2026"
