"""A page count, the pages' shape and a job in, the scheme worked out and laid on its sheet out."""

from __future__ import annotations

from presswork.editions.pdf.imposition import schemes
from presswork.editions.pdf.imposition.job import Job
from presswork.editions.pdf.imposition.layout import Grid, Layout, PageShape, lay_out
from presswork.editions.pdf.imposition.schemes import FOLDED, Scheme
from presswork.editions.pdf.imposition.sheets import Sheet, sheet_named, sheet_that_holds
from presswork.errors import UsageError

_MOST_CELLS = 400
Plan = tuple[Scheme, Layout | None]


def plan(count: int, shape: PageShape, job: Job) -> Plan:
    """Return the scheme for so many pages and where it stands on the sheet, None where it does not fit.

    Raises `UsageError` for options that do not go together.
    """
    _check(job)
    if job.scheme in {"n-up", "repeat"}:
        scheme, layout = _parted(count, shape, job)
    else:
        scheme = _folded(count, job)
        layout = _laid(scheme, shape, job, _own_sheet(shape, job))
    if job.binding == "right":
        scheme = schemes.mirrored(scheme)
        if layout:
            layout = _laid(scheme, shape, job, _own_sheet(shape, job))
    return scheme, layout


def _check(job: Job) -> None:
    if job.per_sheet is not None and job.per_sheet not in FOLDED:
        raise UsageError(f"A folded sheet has {', '.join(map(str, FOLDED))} pages, not {job.per_sheet}.")
    if job.section is not None and (job.section <= 0 or job.section % job.multiple):
        raise UsageError(
            f"A section of {job.section} pages cannot be made of sheets of {job.multiple}.\n"
            f"  Choose a multiple of {job.multiple}, or other --pages-per-sheet (4, 8, 16 or 32)."
        )
    cells = job.grid[0] * job.grid[1] if job.grid else 1 if job.up is None else job.up
    if not 1 <= cells <= _MOST_CELLS:
        raise UsageError(f"{cells} pages on a side cannot be: it can hold 1 to {_MOST_CELLS}.")


def _folded(count: int, job: Job) -> Scheme:
    if job.scheme == "zine":
        return schemes.zine(count)
    if job.scheme == "saddle":
        return schemes.saddle(count, per_sheet=job.multiple)
    return schemes.signature(count, section=job.section or max(16, job.multiple), per_sheet=job.multiple)


def _own_sheet(shape: PageShape, job: Job) -> Sheet | None:
    """Return the job's sheet; pages on one side go on paper of their own size, unless it says otherwise."""
    if job.sheet or job.scheme in {"saddle", "signature"}:
        return job.sheet
    if job.scheme == "repeat":
        return sheet_named("a4")
    return sheet_that_holds(shape.width, shape.height) or sheet_named("a4")


def _laid(scheme: Scheme, shape: PageShape, job: Job, sheet: Sheet | None) -> Layout | None:
    grid = Grid(
        cell_width=shape.width,
        cell_height=shape.height,
        column_joints=scheme.column_joints,
        row_joints=scheme.row_joints,
        # The zine's pages all meet at folds: its sheet is not trimmed.
        bleed=0.0 if scheme.slit else shape.bleed,
        gap=job.gap_pt,
    )
    return lay_out(grid, sheet, scale=job.scale, margin=job.margin_pt, marks=job.marks)


def _parted(count: int, shape: PageShape, job: Job) -> Plan:
    """Return pages side by side, in the rows and columns that show them largest."""
    sheet = _own_sheet(shape, job)
    best: Plan | None = None
    for rows, columns in _grids(shape, job, sheet):
        if job.scheme == "repeat":
            scheme = schemes.repeat(count, rows=rows, columns=columns)
        else:
            scheme = schemes.n_up(count, rows=rows, columns=columns, by_column=job.by_column)
        layout = _laid(scheme, shape, job, sheet)
        if best is None or _shown(layout) > _shown(best[1]) + 1e-6:
            best = (scheme, layout)
    assert best is not None
    return best


def _shown(layout: Layout | None) -> float:
    return layout.scale if layout else 0.0


def _grids(shape: PageShape, job: Job, sheet: Sheet | None) -> list[tuple[int, int]]:
    """Return the rows and columns that can be."""
    if job.grid:
        return [job.grid]
    if job.up or job.scheme == "n-up":
        up = job.up or 2
        return [(rows, up // rows) for rows in range(1, up + 1) if up % rows == 0]
    gap = 2 * shape.bleed if job.gap_pt is None else job.gap_pt
    room = job.margin_pt or shape.bleed
    ways = [(sheet.width_pt, sheet.height_pt), (sheet.height_pt, sheet.width_pt)] if sheet else []
    counts = [
        (_fit(high, shape.height, gap, room), _fit(wide, shape.width, gap, room)) for wide, high in ways
    ]
    return [max(counts, key=lambda grid: grid[0] * grid[1])]


def _fit(space: float, side: float, gap: float, room: float) -> int:
    """Return how many cards stand side by side in a space, one at least."""
    return min(max(1, int((space - 2 * room + gap + 0.01) / (side + gap))), 20)
