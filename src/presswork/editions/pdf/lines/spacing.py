"""A line and the room that is left on it go in; the spacing that fills it exactly comes out.

Word spaces take the difference first. Only where they would look wide or narrow does tracking help,
by at most 1.24 % of an em, in six steps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.editions.pdf.lines.words import END, INSERTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.editions.pdf.lines.breaks import Line
    from presswork.editions.pdf.lines.inline import Inline
    from presswork.editions.pdf.lines.measure import Measure
    from presswork.editions.pdf.lines.stops import Stop

# A word space that stays within these shares of its natural width needs no help.
_COMFORT = (-0.06, 0.20)
# A last line this close to full is filled.
_FILL = 0.12
# Tracking in thousandths of an em. WeasyPrint writes half of a glyph's tracking as an offset times
# 1.024 and cuts the rest to whole thousandths (draw/text.py); these come out as they went in.
TRACKING = {1: 4.2, 2: 8.3, 3: 12.4, -1: -4.2, -2: -8.3}
# Word spaces go in steps of this many thousandths of an em: lines with equal spacing share one
# computed style, and a style costs WeasyPrint as much as setting a line. A line is then at most
# a hundredth of an em off its width.
_WORD_STEP = 2
_PIECE = re.compile(r"[ \u00a0]|[^ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Spacing:
    """How one line is spaced, in thousandths of the paragraph's em.

    `word` is added to each word space, None for natural spaces; `letter` is a key of `TRACKING`, 0
    for none; `hang` is how far the line begins in the margin. `change` is a word space's change as a
    share of its natural width.
    """

    word: int | None = None
    letter: int = 0
    hang: int = 0
    change: float = 0.0


def _opened(inline: Inline, begin: Stop, end: Stop) -> float:
    """Return how much wider the line gets when tracking breaks up its ligatures, in points."""
    more = 0.0
    for run in inline.runs:
        if run.end <= begin.start or run.start >= end.end or run.box_pt or run.ruler.face.letter_spacing_em:
            continue
        for piece in _PIECE.finditer(inline.text, max(run.start, begin.start), min(run.end, end.end)):
            if "f" in (word := piece.group()):
                more += run.ruler.open_width(word) - run.ruler.width(word)
    return more


def space_line(line: Line, stops: Sequence[Stop], inline: Inline, measure: Measure) -> Spacing:
    """Return the spacing that sets the line to its width; none for a last line that ends short."""
    begin, end = stops[line.first], stops[line.last]
    em = measure.size_pt / 1000
    hang = round(begin.hang_left / em)
    count = end.end_count - begin.start_count
    spaces = end.end_spaces - begin.start_spaces
    slack = line.slack
    is_short = end.kind == END and slack > _FILL * spaces
    if measure.align == "left" or is_short or not count:
        return Spacing(hang=hang)
    letter = 0
    low, high = _COMFORT
    characters = end.end_tracked - begin.start_tracked - 1
    if not low <= slack / spaces <= high and characters > 0:
        more = _opened(inline, begin, end)
        goal = (high if slack > 0 else low) * spaces
        for step in (1, 2, 3) if slack > 0 else (-1, -2):
            letter = step
            slack = line.slack - more - TRACKING[step] * em * characters
            if (slack <= goal) == (step > 0):
                break
    word = _WORD_STEP * round(slack / count / em / _WORD_STEP)
    return Spacing(word=word, letter=letter, hang=hang, change=slack / spaces)


def _thousandths(value: float) -> str:
    return f"{value / 1000:.4f}".rstrip("0").rstrip(".")


def rule_for(name: str) -> str:
    """Return the CSS rule of a class that a line may have: `w24`, `k-1` or `q215`."""
    number = int(name[1:])
    if name[0] == "k":
        return f".{name}{{letter-spacing:{_thousandths(TRACKING[number])}em}}"
    if name[0] == "q":
        return f".{name}{{margin-left:{_thousandths(-number)}em}}"
    # Half a unit more, for WeasyPrint cuts word spaces to whole thousandths, towards zero.
    return f".{name}{{word-spacing:{_thousandths(number + (0.5 if number >= 0 else -0.5))}em}}"


def has_inserted_hyphen(stop: Stop) -> bool:
    """Whether a line that ends here gets a hyphen that the author did not write."""
    return stop.kind in INSERTED
