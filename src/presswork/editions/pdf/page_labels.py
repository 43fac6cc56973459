"""Pages' printed numbers, arabic or roman, in; the PDF's page labels out (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def page_labels(labels: Iterable[str]) -> pikepdf.Dictionary:
    """Return the number tree that gives each page its label; a run of following numbers is one entry."""
    entries: list[int | pikepdf.Object] = []
    expected: tuple[str, int] | None = None
    for index, label in enumerate(labels):
        style, number = _read(label)
        if (style, number) != expected:
            entries.extend([index, Dictionary(S=Name(style), St=number)])
        expected = (style, number + 1)
    return Dictionary(Nums=Array(entries))


def _read(label: str) -> tuple[str, int]:
    """Return a label's numbering style and its number."""
    if label.isdecimal():
        return "/D", int(label)
    values = [_VALUES[figure] for figure in label]
    following = [*values[1:], 0]
    return "/r", sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
