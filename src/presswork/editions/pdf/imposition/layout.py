"""A scheme's grid, a page's size and a sheet in, where each cell stands on the sheet out, in points.

Distances are measured from the sheet's lower left corner, as in PDF. Rows count from the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from presswork.editions.pdf.imposition.schemes import Joint
from presswork.editions.pdf.imposition.sheets import Sheet, mm, sheet_that_holds

Scale = Literal["shrink", "fit", "none"]
# Room for marks around a grid with bleed: they stand off the trim by the bleed, and are 5 mm long.
MARK_LENGTH_PT = mm(5)
_MARK_ROOM_PT = MARK_LENGTH_PT + mm(2)
# Sizes that are rounded to a millimetre or a tenth of a point are no reason to scale a page.
_ROUNDING_PT = mm(1.5)


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, kw_only=True)
class PageShape:
    """The size that most pages of a file have when trimmed, and the widest bleed around one."""

    width: float
    height: float
    bleed: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Grid:
    """What is to be laid on a sheet: cells of one size, what joins them, and how far pages bleed."""

    cell_width: float
    cell_height: float
    column_joints: tuple[Joint, ...]
    row_joints: tuple[Joint, ...]
    bleed: float = 0.0
    gap: float | None = None

    def joint_gaps(self, joints: Sequence[Joint]) -> tuple[list[float], list[float]]:
        """Return the gap at each joint, as what grows with the scale and what does not."""
        given = self.gap
        growing = [0.0 if joint == "spine" or given is not None else 2 * self.bleed for joint in joints]
        fixed = [0.0 if joint == "spine" or given is None else given for joint in joints]
        return growing, fixed

    def width(self, scale: float = 1.0) -> float:
        """Return the grid's width, from trim to trim."""
        return _extent(self.cell_width, self.joint_gaps(self.column_joints), scale)

    def height(self, scale: float = 1.0) -> float:
        """Return the grid's height, from trim to trim."""
        return _extent(self.cell_height, self.joint_gaps(self.row_joints), scale)

    def fitting(self, width: float, height: float) -> float:
        """Return the scale at which the grid fills a space; 0 or less where it has no room at all."""
        across = _fitting(self.cell_width, self.joint_gaps(self.column_joints), width)
        down = _fitting(self.cell_height, self.joint_gaps(self.row_joints), height)
        return min(across, down)


def _extent(cell: float, gaps: tuple[list[float], list[float]], scale: float) -> float:
    growing, fixed = gaps
    return scale * (cell * (len(growing) + 1) + sum(growing)) + sum(fixed)


def _fitting(cell: float, gaps: tuple[list[float], list[float]], space: float) -> float:
    growing, fixed = gaps
    return (space - sum(fixed)) / (cell * (len(growing) + 1) + sum(growing))


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A grid laid on a sheet. `lefts` are the columns' left edges, `bottoms` the rows' lower ones."""

    sheet: str
    width: float
    height: float
    scale: float
    grid: Grid
    lefts: tuple[float, ...]
    bottoms: tuple[float, ...]

    @property
    def turns_on_short_edge(self) -> bool:
        """Whether turning a sheet about its upright axis turns it on its short edge."""
        return self.width > self.height

    @property
    def cell_width(self) -> float:
        """A cell's width on the sheet."""
        return self.grid.cell_width * self.scale

    @property
    def cell_height(self) -> float:
        """A cell's height on the sheet."""
        return self.grid.cell_height * self.scale

    def trim(self, row: int, column: int) -> Box:
        """Return where a cell's page is trimmed or folded."""
        left, bottom = self.lefts[column], self.bottoms[row]
        return Box(left=left, bottom=bottom, right=left + self.cell_width, top=bottom + self.cell_height)

    def whole(self) -> Box:
        """Return the grid's outer trim."""
        first, last = self.trim(0, 0), self.trim(len(self.bottoms) - 1, len(self.lefts) - 1)
        return Box(left=first.left, bottom=last.bottom, right=last.right, top=first.top)

    def inked(self, row: int, column: int) -> Box:
        """Return what a cell's page may cover: its trim, with bleed where it does not meet another page."""
        trim, bleed = self.trim(row, column), self.grid.bleed * self.scale
        left = bleed if column == 0 else min(bleed, (trim.left - self.trim(row, column - 1).right) / 2)
        right = (
            bleed
            if column == len(self.lefts) - 1
            else min(bleed, (self.trim(row, column + 1).left - trim.right) / 2)
        )
        top = bleed if row == 0 else min(bleed, (self.trim(row - 1, column).bottom - trim.top) / 2)
        bottom = (
            bleed
            if row == len(self.bottoms) - 1
            else min(bleed, (trim.bottom - self.trim(row + 1, column).top) / 2)
        )
        return Box(
            left=trim.left - left, bottom=trim.bottom - bottom, right=trim.right + right, top=trim.top + top
        )


