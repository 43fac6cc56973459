"""A number of pages in, which page stands where on which side of which sheet out.

Sides are seen as they are printed. A back is its front's sheet turned over like a page, about its
upright axis, so that the front's left column is the back's right one. The tables of folded sheets are
the trade's and stand in other programs too: 8 and 16 pages are PDF::Imposition's schemas 2x4x1 and
1x8x2, 32 pages the Booklet project's. Their rule is old: two pages that meet at a spine have numbers
whose sum is one more than the section's pages (Cowie's Printer's Pocket-Book and Manual, p. 31).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

# What joins two cells of a grid. "spine": folded, and the pages meet there. "trimmed": folded, then cut
# away. "cut": parted by a knife.
Joint = Literal["spine", "trimmed", "cut"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A place on a side of a sheet: `page` is an index from 0, None where nothing stands there.

    `turned` pages stand on their heads. `depth` counts the leaves that lie outside this one in its
    section, from 0: what creep grows with.
    """

    row: int
    column: int
    page: int | None
    turned: bool = False
    depth: int = 0


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a sheet; sheets count from 1."""

    sheet: int
    back: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A scheme worked out for a number of pages: a grid, the joints in it, and every side in order.

    `column_joints[i]` is what joins column i to column i + 1. `slit` says that the zine's cut runs
    between the rows, over the two inner columns.
    """

    name: str
    rows: int
    columns: int
    column_joints: tuple[Joint, ...]
    row_joints: tuple[Joint, ...]
    sides: tuple[Side, ...]
    two_sided: bool
    slit: bool = False

    @property
    def sheet_count(self) -> int:
        """How many sheets of paper are printed."""
        return self.sides[-1].sheet if self.sides else 0


@dataclass(frozen=True, kw_only=True)
class _Folded:
    """A sheet that is folded to a section: pages from 1 as they stand, row by row, "r" for turned."""

    front: str
    back: str
    column_joints: tuple[Joint, ...]
    row_joints: tuple[Joint, ...]
    folds: str


FOLDED: Mapping[int, _Folded] = {
    4: _Folded(front="4 1", back="2 3", column_joints=("spine",), row_joints=(), folds="once"),
    8: _Folded(
        front="r5 r4 / 8 1",
        back="r3 r6 / 2 7",
        column_joints=("spine",),
        row_joints=("trimmed",),
        folds="twice",
    ),
    16: _Folded(
        front="r5 r12 r9 r8 / 4 13 16 1",
        back="r7 r10 r11 r6 / 2 15 14 3",
        column_joints=("spine", "trimmed", "spine"),
        row_joints=("trimmed",),
        folds="three times",
    ),
    32: _Folded(
        front="20 13 12 21 / r29 r4 r5 r28 / 32 1 8 25 / r17 r16 r9 r24",
        back="22 11 14 19 / r27 r6 r3 r30 / 26 7 2 31 / r23 r10 r15 r18",
        column_joints=("spine", "trimmed", "spine"),
        row_joints=("trimmed", "trimmed", "trimmed"),
        folds="four times",
    ),
}
# The lower row begins with the back cover and the front cover; each pair of pages (1 2, 3 4, 5 6, 7 8) is one
# leaf of the folded book: see the handbook's chapter on booklets, and the paper model in the tests.
_ZINE = "r7 r6 r5 r4 / 8 1 2 3"


