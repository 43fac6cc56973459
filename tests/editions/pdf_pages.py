"""A finished PDF in, what stands where on its pages out: lines of text, columns, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import pikepdf

from presswork.preflight.pdf_content import PageContent, Run
from presswork.preflight.pdf_text import TextElement, read_elements, read_pages


@dataclass(frozen=True, kw_only=True)
class Fragment:
    """The lines of one element in one column of one page; `tops` are their base lines from the page's foot."""

    page_index: int
    column: int
    tops: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A PDF's pages, structure elements and page size in points; `figures` are (page, left, bottom, right, top)."""

    pages: tuple[PageContent, ...]
    elements: tuple[TextElement, ...]
    figures: tuple[tuple[int, float, float, float, float], ...]
    width: float
    height: float

    def runs(self, element: TextElement) -> list[Run]:
        """Return the pieces of text of an element."""
        keys = set(element.keys)
        return [run for page in self.pages for run in page.runs if run.key in keys and run.text.strip()]

    def fragments(self, element: TextElement, *, columns: int) -> list[Fragment]:
        """Return the lines of an element, by page and column."""

        def place(run: Run) -> tuple[int, int]:
            # Columns begin a little left of an even division of the page: the gaps are less than the margins.
            return run.page_index, min(columns - 1, int((run.x + 12) / (self.width / columns)))

        return [
            Fragment(page_index=page, column=column, tops=tuple(sorted({round(run.y) for run in runs})))
            for (page, column), group in groupby(sorted(self.runs(element), key=place), key=place)
            for runs in [list(group)]
        ]

    def text(self, page_index: int) -> str:
        """Return the letters and digits of a page, furniture left out."""
        runs = (run.text for run in self.pages[page_index].runs if not run.artifact)
        return re.sub(r"[\W_]+", "", "".join(runs))


@cache
def read_printed(path: Path) -> Printed:
    """Read a PDF."""
    with pikepdf.open(path) as pdf:
        pages = read_pages(pdf)
        elements = read_elements(pdf, pages)
        box = [float(side) for side in pdf.pages[0].trimbox]
        numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        figures = tuple(
            (numbers[figure.Pg.objgen], *(float(side) for side in figure.A.BBox))
            for figure in _figures(pdf.Root.StructTreeRoot.K[0])
        )
    return Printed(
        pages=tuple(pages),
        elements=tuple(elements),
        figures=figures,
        width=box[2] - box[0],
        height=box[3] - box[1],
    )


def _figures(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = [element] if element.get("/S") == "/Figure" else []
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += _figures(kid)
    return found
