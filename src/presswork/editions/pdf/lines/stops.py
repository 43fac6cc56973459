"""A paragraph taken apart goes in; every place where a line may end, with its measures, comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.editions.pdf.lines.inline import BOX, Inline, Run
from presswork.editions.pdf.lines.words import DASH, END, EXPLICIT, HYPHEN, INSERTED, SPACE, breaks_in

if TYPE_CHECKING:
    from presswork.editions.pdf.lines.measure import Measure

_WORD = re.compile(r"[^ ]+")
_PIECE = re.compile(r"[ \u00a0]|[^ \u00a0]+")
# No line begins with these, nor ends with those, although a space stands between.
_NOT_FIRST = frozenset("!?:;,.)]}\u00bb\u201d\u2019\u2013\u2014%\u2026" + BOX)
_NOT_LAST = frozenset("([{\u00ab\u201c\u2018\u201e\u201a")

# Optical margins: the share of a sign's own width that stands in the margin. After microtype's
# settings for serif faces (R. Schlicht, microtype manual, table of default protrusion), less bold.
_HANG_LEFT = dict.fromkeys("\u201c\u201d\u201e\u2018\u2019\u201a\"'\u00ab\u2039", 0.5)
_HANG_RIGHT = {
    **dict.fromkeys("-\u2010", 0.5),
    **dict.fromkeys(".,", 0.6),
    **dict.fromkeys("\u201d\u201c\u2019\"'", 0.5),
    **dict.fromkeys(":;\u00bb\u203a", 0.3),
    "\u2013": 0.3,
    "\u2014": 0.15,
}


@dataclass(slots=True)
class Stop:
    """A place where a line may end and the next begin.

    `end` and `start` are offsets in the text, before and behind the space that vanishes there. The
    other pairs are sums from the paragraph's start to there: width in points (hanging signs taken
    off, an inserted hyphen added), width and number of spaces, characters that may be tracked.
    """

    kind: int
    end: int
    start: int
    end_x: float
    start_x: float
    end_spaces: float
    start_spaces: float
    end_count: int
    start_count: int
    end_tracked: int
    start_tracked: int
    hang_left: float = 0.0


class _Walk:
    """Walks over the runs, summing up, and leaves a stop wherever a line may end."""

    def __init__(self, inline: Inline, measure: Measure) -> None:
        self.text = inline.text
        self.inline = inline
        self.measure = measure
        self.stops = [Stop(SPACE, 0, 0, 0.0, 0.0, 0.0, 0.0, 0, 0, 0, 0)]
        self.x = 0.0
        self.spaces = 0.0
        self.count = 0
        self.tracked = 0
        limits = (measure.min_word if measure.hyphenate else 0, measure.min_before, measure.min_after)
        self.inner: dict[int, int] = {}
        for word in _WORD.finditer(self.text):
            start = word.start()
            for index, kind in breaks_in(word.group(), measure.language, *limits):
                self.inner[start + index] = kind
        self.points = sorted(self.inner)
        self.next_point = 0

    def walk(self) -> list[Stop]:
        """Return the stops, the paragraph's start first and its end last."""
        for run in self.inline.runs:
            if run.box_pt:
                self.x += run.box_pt
                continue
            for piece in _PIECE.finditer(self.text, run.start, run.end):
                if piece.group() in " \u00a0":
                    self._space(run, piece.start(), piece.group())
                else:
                    self._word(run, piece.start(), piece.end())
        end = len(self.text)
        hang = self._hang_right(self.inline.runs[-1], self.text[-1:])
        self._stop(END, end, end, self.x - hang, self.x)
        return self.stops

    def _stop(self, kind: int, end: int, start: int, end_x: float, start_x: float) -> Stop:
        stop = Stop(
            kind, end, start, end_x, start_x,
            self.spaces, self.spaces, self.count, self.count, self.tracked, self.tracked,
        )  # fmt: skip
        self.stops.append(stop)
        return stop

    def _space(self, run: Run, at: int, sign: str) -> None:
        width = run.ruler.width(sign)
        text = self.text
        stop = None
        if sign == " " and text[at + 1] not in _NOT_FIRST and text[at - 1] not in _NOT_LAST:
            hang = self._hang_right(run, text[at - 1])
            stop = self._stop(SPACE, at, at + 1, self.x - hang, self.x + width)
        self.x += width
        self.spaces += width
        self.count += 1
        self.tracked += not run.ruler.face.letter_spacing_em
        if stop:
            stop.start_spaces = self.spaces
            stop.start_count = self.count
            stop.start_tracked = self.tracked
            self._hang_left(stop, run)

    def _word(self, run: Run, start: int, end: int) -> None:
        """Measure a piece of text without spaces, and its halves at each break within."""
        text = self.text[start:end]
        before = self.x
        tracked = self.tracked
        may_track = not run.ruler.face.letter_spacing_em
        self.x = before + run.ruler.width(text)
        points = self.points
        while self.next_point < len(points) and points[self.next_point] <= end:
            at = points[self.next_point]
            self.next_point += 1
            kind = self.inner[at]
            if at <= start or (kind == HYPHEN and not run.hyphenate):
                continue
            head = text[: at - start] + ("-" if kind in INSERTED else "")
            hang = self._hang_right(run, head[-1])
            end_x = before + run.ruler.width(head) - hang
            start_x = self.x - (run.ruler.width(text[at - start :]) if at < end else 0.0)
            stop = self._stop(kind, at, at, end_x, start_x)
            stop.start_tracked = tracked + (at - start) * may_track
            stop.end_tracked = stop.start_tracked + may_track * (kind in INSERTED)
            if kind in {DASH, EXPLICIT}:
                self._hang_left(stop, run)
        self.tracked = tracked + len(text) * may_track

    def _hang_left(self, stop: Stop, run: Run) -> None:
        share = _HANG_LEFT.get(self.text[stop.start]) if self.measure.hang else None
        if share:
            stop.hang_left = share * run.ruler.width(self.text[stop.start])
            stop.start_x += stop.hang_left

    def _hang_right(self, run: Run, sign: str) -> float:
        share = _HANG_RIGHT.get(sign) if self.measure.hang else None
        return share * run.ruler.width(sign) if share else 0.0


def find_stops(inline: Inline, measure: Measure) -> list[Stop]:
    """Return the places where a line of the paragraph may end, in order."""
    return _Walk(inline, measure).walk()