def _grid(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield (row, column, page from 1, turned) for each cell of a table."""
    for row, line in enumerate(text.split("/")):
        for column, entry in enumerate(line.split()):
            yield row, column, int(entry.removeprefix("r")), entry.startswith("r")


def saddle(count: int, *, per_sheet: int = 4) -> Scheme:
    """Return sheets that are folded, laid one inside the other and stitched through the fold.

    `count` is a multiple of `per_sheet`, the pages of one sheet: 4, 8, 16 or 32.
    """
    return _folded("saddle", [range(count)], per_sheet)


def signature(count: int, *, section: int, per_sheet: int) -> Scheme:
    """Return sections that are folded and gathered one after the other, for sewing or perfect binding.

    A section of more pages than a sheet has is of several sheets, one inside the other. The last section
    is as small as the pages that are left ask for.
    """
    sections = [range(start, min(start + section, count)) for start in range(0, count, section)]
    return _folded("signature", sections, per_sheet)


def _folded(name: str, sections: Sequence[range], per_sheet: int) -> Scheme:
    folded = FOLDED[per_sheet]
    sides: list[Side] = []
    for section in sections:
        half = per_sheet // 2
        for outside in range(0, len(section) // 2, half):
            sheet = len(sides) // 2 + 1
            for table, back in ((folded.front, False), (folded.back, True)):
                cells = _section_cells(table, len(section), outside, half, section.start)
                sides.append(Side(sheet=sheet, back=back, cells=tuple(cells)))
    return Scheme(
        name=name,
        rows=len(folded.row_joints) + 1,
        columns=len(folded.column_joints) + 1,
        column_joints=folded.column_joints,
        row_joints=folded.row_joints,
        sides=tuple(sides),
        two_sided=True,
    )


def _section_cells(table: str, length: int, outside: int, half: int, start: int) -> Iterator[Cell]:
    """Yield a side's cells; `outside` counts the pages before this sheet's first in its section.

    The first half of a sheet's pages follow those of the sheets around it, the other half go before
    the last pages of these.
    """
    for row, column, number, turned in _grid(table):
        index = outside + number - 1 if number <= half else length - outside - (2 * half - number) - 1
        depth = min(index, length - 1 - index) // 2
        yield Cell(row=row, column=column, page=start + index, turned=turned, depth=depth)


def zine(count: int) -> Scheme:
    """Return sheets of eight pages on one side, each folded with a slit to a book of its own."""
    sides = tuple(
        Side(
            sheet=start // 8 + 1,
            back=False,
            cells=tuple(
                Cell(row=row, column=column, page=start + number - 1, turned=turned)
                for row, column, number, turned in _grid(_ZINE)
            ),
        )
        for start in range(0, count, 8)
    )
    return Scheme(
        name="zine",
        rows=2,
        columns=4,
        column_joints=("spine",) * 3,
        row_joints=("spine",),
        sides=sides,
        two_sided=False,
        slit=True,
    )


def n_up(count: int, *, rows: int, columns: int, by_column: bool = False) -> Scheme:
    """Return pages side by side in reading order: along the rows, or down the columns."""
    places = [(row, column) for row in range(rows) for column in range(columns)]
    if by_column:
        places.sort(key=lambda place: (place[1], place[0]))
    sides: list[Side] = []
    for start in range(0, count, len(places)):
        cells = (
            Cell(row=row, column=column, page=start + index if start + index < count else None)
            for index, (row, column) in enumerate(places)
        )
        sides.append(Side(sheet=len(sides) + 1, back=False, cells=tuple(cells)))
    return _parted("n-up", rows, columns, sides)


def repeat(count: int, *, rows: int, columns: int) -> Scheme:
    """Return each page over and over on a side of its own, for cards and labels (step and repeat)."""
    sides = [
        Side(
            sheet=page + 1,
            back=False,
            cells=tuple(
                Cell(row=row, column=column, page=page) for row in range(rows) for column in range(columns)
            ),
        )
        for page in range(count)
    ]
    return _parted("repeat", rows, columns, sides)


def _parted(name: str, rows: int, columns: int, sides: Sequence[Side]) -> Scheme:
    cut: Joint = "cut"
    return Scheme(
        name=name,
        rows=rows,
        columns=columns,
        column_joints=(cut,) * (columns - 1),
        row_joints=(cut,) * (rows - 1),
        sides=tuple(sides),
        two_sided=False,
    )


def mirrored(scheme: Scheme) -> Scheme:
    """Return the scheme for a book that is bound at the right and read from right to left."""
    last = scheme.columns - 1

    def turned(side: Side) -> Side:
        cells = (dataclasses.replace(cell, column=last - cell.column) for cell in side.cells)
        return dataclasses.replace(side, cells=tuple(cells))

    return dataclasses.replace(
        scheme,
        column_joints=scheme.column_joints[::-1],
        sides=tuple(turned(side) for side in scheme.sides),
    )
