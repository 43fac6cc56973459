"""Numbered pages to impose, and a model of paper: what was printed is read off the sheets, folded, and read.

The model knows nothing of how pages were imposed: poppler says which words stand where on each side.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

MM = 72 / 25.4
A5 = (148 * MM, 210 * MM)
A4 = (210 * MM, 297 * MM)
_WORD = re.compile(
    r'<page width="([\d.]+)" height="([\d.]+)">|'
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([HF])(\d+)</word>'
)
Printed = tuple[int, bool] | None  # a page's number, and whether it stands upright
Grid = list[list[Printed]]


def numbered(path: Path, count: int, size: tuple[float, float] = A5) -> Path:
    """Write pages that say their number at the head (H1) and at the foot (F1)."""
    pdf = pikepdf.new()
    for number in range(1, count + 1):
        add_page(pdf, number, size)
    pdf.save(path, deterministic_id=True)
    return path


def add_page(pdf: pikepdf.Pdf, number: int, size: tuple[float, float] = A5, **boxes: object) -> pikepdf.Page:
    """Append a numbered page."""
    width, height = size
    page = pdf.add_blank_page(page_size=size)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    page.obj.Contents = pdf.make_stream(
        f"BT /F 12 Tf {width * 0.1:.2f} {height * 0.9:.2f} Td (H{number}) Tj ET "
        f"BT /F 12 Tf {width * 0.8:.2f} {height * 0.08:.2f} Td (F{number}) Tj ET".encode()
    )
    for name, box in boxes.items():
        page.obj[f"/{name}"] = Array(box) if isinstance(box, (list, tuple)) else box
    return page


def words(path: Path) -> list[tuple[tuple[float, float], dict[str, tuple[float, float]]]]:
    """Return each side's size, and the middle of every word on it, from the top left corner in points."""
    text = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    sides: list[tuple[tuple[float, float], dict[str, tuple[float, float]]]] = []
    for match in _WORD.finditer(text):
        if match[1]:
            sides.append(((float(match[1]), float(match[2])), {}))
        else:
            x = (float(match[3]) + float(match[5])) / 2
            y = (float(match[4]) + float(match[6])) / 2
            sides[-1][1][match[7] + match[8]] = (x, y)
    return sides


def printed(path: Path, rows: int, columns: int) -> list[Grid]:
    """Return, for each side, what stands in each cell of the grid that fills it."""
    sides = []
    for (width, height), found in words(path):
        grid: Grid = [[None] * columns for _ in range(rows)]
        for name, head in found.items():
            if not name.startswith("H"):
                continue
            foot = found["F" + name[1:]]
            column = int((head[0] + foot[0]) / 2 / width * columns)
            row = int((head[1] + foot[1]) / 2 / height * rows)
            assert grid[row][column] is None
            grid[row][column] = (int(name[1:]), head[1] < foot[1])
            assert (head[0] < foot[0]) == (head[1] < foot[1]), "a page is mirrored"
        sides.append(grid)
    return sides


def numbers(grid: Grid) -> str:
    """Return a side as printers write it down: rows from the top, r for pages on their heads."""
    return " / ".join(
        " ".join("-" if cell is None else ("" if cell[1] else "r") + str(cell[0]) for cell in row)
        for row in grid
    )


class Leaf:
    """A cell of a sheet: what is printed on the side that faces up, and on the one that faces down."""

    def __init__(self, up: Printed, down: Printed) -> None:
        self.up, self.down = up, down

    def over(self, *, upright: bool) -> Leaf:
        """Return it turned over: about its upright axis, or about its level one, which turns heads down."""
        up, down = self.down, self.up
        if upright:
            return Leaf(up, down)
        return Leaf(*(side and (side[0], not side[1]) for side in (up, down)))


Sheet = list[list[list[Leaf]]]  # rows of columns of stacks, each from the bottom to the top


def duplex(front: Grid, back: Grid, *, about: str = "upright") -> Sheet:
    """Return a printed sheet lying on its front; the printer turned it about its upright or its level axis.

    A sheet that lies across is turned about its upright axis on its short edge, one that stands upright on
    its long edge.
    """
    behind = [list(reversed(row)) for row in front]
    if about == "level":
        # The front's head lies at the back's foot. The sheet is picked up the right way round again.
        back, behind = (
            on_its_head(back),
            on_its_head([[cell and (cell[0], not cell[1]) for cell in row] for row in reversed(front)]),
        )
    return [
        [[Leaf(up, down)] for up, down in zip(row, below, strict=True)]
        for row, below in zip(back, behind, strict=True)
    ]


def on_its_head(grid: Grid) -> Grid:
    """Return what is seen when the sheet is turned round on the table."""
    return [[cell and (cell[0], not cell[1]) for cell in reversed(row)] for row in reversed(grid)]


def fold(sheet: Sheet, how: str) -> Sheet:
    """Fold the sheet: "left" lays the left half over the right one, and so on."""
    if how in {"left", "right"}:
        half = len(sheet[0]) // 2
        folded = []
        for row in sheet:
            moving = row[:half] if how == "left" else row[half:]
            lying = row[half:] if how == "left" else row[:half]
            folded.append(
                [
                    stack + [leaf.over(upright=True) for leaf in reversed(other)]
                    for stack, other in zip(lying, reversed(moving), strict=True)
                ]
            )
        return folded
    half = len(sheet) // 2
    moving, lying = (sheet[:half], sheet[half:]) if how == "top" else (sheet[half:], sheet[:half])
    return [
        [
            stack + [leaf.over(upright=False) for leaf in reversed(other)]
            for stack, other in zip(row, others, strict=True)
        ]
        for row, others in zip(lying, reversed(moving), strict=True)
    ]


def folded(sheet: Sheet, folds: Sequence[str]) -> list[Leaf]:
    """Return the folded sheet's leaves from the top to the bottom."""
    for how in folds:
        sheet = fold(sheet, how)
    assert len(sheet) == 1
    assert len(sheet[0]) == 1
    return sheet[0][0][::-1]


def nested(sections: Sequence[list[Leaf]]) -> list[Leaf]:
    """Lay folded sheets inside one another, the first outermost."""
    if not sections:
        return []
    outer = sections[0]
    return [*outer[: len(outer) // 2], *nested(sections[1:]), *outer[len(outer) // 2 :]]


def read(leaves: Sequence[Leaf]) -> list[Printed]:
    """Turn the pages, and return what each shows."""
    return [side for leaf in leaves for side in (leaf.up, leaf.down)]