def lay_out(
    grid: Grid, sheet: Sheet | None, *, scale: Scale = "shrink", margin: float = 0.0, marks: bool = True
) -> Layout | None:
    """Return the grid in the middle of a sheet, upright or across, whichever shows the pages larger.

    Without a sheet it is the common one that the grid fills; else one as large as the grid, its bleed and
    its marks. Returns None where the grid does not fit the sheet and must not be scaled, or has no room.
    """
    if sheet is None:
        sheet = sheet_for(grid, margin=margin, marks=marks)
    ways = [(sheet.width_pt, sheet.height_pt), (sheet.height_pt, sheet.width_pt)]
    if (grid.width() > grid.height()) != (sheet.width_pt > sheet.height_pt):
        ways.reverse()  # where both do, the sheet lies as the grid does
    fits = [grid.fitting(width - 2 * margin, height - 2 * margin) for width, height in ways]
    way = 0 if fits[0] >= fits[1] or (scale != "fit" and _scaled(fits[0], grid) == 1) else 1
    if fits[way] <= 0:
        return None
    factor = fits[way] if scale == "fit" else _scaled(fits[way], grid)
    if scale == "none":
        if factor < 1:
            return None
        factor = 1.0
    return _placed(grid, sheet.name, *ways[way], factor)


def _scaled(fit: float, grid: Grid) -> float:
    """Return the scale that keeps the pages' size where they fit, but for a rounded millimetre."""
    spill = (1 - fit) * max(grid.width(), grid.height())
    return 1.0 if spill <= _ROUNDING_PT else fit


def sheet_for(grid: Grid, *, margin: float, marks: bool) -> Sheet:
    """Return the common sheet that the grid fills; else one for it with its bleed and marks."""
    room = max(margin, grid.bleed + (_MARK_ROOM_PT if marks and grid.bleed else 0))
    width, height = grid.width() + 2 * room, grid.height() + 2 * room
    if named := sheet_that_holds(width, height):
        return named
    return Sheet(name="", width_pt=round(width, 4), height_pt=round(height, 4))


def _placed(grid: Grid, name: str, width: float, height: float, scale: float) -> Layout:
    left = (width - grid.width(scale)) / 2
    top = (height + grid.height(scale)) / 2
    across = _steps(grid.cell_width, grid.joint_gaps(grid.column_joints), scale)
    down = _steps(grid.cell_height, grid.joint_gaps(grid.row_joints), scale)
    return Layout(
        sheet=name,
        width=width,
        height=height,
        scale=scale,
        grid=grid,
        lefts=tuple(left + step for step in across),
        bottoms=tuple(top - step - grid.cell_height * scale for step in down),
    )


def _steps(cell: float, gaps: tuple[list[float], list[float]], scale: float) -> list[float]:
    """Return how far each cell begins from the first."""
    steps = [0.0]
    for growing, fixed in zip(*gaps, strict=True):
        steps.append(steps[-1] + scale * (cell + growing) + fixed)
    return steps
