"""The places where lines may end go in; those that make the best paragraph come out.

Total fit after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (Software: Practice and
Experience 11, 1981), in the scale of The TeXbook, chapter 14: a line's badness is 100 times the cube
of its stretch ratio, demerits are squares. The whole paragraph is weighed, not one line at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.editions.pdf.lines.words import END, INSERTED, PENALTIES, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.editions.pdf.lines.measure import Measure
    from presswork.editions.pdf.lines.stops import Stop

# A space may grow by a third and shrink by a fifth at no more than ratio 1 (Bringhurst, 2.1.1).
SPACE_STRETCH = 0.33
SPACE_SHRINK = 0.20
# What tracking adds to that at ratio 1, in em for each character: most of what `spacing` may use.
_TRACK_STRETCH_EM = 0.0074
_TRACK_SHRINK_EM = 0.0071
# Greatest ratios to be tried, one after the other; then any.
TOLERANCES = (2.5, 6.0, 1e6)
_WORST = 1e7

_LINE = 10.0
_TWO_HYPHENS = 4e4
_THREE_HYPHENS = 1e12
_LAST_HYPHEN = 4e5
_BROKEN_LAST_WORD = 2e6
_UNEVEN = 6000.0
_SHORT_LAST_LINE = 6e5
_LONE_LAST_WORD = 3e5
_ALMOST_FULL = 2000.0
# Ragged setting: a rag of this share of the width has the badness 100.
_RAG = 0.16
_RAG_HYPHEN = 400.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the stops that it lies between, its room, and what is left of it, in points."""

    first: int
    last: int
    width: float
    slack: float


@dataclass(slots=True)
class _Node:
    """The best way found to end a line at a stop, given how that line looks."""

    stop: int
    number: int
    fitness: int
    hyphens: int
    demerits: float
    before: _Node | None


class _Fit:
    """One search over the stops, at one tolerance."""

    def __init__(self, stops: Sequence[Stop], measure: Measure, tolerance: float) -> None:
        self.stops = stops
        self.measure = measure
        self.tolerance = tolerance
        self.ragged = measure.align == "left"
        self.widths = [measure.width_pt - less for less in measure.first_lines]
        self.track_stretch = _TRACK_STRETCH_EM * measure.size_pt
        self.track_shrink = _TRACK_SHRINK_EM * measure.size_pt

    def width(self, number: int) -> float:
        """Return the room in line `number`, from 0."""
        return self.widths[number] if number < len(self.widths) else self.measure.width_pt

    def run(self) -> _Node | None:
        """Return the last line's node; None if no paragraph is within the tolerance."""
        active: list[list[_Node]] = [[_Node(0, 0, 1, 0, 0.0, None)]]
        for index in range(1, len(self.stops)):
            found: dict[tuple[int, int, int], _Node] = {}
            keep = []
            for group in active:
                if self._try(group, index, found):
                    keep.append(group)
            active = keep
            if found:
                active.append(list(found.values()))
            if not active:
                return None
        last = len(self.stops) - 1
        ends = [node for group in active for node in group if node.stop == last]
        return min(ends, key=lambda node: node.demerits, default=None)

    def _try(self, group: list[_Node], index: int, found: dict[tuple[int, int, int], _Node]) -> bool:
        """Try a line from the group's stop to this one; return False once it is too long."""
        begin = self.stops[group[0].stop]
        end = self.stops[index]
        natural = end.end_x - begin.start_x
        spaces = end.end_spaces - begin.start_spaces
        tracked = end.end_tracked - begin.start_tracked
        stretch = SPACE_STRETCH * spaces + self.track_stretch * tracked + 1e-9
        shrink = 1e-9 if self.ragged else SPACE_SHRINK * spaces + self.track_shrink * tracked + 1e-9
        shortest = natural - shrink
        alive = False
        for node in group:
            width = self.width(node.number)
            if shortest > width:
                # A hyphen may reach further than the stop behind it.
                alive = alive or shortest < width + self.measure.size_pt
                continue
            alive = True
            slack = width - natural
            ratio = slack / (_RAG * width) if self.ragged else slack / (stretch if slack >= 0 else shrink)
            if end.kind == END:
                ratio = min(ratio, 0.0)
            elif ratio > self.tolerance:
                continue
            self._add(node, index, (ratio, slack), found)
        return alive

    def _add(
        self, node: _Node, index: int, fit: tuple[float, float], found: dict[tuple[int, int, int], _Node]
    ) -> None:
        """Weigh the line that ends here behind `node`, and keep it if it is the best of its kind."""
        ratio, slack = fit
        kind = self.stops[index].kind
        badness = min(100.0 * abs(ratio) ** 3, _WORST)
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        demerits = (_LINE + badness) ** 2 + PENALTIES[kind] ** 2
        hyphens = node.hyphens + 1 if kind not in (SPACE, END) else 0
        if hyphens == 2:
            demerits += _TWO_HYPHENS
        elif hyphens > 2:
            if self.tolerance < TOLERANCES[-1]:
                return
            demerits += _THREE_HYPHENS
        if self.ragged:
            demerits += _RAG_HYPHEN * (kind in INSERTED)
        elif abs(fitness - node.fitness) > 1 and node.before:
            demerits += _UNEVEN
        if kind == END:
            demerits += self._last_line(node, slack)
        demerits += node.demerits
        number = node.number + 1
        key = (min(number, len(self.widths)), fitness, min(hyphens, 3))
        best = found.get(key)
        if best is None or demerits < best.demerits:
            found[key] = _Node(index, number, fitness, hyphens, demerits, node)

    def _last_line(self, node: _Node, slack: float) -> float:
        """Return what the last line costs: a hyphen before it, a scrap in it, all but full."""
        begin = self.stops[node.stop]
        end = self.stops[-1]
        size = self.measure.size_pt
        cost = 0.0
        if begin.kind in INSERTED:
            cost += _LAST_HYPHEN
            if end.end_count == begin.start_count:
                cost += _BROKEN_LAST_WORD
        if node.before:
            cost += _LONE_LAST_WORD * (end.end_count == begin.start_count)
            length = end.end_x - begin.start_x
            want = 3.2 * size
            if length < want:
                cost += _SHORT_LAST_LINE * (1 + (want - length) / want)
        if 0 < slack < size:
            cost += _ALMOST_FULL
        return cost


def break_lines(stops: Sequence[Stop], measure: Measure) -> list[Line] | None:
    """Return the paragraph's lines; None where a word is wider than the column."""
    for tolerance in TOLERANCES:
        fit = _Fit(stops, measure, tolerance)
        node = fit.run()
        if node:
            break
    else:
        return None
    lines = []
    while node.before:
        begin, end = stops[node.before.stop], stops[node.stop]
        width = fit.width(node.before.number)
        lines.append(Line(node.before.stop, node.stop, width, width - (end.end_x - begin.start_x)))
        node = node.before
    return lines[::-1]
