"""A store on disk in, the same with what was read from it of late in memory out: for a process that stays.

Keys tell contents, so what is in memory is never old.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FunctionType
from typing import cast

from presswork.cache import Cache, Parsed

# The parts of some four hundred articles.
MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class WarmCache(Cache):
    """A cache that remembers what plain functions made of its entries, up to a size of those entries."""

    _kept: OrderedDict[tuple[str, str], tuple[object, int]] = field(default_factory=OrderedDict)
    _held: list[int] = field(default_factory=lambda: [0])

    def read(self, key: str, parse: Callable[[bytes], Parsed]) -> Parsed | None:
        """Return what `parse` makes of what was kept under the key: from memory, where it made it before."""
        name = _name(key, parse)
        if name is None:
            return super().read(key, parse)
        if name in self._kept:
            self._kept.move_to_end(name)
            return cast("Parsed", self._kept[name][0])
        sizes: list[int] = []

        def measured(data: bytes) -> Parsed:
            sizes.append(len(data))
            return parse(data)

        parsed = super().read(key, measured)
        if parsed is not None:
            self._keep(name, parsed, sizes[0])
        return parsed

    def _keep(self, name: tuple[str, str], parsed: object, size_bytes: int) -> None:
        self._kept[name] = (parsed, size_bytes)
        self._held[0] += size_bytes
        while self._held[0] > MOST_BYTES:
            self._held[0] -= self._kept.popitem(last=False)[1][1]


def _name(key: str, parse: object) -> tuple[str, str] | None:
    """Return what tells a parsed entry; None where what parses it hangs on more than the entry."""
    if not isinstance(parse, FunctionType) or parse.__closure__:
        return None
    return key, f"{parse.__module__}.{parse.__qualname__}"
