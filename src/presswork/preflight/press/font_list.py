"""A file's object index in, its font dictionaries out: simple fonts and the descendants of composite ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.preflight.press.object_index import ObjectIndex


def fonts(objects: ObjectIndex) -> Iterator[tuple[Any, int | None]]:
    """Yield each font that has a descriptor, with the first page that reaches it."""
    for held in objects.having("/FontDescriptor"):
        if isinstance(held.dictionary.get("/FontDescriptor"), pikepdf.Dictionary):
            yield held.dictionary, held.page_index
