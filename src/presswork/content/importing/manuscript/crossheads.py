"""An article's items in; the same with its headings found, and their levels counted from 2, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.content.importing.manuscript.parts import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.importing.manuscript.figures import Item

_MAX_CROSSHEAD_WORDS = 14
_LAST_LEVEL = 6


def with_crossheads(items: Sequence[Item]) -> tuple[list[Item], int]:
    """Return the items with levels in order, and how many headings were told by their bold type alone."""
    found = list(items)
    if any(isinstance(item, Paragraph) and item.role == "heading" for item in found):
        return _levelled(found), 0
    bold = [place for place, item in enumerate(found) if _reads_as_crosshead(item, found[place + 1 :])]
    for place in bold:
        item = found[place]
        assert isinstance(item, Paragraph)
        found[place] = replace(item, role="heading", level=1)
    return _levelled(found), len(bold)


def _reads_as_crosshead(item: Item, after: Sequence[Item]) -> bool:
    """Whether a paragraph is short, wholly bold, no sentence, and followed by text that is not bold."""
    if not isinstance(item, Paragraph) or item.role != "text" or not _is_bold(item):
        return False
    text = item.text.strip()
    following = after[0] if after else None
    return (
        len(text.split()) <= _MAX_CROSSHEAD_WORDS
        and text[-1] not in ".,;:"
        and isinstance(following, Paragraph)
        and following.role in {"text", "item", "quote"}
        and not _is_bold(following)
    )


def _is_bold(item: Paragraph) -> bool:
    marks = ["strong" in run.marks for run in item.runs if run.text.strip()]
    return bool(marks) and all(marks)


def _levelled(items: Sequence[Item]) -> list[Item]:
    """Return the items with headings from level 2, no level left out on the way down."""
    levelled: list[Item] = []
    open_levels: list[int] = []
    for item in items:
        if not isinstance(item, Paragraph) or item.role != "heading":
            levelled.append(item)
            continue
        while open_levels and open_levels[-1] >= item.level:
            open_levels.pop()
        open_levels.append(item.level)
        levelled.append(replace(item, level=min(1 + len(open_levels), _LAST_LEVEL)))
    return levelled
