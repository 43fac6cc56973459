"""The pages' trim sizes in, those that differ from most out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Size = tuple[float, float]

# Half a millimetre is less than what a guillotine is held to; producers round by less.
_SAME_MM = 0.5


@dataclass(frozen=True, kw_only=True)
class OddPage:
    """A page whose trim differs from the usual one; `turned` where it only lies on its side. In mm."""

    page_index: int
    size: Size
    usual: Size
    turned: bool


def odd_pages(sizes: Sequence[Size]) -> Iterator[OddPage]:
    """Yield the pages that are not of the usual size: the most frequent, of two the earlier."""
    if not sizes:
        return
    usual = Counter(sizes).most_common(1)[0][0]
    for index, size in enumerate(sizes):
        if not _alike(size, usual):
            turned = _alike(size, (usual[1], usual[0]))
            yield OddPage(page_index=index, size=size, usual=usual, turned=turned)


def _alike(one: Size, other: Size) -> bool:
    return all(abs(a - b) <= _SAME_MM for a, b in zip(one, other, strict=True))
