"""Blocks of known height in, how they fill columns and pages out: a model of the paged layout.

The model fills one column after another as WeasyPrint does: a paragraph may part between its lines
(two at least on either side), nothing else may, and what does not fit leaves a gap. It costs some
microseconds where a layout costs a fraction of a second, so many arrangements can be compared.
Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

ORPHANS = WIDOWS = 2
_TOLERANCE_PT = 0.01
# What cannot part needs this much to spare, so that a rounded height does not push it over a column's foot.
_SPARE_PT = 0.05


@dataclass(frozen=True, kw_only=True)
class Item:
    """A block of the body. `lines` is 0 where it cannot part; `leading` is a line's height.

    `spans` is true of a block over all columns, `is_plate` of one that has a page to itself,
    `heads_bare` of one that gives up the space above it where it begins a column. `clear` is what
    WeasyPrint wants to be free under a block at a column's foot: its margin, and its padding and
    border once more (layout/block.py, `_in_flow_layout`).
    """

    id: str
    kind: str
    height: float
    before: float = 0
    after: float = 0
    clear: float = 0
    lines: int = 0
    leading: float = 13
    keep_with_next: bool = False
    spans: bool = False
    is_plate: bool = False
    heads_bare: bool = False


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What is to be filled: columns a page, their height on the first page and on the others.

    `end` is the height of the end matter, which follows under the columns of the last page.
    """

    columns: int
    first_height: float
    height: float
    end: float
    leading: float


@dataclass(frozen=True, kw_only=True)
class Filled:
    """How a body fills its frame.

    `gaps` are the heights left over in columns that are full, `last` the columns' heights after the
    last break or spanning block, `depth` how far down the last page the body reaches, `heads` the ids
    of the items that begin a column.
    """

    pages: int
    gaps: tuple[float, ...]
    last: tuple[float, ...]
    depth: float
    heads: frozenset[str]
    end_fits: bool


@dataclass
class _Column:
    """A column while it is being filled."""

    height: float
    used: float = 0
    margin: float = 0
    empty: bool = True


class _Pages:
    """The pages while they are being filled: how many, and how far down the last one is full."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.count = 1
        self.depth = 0.0
        self.gaps: list[float] = []
        self.heads: set[str] = set()
        self.last: list[float] = []
        self.is_full = False

    @property
    def room(self) -> float:
        """The height left on the page."""
        full = self.frame.first_height if self.count == 1 else self.frame.height
        return full - self.depth

    def turn(self) -> None:
        """Begin a new page."""
        self.count += 1
        self.depth = 0.0
        self.is_full = False

    def add_spanning(self, item: Item) -> None:
        """Add a block over all columns."""
        if self.is_full:
            self.turn()
        if item.is_plate:
            self._add_plate(item)
            return
        if item.before + item.height + item.clear + _SPARE_PT > self.room and self.depth:
            self.gaps.extend([self.room] * self.frame.columns)
            self.turn()
        self.depth += (item.before if self.depth else 0.0) + item.height + item.after
        self.last = [0.0]

    def _add_plate(self, item: Item) -> None:
        if self.depth or self.count == 1:
            self.gaps.extend([self.room] * self.frame.columns)
            self.turn()
        self.depth = item.height
        self.is_full = True
        self.last = [0.0]

    def add_columns(self, items: list[Item]) -> None:
        """Add a run of blocks in columns, evenly where it ends on the page."""
        if items and self.is_full:
            self.turn()
        while items:
            used, rest, heads = _fill_page(items, [self.room] * self.frame.columns)
            if not rest:
                used, heads = _balance(items, self.frame, self.room)
                self.heads |= heads
                self.depth += max(used)
                self.last = used
                return
            if (self.depth or self.count == 1) and not all(used):
                # WeasyPrint 70 leaves no column empty under what stands above: all goes to the next page.
                self.gaps.extend([self.room] * self.frame.columns)
                self.turn()
                continue
            if len(rest) == len(items) and not any(used):
                if not self.depth:
                    rest = rest[1:]  # taller than a page: the layout cuts it off
            else:
                self.heads |= heads
            self.gaps.extend(max(0.0, self.room - height) for height in used)
            self.turn()
            items = rest


def fill(items: Sequence[Item], frame: Frame) -> Filled:
    """Fill the frame's columns, evenly where they end above a spanning block or the article's end."""
    pages = _Pages(frame)
    run: list[Item] = []
    for item in items:
        if item.spans:
            pages.add_columns(run)
            pages.add_spanning(item)
            run = []
        else:
            run.append(item)
    pages.add_columns(run)
    end_fits = frame.end <= pages.room + _TOLERANCE_PT
    return Filled(
        pages=pages.count + (not end_fits),
        gaps=tuple(pages.gaps),
        last=tuple(pages.last),
        depth=pages.depth,
        heads=frozenset(pages.heads),
        end_fits=end_fits,
    )


def _balance(items: list[Item], frame: Frame, height: float) -> tuple[list[float], set[str]]:
    """Return the least even filling: the columns' heights and the items at their heads."""
    total = sum(item.height + item.before for item in items) / frame.columns
    trial = min(height, max(frame.leading, total - total % frame.leading))
    while True:
        used, rest, heads = _fill_page(items, [trial] * frame.columns)
        if not rest or trial >= height:
            return used, heads
        trial = min(height, trial + frame.leading)


