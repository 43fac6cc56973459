"""Measured blocks in, the arrangement that fills the pages best out.

What may change: how deep the lead photo is, how deep a photo in a column is (it is cropped about its
focal point), and between which paragraphs a photo or a pull quote stands. Words stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from presswork.editions.pdf.arranging.columns import Filled, Frame, Item, fill
from presswork.editions.pdf.arranging.measuring import Measured
from presswork.model import Arrangement

_ROUNDS = 3
_FURTHEST = 4  # blocks that a photo or quote may move
_LEAST_DEPTH = 0.62  # of a photo's own, before a crop hurts
_GOOD_ENOUGH = 1.0
_MOVABLE = ("photo", "pull-quote")


@dataclass(frozen=True, kw_only=True)
class _Choice:
    """One arrangement under trial: lines added to the lead and photos, places moved, by block."""

    lead: int = 0
    depths: tuple[tuple[str, int], ...] = ()
    moves: tuple[tuple[str, int], ...] = field(default=())


def arrange(measured: Measured) -> Arrangement | None:
    """Return a better arrangement than the one measured, or None where that is good enough."""
    if not measured.simple or not measured.items:
        return None
    best = _Choice()
    best_score = _score(best, measured)
    if best_score <= _GOOD_ENOUGH and not any(item.kind == "photo" for item in measured.items):
        return None
    for _ in range(_ROUNDS):
        before = best_score
        for options in _variables(measured):
            for change in options:
                choice = change(best)
                score = _score(choice, measured)
                if score < best_score - 1e-9:
                    best, best_score = choice, score
        if best_score == before:
            break
    return _arrangement(best, measured)


Change = Callable[[_Choice], _Choice]


def _variables(measured: Measured) -> Iterator[list[Change]]:
    movable = [item for item in measured.items if item.kind in _MOVABLE]
    photos = [item for item in measured.items if item.kind == "photo"]
    for item in movable:
        for photo in photos or [None]:
            yield [
                _both(item.id, move, photo, lines)
                for move in range(-_FURTHEST, _FURTHEST + 1)
                for lines in (_depths(photo) if photo else (0,))
            ]
    if measured.lead_lines:
        yield [_lead_and_photo(lead, photo, lines) for lead in range(-9, 6) for photo in photos[:1] or [None]
               for lines in (_depths(photo) if photo else (0,))]


def _depths(photo: Item) -> range:
    spare = int(photo.height * (1 - _LEAST_DEPTH) / photo.leading)
    return range(-spare, 1)


def _both(name: str, move: int, photo: Item | None, lines: int) -> Change:
    def change(choice: _Choice) -> _Choice:
        moves = dict(choice.moves) | {name: move}
        depths = dict(choice.depths) | ({photo.id: lines} if photo else {})
        return replace(choice, moves=tuple(sorted(moves.items())), depths=tuple(sorted(depths.items())))

    return change


def _lead_and_photo(lead: int, photo: Item | None, lines: int) -> Change:
    def change(choice: _Choice) -> _Choice:
        depths = dict(choice.depths) | ({photo.id: lines} if photo else {})
        return replace(choice, lead=lead, depths=tuple(sorted(depths.items())))

    return change


def _ordered(choice: _Choice, measured: Measured) -> list[Item] | None:
    """Return the items in the choice's order and sizes; None where two of them would meet."""
    depths, moves = dict(choice.depths), dict(choice.moves)
    fixed = [item for item in measured.items if item.kind not in _MOVABLE]
    slots: dict[int, Item] = {}
    passed = 0
    for item in measured.items:
        if item.kind not in _MOVABLE:
            passed += 1
            continue
        slot = passed + moves.get(item.id, 0)
        at_edge = slot < 1 or slot > len(fixed) or (slot == len(fixed) and passed < len(fixed))
        if (at_edge and moves.get(item.id, 0)) or slot in slots or (0 < slot <= len(fixed) and fixed[slot - 1].keep_with_next):
            return None
        lines = depths.get(item.id, 0)
        slots[slot] = replace(item, height=_on_grid(item) + lines * item.leading)
    order: list[Item] = []
    for index in range(len(fixed) + 1):
        if index in slots:
            order.append(slots[index])
        if index < len(fixed):
            order.append(fixed[index])
    return order


def _on_grid(item: Item) -> float:
    """Return the height of a photo with its caption as a whole number of lines.

    Then the lines under it stand in register with those of the next column.
    """
    return round(item.height / item.leading) * item.leading if item.kind == "photo" else item.height


def _score(choice: _Choice, measured: Measured) -> float:
    """Return how far a choice is from a page that a designer would sign: 0 is perfect.

    In lines of text: each line of a gap counts, a ragged foot of the last page, a last page nearly
    empty, and a little for each change to what the author and the theme asked for.
    """
    items = _ordered(choice, measured)
    if items is None:
        return float("inf")
    leading = measured.frame.leading
    frame = replace(
        measured.frame, first_height=measured.frame.first_height - choice.lead * leading
    )
    if frame.first_height < 6 * leading:
        return float("inf")
    filled = fill(_without_head_margins(items, frame), frame)
    return _page_faults(filled, leading, frame.height) + _deviation(choice, items)


def _without_head_margins(items: list[Item], frame: Frame) -> list[Item]:
    """Return the items; a photo or quote that begins a column has no space above it."""
    for _ in range(3):
        heads = fill(items, frame).heads
        changed = [
            replace(item, before=0.0) if item.id in heads and item.kind in _MOVABLE else item for item in items
        ]
        if changed == items:
            break
        items = changed
    return items


def _page_faults(filled: Filled, leading: float, height: float) -> float:
    gaps = sum(max(0.0, gap / leading - 1.01) ** 1.3 for gap in filled.gaps)
    if not filled.last:
        return gaps
    uneven = (max(filled.last) - min(filled.last)) / leading
    share = max(filled.last) / height
    lonely = max(0.0, 0.45 - share) * 60 if filled.pages > 1 else 0.0
    return gaps + max(0.0, uneven - 1.01) * 1.5 + lonely + (0 if filled.end_fits else 25) + filled.pages * 0.001


def _deviation(choice: _Choice, items: list[Item]) -> float:
    moved = sum(abs(move) for _, move in choice.moves) * 0.5
    cropped = sum(abs(lines) for _, lines in choice.depths) * 0.06
    near = sum(
        1.5
        for first, second in zip(items, items[2:], strict=False)
        if first.kind in _MOVABLE and second.kind in _MOVABLE
    )
    return moved + cropped + abs(choice.lead) * 0.12 + near


def _arrangement(choice: _Choice, measured: Measured) -> Arrangement:
    items = _ordered(choice, measured) or list(measured.items)
    frame = replace(
        measured.frame, first_height=measured.frame.first_height - choice.lead * measured.frame.leading
    )
    own = {item.id: item.height for item in measured.items}
    settled = _without_head_margins(items, frame)
    return Arrangement(
        order=tuple(item.id for item in items),
        lead_lines=measured.lead_lines + choice.lead,
        depths=tuple(
            (item.id, round(item.height - own[item.id], 3)) for item in items if item.kind == "photo"
        ),
        heads=tuple(item.id for item, first in zip(settled, items, strict=True) if item.before != first.before),
    )
