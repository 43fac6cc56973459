"""What is in force while a content stream is read: colours, overprint, transparency, matrix, line width.

A colour is not written where the source sets it but where something is painted with it: only then is it
known whether that is text, a rule or an area.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from presswork.editions.pdf.press.spaces import GREY, PATTERN, Space
from presswork.editions.pdf.press.statements import numbers

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Path = list[tuple[bytes, bytes]]
IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)
# A black bar up to this deep is a rule and overprints as text does; in larger areas what lies beneath
# would show through the black as a picture (our choice; text that the GWG wants overprinted ends at 12 pt).
RULE_PT = 6.0


@dataclass(frozen=True, slots=True)
class Paint:
    """A current colour as the source sets it; `pattern` is a pattern's name with its slash."""

    space: Space
    values: tuple[float, ...]
    pattern: str = ""
    name: bytes = b""


INITIAL = Paint(GREY, (0.0,))


class Clip:
    """A clipping path within another; its box is found only when somebody asks."""

    __slots__ = ("_box", "_matrix", "_outer", "_path")

    def __init__(self, path: Path, matrix: Matrix, outer: Clip | None) -> None:
        self._path, self._matrix, self._outer = path, matrix, outer
        self._box: Box | None = None

    def box(self) -> Box:
        """Return the box, in points on the page, about all that may be seen."""
        if self._box is None:
            outer = self._outer.box() if self._outer else None
            # A path of nothing clips everything away.
            self._box = around(boxes_of(self._path, self._matrix), outer) or (0.0, 0.0, 0.0, 0.0)
        return self._box


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state as far as colour hangs on it; `None` for a colour means what was in force outside.

    `written` and `written_stroke` are the operators that were last put into the press file, `overprint`
    and `overprint_stroke` what is in force there.
    """

    fill: Paint | None = None
    stroke: Paint | None = None
    fill_space: Space | None = None
    stroke_space: Space | None = None
    fill_name: bytes = b""
    stroke_name: bytes = b""
    written: bytes = b""
    written_stroke: bytes = b""
    overprint: bool = False
    overprint_stroke: bool = False
    opaque: bool = True
    opaque_stroke: bool = True
    plain: bool = True
    matrix: Matrix = IDENTITY
    width: float = 1.0
    render: int = 0
    clip: Clip | None = None

    def with_paint(self, paint: Paint, *, stroke: bool) -> State:
        """Return the state with this colour for strokes or for all else."""
        return replace(self, stroke=paint) if stroke else replace(self, fill=paint)

    def line_width_pt(self) -> float:
        """Return how wide a stroke is on the page, at its widest."""
        a, b, c, d, _, _ = self.matrix
        return self.width * max(math.hypot(a, b), math.hypot(c, d))


FIRST = State(fill=INITIAL, stroke=INITIAL, fill_space=GREY, stroke_space=GREY)
UNKNOWN = State()
PATTERN_SPACE = PATTERN


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what `first` does, then `second` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def boxes_of(path: Path, matrix: Matrix) -> list[Box]:
    """Return the boxes, in points on the page, about each part of a path."""
    a, b, c, d, e, f = matrix
    parts: list[list[tuple[float, float]]] = []
    for operands, operator in path:
        values = numbers(operands)
        if operator == b"re" and len(values) == 4:
            x, y, width, height = values
            values = (x, y, x + width, y, x, y + height, x + width, y + height)
        if operator in {b"m", b"re"} or not parts:
            parts.append([])
        parts[-1].extend(zip(values[::2], values[1::2], strict=False))
    boxes = []
    for part in filter(None, parts):
        xs = [a * x + c * y + e for x, y in part]
        ys = [b * x + d * y + f for x, y in part]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


def around(boxes: list[Box], clip: Box | None) -> Box | None:
    """Return the box about them all, within the clip; None if nothing is left."""
    if not boxes:
        return None
    box = tuple(f(box[i] for box in boxes) for i, f in enumerate((min, min, max, max)))
    if clip is not None:
        box = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    return (box[0], box[1], box[2], box[3]) if box[2] >= box[0] and box[3] >= box[1] else None


def is_rule(path: Path, state: State, *, even_odd: bool) -> bool:
    """Whether what is filled is at most `RULE_PT` deep: a bar, or a frame of one outline in another."""
    boxes = boxes_of(path, state.matrix)
    box = around(boxes, state.clip.box() if state.clip else None)
    if box is None or min(box[2] - box[0], box[3] - box[1]) <= RULE_PT:
        return True
    if not even_odd or len(boxes) != 2:
        return False
    sides = [abs(first - second) for first, second in zip(*boxes, strict=True)]
    return all(side <= RULE_PT for side in sides)
