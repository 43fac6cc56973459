"""Measured blocks in, the arrangement that fills the pages best out.

What may change: how deep the lead photo is, how deep a photo in a column is (it is cropped about its
focal point), and between which paragraphs a photo or a pull quote stands. Words stay where they are.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from presswork.editions.pdf.arranging.columns import Filled, Frame, Item, fill
from presswork.editions.pdf.arranging.measuring import Measured
from presswork.model import Arrangement, Plan

_ROUNDS = 3
_MOVES = range(-4, 5)  # blocks that a photo or quote may move
_LEADS = range(-9, 6)  # lines that the lead photo may be deeper
_BUDGET = 150_000  # blocks to place in all trials: well under a second
_LEAST_GAIN = 1e-9
_LEAST_DEPTH = 0.8  # of a photo's own, before a crop hurts
_GOOD_ENOUGH = 1.0
_FAIR = 6.0
_MOVABLE = ("photo", "pull-quote")


@dataclass(frozen=True, kw_only=True)
class _Choice:
    """One arrangement under trial: lines added to the lead and photos, places moved, by block."""

    lead: int = 0
    depths: tuple[tuple[str, int], ...] = ()
    moves: tuple[tuple[str, int], ...] = field(default=())


def arrange(measured: Measured) -> Plan:
    """Return a better arrangement than the one measured, if that is not good enough, and its pages."""
    if not measured.items:
        return Plan(arrangement=None, pages=1)
    search = _Search(measured)
    if search.best_score <= _GOOD_ENOUGH and not any(item.heads_bare for item in measured.items):
        return Plan(arrangement=None, pages=fill(measured.items, measured.frame).pages)
    search.run()
    return _plan(search.best, measured)


Change = Callable[[_Choice], _Choice]


class _Search:
    """Changes one thing at a time, then two together, as long as that helps and the budget lasts."""

    def __init__(self, measured: Measured) -> None:
        self.measured = measured
        self.budget = _BUDGET
        self.names = [item.id for item in measured.items if item.kind in _MOVABLE]
        self.best = _Choice()
        self.best_score = self._score(self.best)

    def _score(self, choice: _Choice) -> float:
        self.budget -= len(self.measured.items)
        return _score(choice, self.measured)

    def run(self) -> None:
        """Look for the best choice; from a poor one, look again from places near it."""
        self._descend()
        chance = random.Random(0)  # the same at every run
        while self.best_score > _FAIR and self.budget > 0 and self.names:
            best, best_score = self.best, self.best_score
            self.best = self._shaken(best, chance)
            self.best_score = self._score(self.best)
            self._descend()
            if self.best_score >= best_score:
                self.best, self.best_score = best, best_score

    def _descend(self) -> None:
        for _ in range(_ROUNDS):
            before = self.best_score
            for options in (*_single_changes(self.measured), *_paired_moves(self.measured)):
                self._try(options)
            if self.best_score == before or self.best_score <= _GOOD_ENOUGH:
                return

    def _shaken(self, choice: _Choice, chance: random.Random) -> _Choice:
        moves = dict(choice.moves)
        for name in chance.sample(self.names, min(3, len(self.names))):
            moves[name] = chance.choice(_MOVES)
        return replace(choice, moves=tuple(sorted(moves.items())))

    def _try(self, options: list[Change]) -> None:
        """Take the best of the options, if it is better than what there is."""
        start = self.best
        for change in options:
            if self.budget <= 0:
                return
            choice = change(start)
            score = self._score(choice)
            if score < self.best_score - _LEAST_GAIN:
                self.best, self.best_score = choice, score


def _single_changes(measured: Measured) -> Iterator[list[Change]]:
    """Yield, for each photo, quote and the lead, what may be done to it."""
    movable = [item for item in measured.items if item.kind in _MOVABLE]
    croppable = [item for item in movable if _may_be_cropped(item)]
    for item in movable:
        depths = _depths(item) if _may_be_cropped(item) else (0,)
        yield [_changed({item.id: move}, {item.id: lines}) for move in _MOVES for lines in depths]
    leading_photos: list[Item | None] = [*croppable[:2]] or [None]
    if measured.lead_lines:
        for photo in leading_photos:
            depths = _depths(photo) if photo else (0,)
            yield [
                _changed({}, {photo.id: lines} if photo else {}, lead=lead)
                for lead in _LEADS
                for lines in depths
            ]


def _paired_moves(measured: Measured) -> Iterator[list[Change]]:
    """Yield, for each two that follow each other, all the places that they may have together."""
    movable = [item.id for item in measured.items if item.kind in _MOVABLE]
    for first, second in zip(movable, movable[1:], strict=False):
        yield [_changed({first: one, second: other}, {}) for one in _MOVES for other in _MOVES]
    for item in movable if measured.lead_lines else ():
        yield [_changed({item: move}, {}, lead=lead) for move in _MOVES for lead in _LEADS]


def _changed(moves: dict[str, int], depths: dict[str, int], lead: int | None = None) -> Change:
    def change(choice: _Choice) -> _Choice:
        return replace(
            choice,
            lead=choice.lead if lead is None else lead,
            moves=tuple(sorted((dict(choice.moves) | moves).items())),
            depths=tuple(sorted((dict(choice.depths) | depths).items())),
        )

    return change


def _depths(photo: Item) -> range:
    spare = int(photo.height * (1 - _LEAST_DEPTH) / photo.leading)
    return range(-spare, 1)


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
        if (
            (at_edge and moves.get(item.id, 0))
            or slot in slots
            or (0 < slot <= len(fixed) and fixed[slot - 1].keep_with_next)
        ):
            return None
        height = _on_grid(item) + depths.get(item.id, 0) * item.leading
        slots[slot] = item if height == item.height else replace(item, height=height)
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
    return round(item.height / item.leading) * item.leading if _may_be_cropped(item) else item.height


def _may_be_cropped(item: Item) -> bool:
    return item.kind == "photo" and not item.spans


def _score(choice: _Choice, measured: Measured) -> float:
    """Return how far a choice is from a page that a designer would sign: 0 is perfect.

    In lines of text: each line of a gap counts, a ragged foot of the last page, a last page nearly
    empty, and a little for each change to what the author and the theme asked for.
    """
    items = _ordered(choice, measured)
    if items is None:
        return float("inf")
    leading = measured.frame.leading
    frame = replace(measured.frame, first_height=measured.frame.first_height - choice.lead * leading)
    if frame.first_height < 6 * leading:
        return float("inf")
    filled = fill(items, frame)
    return _page_faults(filled, frame) + _deviation(choice, items)


def _page_faults(filled: Filled, frame: Frame) -> float:
    leading = frame.leading
    gaps = sum(math.pow(max(0.0, gap / leading - 1.01), 1.3) for gap in filled.gaps)
    uneven = (max(filled.last) - min(filled.last)) / leading if filled.last else 0.0
    share = (filled.depth + frame.end if filled.end_fits else frame.end) / frame.height
    lonely = max(0.0, 0.5 - share) * 60 if filled.pages > 1 else 0.0
    stranded = 0 if filled.end_fits else 25  # end matter on a page of its own
    return gaps + max(0.0, uneven - 1.01) * 1.5 + lonely + stranded + filled.pages * 0.001


def _deviation(choice: _Choice, items: list[Item]) -> float:
    moved = sum(abs(move) for _, move in choice.moves) * 0.5
    cropped = sum(abs(lines) for _, lines in choice.depths) * 0.06
    near = sum(
        1.5
        for first, second in zip(items, items[2:], strict=False)
        if first.kind in _MOVABLE and second.kind in _MOVABLE
    )
    return moved + cropped + abs(choice.lead) * 0.12 + near


def _plan(choice: _Choice, measured: Measured) -> Plan:
    items = _ordered(choice, measured) or list(measured.items)
    frame = replace(
        measured.frame, first_height=measured.frame.first_height - choice.lead * measured.frame.leading
    )
    own = {item.id: item.height for item in measured.items}
    filled = fill(items, frame)
    arrangement = Arrangement(
        order=tuple(item.id for item in items),
        lead_lines=measured.lead_lines + choice.lead,
        depths=tuple(
            (item.id, round(item.height - own[item.id], 3)) for item in items if _may_be_cropped(item)
        ),
        heads=tuple(item.id for item in items if item.heads_bare and item.id in filled.heads),
    )
    return Plan(arrangement=arrangement, pages=filled.pages)