def _fill_page(items: Sequence[Item], heights: list[float]) -> tuple[list[float], list[Item], set[str]]:
    used: list[float] = []
    heads: set[str] = set()
    queue = list(items)
    for height in heights:
        column = _Column(height=height + _TOLERANCE_PT)
        if queue:
            heads.add(queue[0].id)
        queue = _fill_column(queue, column)
        used.append(column.used)
    return used, queue, heads


def _fill_column(queue: list[Item], column: _Column) -> list[Item]:
    """Fill one column; return what is left."""
    start_of_run = 0
    for index, item in enumerate(queue):
        # Most of the search's time is spent here: `_place_whole` within the loop, call by call.
        if column.empty:
            above = 0.0 if item.heads_bare else item.before
        else:
            above = item.before if item.before > column.margin else column.margin
        spare = 0 if item.lines else _SPARE_PT
        if column.used + above + item.height + item.clear + spare <= column.height:
            column.used += above + item.height
            column.margin = item.after
            column.empty = False
            if not item.keep_with_next:
                start_of_run = index + 1
            continue
        head, tail = _part(item, column)
        if head is not None and tail is not None:
            _place_whole(head, column)
            return [tail, *queue[index + 1 :]]
        back = start_of_run if 0 < start_of_run < index else index  # a heading goes along
        return queue[back:] if back else queue[index:]
    return []


def _place_whole(item: Item, column: _Column) -> bool:
    margin = _space_above(item, column)
    spare = 0 if item.lines else _SPARE_PT
    if column.used + margin + item.height + item.clear + spare > column.height:
        return False
    column.used += margin + item.height
    column.margin = item.after
    column.empty = False
    return True


def _space_above(item: Item, column: _Column) -> float:
    if column.empty:
        return 0.0 if item.heads_bare else item.before
    return max(item.before, column.margin)


def _part(item: Item, column: _Column) -> tuple[Item | None, Item | None]:
    """Part a paragraph at the column's foot, if it may."""
    if not item.lines:
        return None, None
    margin = _space_above(item, column)
    fitting = int((column.height - column.used - margin) / item.leading)
    fitting = min(fitting, item.lines - WIDOWS)
    if fitting < ORPHANS:
        return None, None
    return _parted(item, fitting)


@lru_cache(maxsize=1024)
def _parted(item: Item, fitting: int) -> tuple[Item, Item]:
    """Return a paragraph's first lines and the rest: the search parts the same ones again and again."""
    head = replace(item, lines=fitting, height=fitting * item.leading, after=0, clear=0)
    left = item.lines - fitting
    tail = replace(item, lines=left, height=left * item.leading, before=0, id=f"{item.id}+")
    return head, tail
