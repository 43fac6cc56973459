"""A list with the newest first in, pages out that stay as they are when the list grows.

Pages are counted from the oldest, so that only the first one and the one after it change when something is
added: the first holds what does not fill a page yet, and one full page besides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True)
class Leaf(Generic[Item]):
    """One page of a list: its items, and the numbers of its neighbours, 0 the first page and None no page.

    `number` counts from the oldest page, 1, and is 0 for the first page, whose number would change.
    """

    number: int
    items: tuple[Item, ...]
    newer: int | None
    older: int | None


def leaves_of(items: Sequence[Item], size: int) -> tuple[Leaf[Item], ...]:
    """Return the list's pages, the newest first: at least one, none longer than `size` but the first.

    The first page has fewer than twice `size` items.
    """
    full = max(len(items) // size - 1, 0)
    first = len(items) - full * size
    numbers = (0, *range(full, 0, -1))
    starts = (0, *(first + place * size for place in range(full)), len(items))
    return tuple(
        Leaf(
            number=number,
            items=tuple(items[starts[place] : starts[place + 1]]),
            newer=numbers[place - 1] if place else None,
            older=numbers[place + 1] if place + 1 < len(numbers) else None,
        )
        for place, number in enumerate(numbers)
    )
