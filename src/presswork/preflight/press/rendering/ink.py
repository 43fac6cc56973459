"""A page's plates in, how much ink each carries and where the inks together exceed a limit out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from typing import NamedTuple

from PIL import Image, ImageMath

from presswork.preflight.press.rendering.measures import InkArea
from presswork.preflight.press.rendering.plates import Plates

# What is too small to smear or to set off is let pass: no area of less ink-laden paper than a square of
# some 4 mm counts. The figure is ours; printers state limits for areas, not for a letter's stem.
SMALLEST_MM2 = 15.0
# The plates are right within one percentage point of what the file asks for (8 bits an ink, and the
# renderer's rounding), so only more than that is over the limit.
TOLERANCE_PERCENT = 1.0
# Two pixels, 0.67 mm: a screen dot's order, over which a press does not tell one ink from two.
_CELL_PX = 2
_MOST_AREAS = 8
# Plates that print no ink (ISO 19593-1 calls them processing steps) or a clear one.
_NO_INK = re.compile(
    r"\b(var ?nish|lacquer|lack|spot ?uv|gloss|coating|primer|die ?(?:line|cut)?|"
    r"stanz\w*|cut\w*|crease|fold\w*|perforat\w*|glue\w*|emboss\w*|braille|foil|white|opaque|legend|dimensions?)\b",
    re.IGNORECASE,
)


class _Run(NamedTuple):
    row: int
    start: int
    end: int


def coverage(plates: Plates) -> list[tuple[str, float]]:
    """Return each plate's mean within the trim, in percent."""
    return [(name, _mean(plane.crop(plates.trim_px))) for name, plane in _named(plates)]


def _mean(plane: Image.Image) -> float:
    """Return a plane's mean in percent."""
    pixels = plane.size[0] * plane.size[1]
    return sum(value * count for value, count in enumerate(plane.histogram())) / pixels / 2.55


def heavy_areas(plates: Plates, limit_percent: float) -> tuple[tuple[InkArea, ...], int]:
    """Return the worst connected areas over the limit, the heaviest first, and how many there are in all.

    Ink is averaged over cells of two pixels. Plates that lay no ink (a die line, varnish) are not counted.
    """
    least = (limit_percent + TOLERANCE_PERCENT) * 2.55
    cells = [plane.reduce(_CELL_PX) for name, plane in _named(plates) if not _NO_INK.search(name)]
    if _at_most(cells) <= least:
        return (), 0
    total = _total(cells)
    cell_mm = _CELL_PX / plates.px_per_mm
    areas = [runs for runs in _connected(total, least) if _cells(runs) * cell_mm**2 >= SMALLEST_MM2]
    found = [_area(plates, total, runs) for runs in areas]
    found.sort(key=lambda area: (-round(area.percent, 1), -area.area_mm2, area.bbox_mm))
    return tuple(found[:_MOST_AREAS]), len(found)


def _at_most(planes: list[Image.Image]) -> float:
    """Return what no place's sum of inks exceeds, 255 for one full ink; quick, and for most pages enough."""
    tops = [plane.getextrema()[1] for plane in planes]
    return float(sum(top for top in tops if isinstance(top, int | float)))


def _total(planes: list[Image.Image]) -> Image.Image:
    """Return the sum of planes, mode F."""
    names = {f"p{number}": plane.convert("F") for number, plane in enumerate(planes)}
    total: Image.Image = ImageMath.lambda_eval(
        lambda given: reduce(lambda one, other: one + other, (given[name] for name in names)), **names
    )
    return total


def _connected(cells: Image.Image, least: float) -> list[list[_Run]]:
    """Return the cells over a value as connected areas, each as its runs along the rows."""
    above = cells.point(lambda value: value * 1 + -least).convert("L")  # an L keeps what is positive
    width, data = above.width, above.point(lambda value: 255 if value else 0).tobytes()
    groups: dict[int, list[_Run]] = {}
    before: list[tuple[_Run, int]] = []
    parent: list[int] = []
    for row in range(above.height):
        now = []
        for run in _runs(data[row * width : (row + 1) * width], row):
            touching = {_root(parent, group) for other, group in before if _touch(run, other)}
            group = min(touching, default=len(parent))
            if group == len(parent):
                parent.append(group)
            for other in touching:
                parent[other] = group
            groups.setdefault(group, []).append(run)
            now.append((run, group))
        before = now
    joined: dict[int, list[_Run]] = {}
    for group, runs in groups.items():
        joined.setdefault(_root(parent, group), []).extend(runs)
    return [joined[group] for group in sorted(joined)]


def _runs(line: bytes, row: int) -> Iterator[_Run]:
    start = line.find(b"\xff")
    while start >= 0:
        end = line.find(b"\0", start)
        end = len(line) if end < 0 else end
        yield _Run(row, start, end)
        start = line.find(b"\xff", end)


def _touch(one: _Run, other: _Run) -> bool:
    return one.start < other.end and other.start < one.end


def _root(parent: list[int], group: int) -> int:
    while parent[group] != group:
        parent[group] = parent[parent[group]]
        group = parent[group]
    return group


def _cells(runs: list[_Run]) -> int:
    return sum(run.end - run.start for run in runs)


def _area(plates: Plates, cells: Image.Image, runs: list[_Run]) -> InkArea:
    box = (
        min(run.start for run in runs),
        min(run.row for run in runs),
        max(run.end for run in runs),
        max(run.row for run in runs) + 1,
    )
    mm = [_CELL_PX / plates.px_per_mm, *(-side / plates.px_per_mm for side in plates.origin_px)]
    left, top, right, bottom = (round(side * mm[0] + mm[1 + at % 2], 2) for at, side in enumerate(box))
    x, y = _worst(cells, runs)
    place = (x * _CELL_PX, y * _CELL_PX, (x + 1) * _CELL_PX, (y + 1) * _CELL_PX)
    inks = [(name, _mean(plane.crop(place))) for name, plane in _named(plates) if not _NO_INK.search(name)]
    return InkArea(
        bbox_mm=(left, top, right, bottom),
        area_mm2=_cells(runs) * mm[0] ** 2,
        percent=sum(percent for _, percent in inks),
        inks=tuple((name, percent) for name, percent in inks if percent >= 1),
    )


def _named(plates: Plates) -> Iterator[tuple[str, Image.Image]]:
    return zip(plates.names, plates.planes, strict=True)


def _worst(cells: Image.Image, runs: list[_Run]) -> tuple[int, int]:
    """Return the cell with the most ink; the first of equals. Half a percent more or less is equal."""
    best, place = -1.0, (runs[0].start, runs[0].row)
    for run in runs:
        line = cells.crop((run.start, run.row, run.end, run.row + 1)).getdata()
        for at, value in enumerate(line):
            if value > best + 1:
                best, place = value, (run.start + at, run.row)
    return place
