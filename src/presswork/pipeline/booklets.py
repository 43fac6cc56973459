"""An issue in, its booklet out: set for half a sheet, filled to whole sheets, imposed to fold and staple."""

from __future__ import annotations

import dataclasses
import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from presswork.errors import UsageError
from presswork.model import MM_PER_INCH, PAGE_SIZES, PT_PER_INCH, Finding, Issue, Part
from presswork.pipeline.order import Order, Read
from presswork.pipeline.printing import bind_pdf, print_parts, record_of

if TYPE_CHECKING:
    from presswork.editions.pdf.imposition.job import Description
    from presswork.editions.pdf.imposition.sheets import Sheet
    from presswork.editions.pdf.imposition.source_pages import SourcePage

_PT_PER_MM = PT_PER_INCH / MM_PER_INCH


@dataclasses.dataclass(frozen=True, kw_only=True)
class Booklet:
    """A finished booklet, how many sides are printed, and one line that says how to print and fold it."""

    data: bytes
    side_count: int
    findings: tuple[Finding, ...]
    instructions: str


def make_booklet(read: Read, order: Order) -> Booklet:
    """Return the issue as a saddle-stitched booklet on the order's sheet, A4 or Letter unless it names one.

    Raises `UsageError` for a sheet that does not exist, `FindingsError` where a page cannot be set.
    """
    import pikepdf

    from presswork.editions.pdf.imposition.creep import OFFICE_PAPER_MM
    from presswork.editions.pdf.imposition.imposing import impose
    from presswork.editions.pdf.imposition.job import Job
    from presswork.editions.pdf.imposition.sheets import mm, sheet_named

    sheet = sheet_named(order.sheet or ("letter" if read.issue.page == "letter" else "a4"))
    read = _for_half_of(sheet, read)
    parts = print_parts(read, order)
    with pikepdf.open(io.BytesIO(bind_pdf(read, parts, order))) as pdf:
        imposed = impose(
            pdf,
            Job(scheme="saddle", sheet=sheet, paper_pt=mm(OFFICE_PAPER_MM)),
            file=read.path("booklet").name,
            description=_description(read, sheet),
            fillers=lambda count: _fillers(read, parts, count, order),
            progress=order.progress,
        )
    told = tuple(found for found in imposed.findings if found.code != "annotations-dropped")
    return Booklet(
        data=imposed.data, side_count=imposed.side_count, findings=told, instructions=imposed.instructions
    )


def _for_half_of(sheet: Sheet, read: Read) -> Read:
    """Return the issue in the page size that suits half of the sheet best, and beginning on a recto.

    Text set for A5 is as large on half an A4 as on the page; text set for A4 would be 71 % of its size.
    A page size that was asked for stays.
    """
    issue = read.issue
    if "page" not in read.chosen:
        issue = dataclasses.replace(issue, page=_best_page(sheet, issue))
    if issue.first_folio % 2 == 0:
        issue = dataclasses.replace(issue, first_folio=1)
    return dataclasses.replace(read, issue=issue)


def _best_page(sheet: Sheet, issue: Issue) -> str:
    """Return the theme's page size that has to be scaled least."""
    sizes = [name for name in PAGE_SIZES if _theme_has(issue, name)]
    return min(sizes or [issue.page], key=lambda name: (abs(math.log(_fit(sheet, name))), name != issue.page))


def _fit(sheet: Sheet, page: str) -> float:
    """Return the scale at which two of the pages, side by side, fill the sheet."""
    size = PAGE_SIZES[page]
    width, height = 2 * size.width_mm * _PT_PER_MM, size.height_mm * _PT_PER_MM
    long, short = max(sheet.width_pt, sheet.height_pt), min(sheet.width_pt, sheet.height_pt)
    return max(min(long / width, short / height), min(short / width, long / height))


def _theme_has(issue: Issue, page: str) -> bool:
    from presswork.composition.theme import read_theme
    from presswork.composition.theme_files import theme_folders

    try:
        read_theme(theme_folders(issue.root, issue.theme), page, root=issue.root)
    except UsageError:
        return False
    return True


def _fillers(read: Read, parts: Sequence[Part], count: int, order: Order) -> Sequence[SourcePage]:
    """Return the pages that fill the last sheet, set in the issue's theme."""
    import pikepdf

    from presswork.composition.fillers import compose_fillers, filler_kinds
    from presswork.editions.pdf import parts as kept
    from presswork.editions.pdf.imposition.source_pages import source_pages

    folio = read.issue.first_folio + sum(part.page_count for part in parts)
    galley = compose_fillers(
        read.issue,
        filler_kinds(read.issue, count),
        first_folio=folio,
        title=record_of(read).title,
        cache=order.cache,
    )
    key = kept.part_key(galley)
    part = kept.part_at(folio, key, order.cache, lambda: kept.set_part(galley, first_folio=folio))
    pages = list(source_pages(pikepdf.open(io.BytesIO(part.pdf))))
    return pages[:count]


def _description(read: Read, sheet: Sheet) -> Description:
    from presswork.editions.pdf.imposition.job import Description

    record = record_of(read)
    return Description(
        title=record.title,
        language=record.language,
        producer=record.producer,
        created=record.created,
        identifier=record.identifier,
        properties={"sourceHash": record.source_hash, "options": f"{record.options};sheet={sheet.name}"},
    )
