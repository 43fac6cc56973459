"""Source pages, a scheme and its layout in, the sheets of a new PDF out: each page a Form XObject."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.imposition.creep import creep_pt
from presswork.editions.pdf.imposition.forms import Forms, rectangle
from presswork.editions.pdf.imposition.layout import Box, Layout
from presswork.editions.pdf.imposition.schemes import Cell, Scheme, Side
from presswork.editions.pdf.imposition.source_pages import SourcePage

Matrix = tuple[float, float, float, float, float, float]


class Sheets:
    """Writes sheets into a new PDF; a page that stands on several is stored once."""

    def __init__(
        self,
        pages: Sequence[SourcePage | None],
        scheme: Scheme,
        layout: Layout,
        *,
        paper_pt: float,
        flipped: bool,
    ) -> None:
        """Place these pages, None for an empty one; `flipped` turns each back on its head."""
        self.pages = pages
        self.scheme = scheme
        self.layout = layout
        self.paper_pt = paper_pt
        self.flipped = flipped
        self.pdf = pikepdf.new()
        self._forms = Forms(self.pdf)

    def add(self, side: Side, marks: tuple[bytes, Dictionary]) -> None:
        """Add a side of a sheet, with the marks around its grid and the resources that these name."""
        layout = self.layout
        drawn, resources = marks[0], Dictionary(dict(marks[1].items()))
        pieces: list[bytes] = []
        forms = Dictionary()
        for cell in side.cells:
            source = None if cell.page is None else self.pages[cell.page]
            if source is None or cell.page is None:
                continue
            name = f"/P{cell.page + 1}"
            forms[name] = self._forms.of(cell.page, source)
            pieces.append(self._drawn(cell, source, name))
        if forms:
            resources.XObject = forms
        content = b"".join(pieces) + drawn
        box = layout.whole()
        if side.back and self.flipped:
            content = b"q -1 0 0 -1 %s %s cm\n%sQ\n" % (
                _number(layout.width),
                _number(layout.height),
                content,
            )
            box = Box(
                left=layout.width - box.right,
                bottom=layout.height - box.top,
                right=layout.width - box.left,
                top=layout.height - box.bottom,
            )
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(layout.width, 4), round(layout.height, 4)]),
            TrimBox=rectangle(box),
            Resources=resources,
            Contents=self.pdf.make_stream(content),
        )
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))

    def _drawn(self, cell: Cell, source: SourcePage, name: str) -> bytes:
        """Return the operators that draw a page in its cell, cut where another begins."""
        clip = self.layout.inked(cell.row, cell.column)
        matrix = self._matrix(cell, source)
        box = (clip.left, clip.bottom, clip.right - clip.left, clip.top - clip.bottom)
        return b"q %s re W n %s cm %s Do Q\n" % (_numbers(box), _numbers(matrix), name.encode())

    def _matrix(self, cell: Cell, source: SourcePage) -> Matrix:
        """Return what takes the page's own axes to its place on the sheet."""
        trim = self.layout.trim(cell.row, cell.column)
        grid = self.layout.grid
        # A page larger than the others is made to fit its cell; a smaller one stands in its middle.
        own = min(1.0, grid.cell_width / source.width_pt, grid.cell_height / source.height_pt)
        scale = self.layout.scale * source.unit * (own if own < _AS_GOOD_AS_ONE else 1.0)
        angle = -source.rotate + (180 if cell.turned else 0)
        cosine, sine = (round(wave(math.radians(angle))) for wave in (math.cos, math.sin))
        a, b, c, d = scale * cosine, scale * sine, -scale * sine, scale * cosine
        middle_x = (trim.left + trim.right) / 2 + creep_pt(cell, self.scheme, paper_pt=self.paper_pt)
        middle_y = (trim.bottom + trim.top) / 2
        x = (source.trim.left + source.trim.right) / 2
        y = (source.trim.bottom + source.trim.top) / 2
        return (a, b, c, d, middle_x - a * x - c * y, middle_y - b * x - d * y)


_AS_GOOD_AS_ONE = 0.998


def _number(value: float) -> bytes:
    """Return a number as PDF writes it: no exponent, no needless digit."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return (b"0" if text in {"-0", ""} else text.encode()) or b"0"


def _numbers(values: Sequence[float]) -> bytes:
    return b" ".join(_number(value) for value in values)
