"""Blocks of an article in; the same with their headings' levels counted from 2, none left out, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presswork.model.imported import ImportedBlock

_LAST = 6


def closed_levels(blocks: Iterable[ImportedBlock]) -> tuple[ImportedBlock, ...]:
    """Return the blocks. A heading stands one level below the nearest one before it that ranks higher."""
    closed: list[ImportedBlock] = []
    ranks: list[int] = []
    for block in blocks:
        if block.kind != "heading":
            closed.append(block)
            continue
        while ranks and ranks[-1] >= block.level:
            ranks.pop()
        ranks.append(block.level)
        closed.append(replace(block, level=min(1 + len(ranks), _LAST)))
    return tuple(closed)
