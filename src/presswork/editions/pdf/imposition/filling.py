"""Pages and what their count must be a multiple of in, the pages with fillers among them out."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

from presswork.editions.pdf.imposition.job import FillerAt
from presswork.editions.pdf.imposition.sheets import mm
from presswork.editions.pdf.imposition.source_pages import SourcePage, source_pages

_LINE_APART_PT = mm(8)
_MARGIN_PT = mm(18)


def missing(count: int, multiple: int) -> int:
    """Return how many pages are missing from a whole number of sheets."""
    return -count % multiple


def filled(
    pages: Sequence[SourcePage], fillers: Sequence[SourcePage | None], *, at: FillerAt
) -> list[SourcePage | None]:
    """Return the pages with the fillers at their end, or before the last, which stays the back cover."""
    place = len(pages) - 1 if at == "before-last" else len(pages)
    return [*pages[:place], *fillers, *pages[place:]]


def notes_page(width: float, height: float) -> SourcePage:
    """Return a page of faint lines to write on, in grey, for a file whose theme is not known."""
    margin = min(_MARGIN_PT, width / 8, height / 8)
    lines = []
    y = height - margin
    while y >= margin:
        lines.append(f"{margin:.2f} {y:.2f} m {width - margin:.2f} {y:.2f} l S")
        y -= _LINE_APART_PT
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(width, height))
    page.obj.Contents = pdf.make_stream(("q 0.7 G 0.4 w\n" + "\n".join(lines) + "\nQ").encode())
    return next(iter(source_pages(pdf)))
