"""An open PDF and a job in, the imposed PDF with its findings and its instructions out."""

from __future__ import annotations

import dataclasses
import io
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

import pikepdf

from presswork.editions.pdf.imposition import finding
from presswork.editions.pdf.imposition.describing import carry_over, describe, is_for_press
from presswork.editions.pdf.imposition.filling import filled, missing, notes_page
from presswork.editions.pdf.imposition.job import Description, Flip, Imposed, Job, Progress
from presswork.editions.pdf.imposition.layout import Layout, PageShape
from presswork.editions.pdf.imposition.marks import draw_marks
from presswork.editions.pdf.imposition.placing import Sheets
from presswork.editions.pdf.imposition.planning import plan
from presswork.editions.pdf.imposition.saying import instructions, side_label
from presswork.editions.pdf.imposition.schemes import Scheme, Side
from presswork.editions.pdf.imposition.source_pages import UNREADABLE, SourcePage, source_pages
from presswork.errors import FindingsError

FillerMaker = Callable[[int], Sequence[SourcePage | None]]


def impose(
    source: pikepdf.Pdf,
    job: Job,
    *,
    file: str,
    description: Description,
    fillers: FillerMaker | None = None,
    progress: Progress,
) -> Imposed:
    """Impose an open PDF's pages.

    `fillers` makes as many pages as are missing from whole sheets; without it they are the job's own.
    Raises `FindingsError` where the pages do not fit the sheet or cannot be read, `UsageError` for options
    that do not go together.
    """
    job = dataclasses.replace(job, binding=_binding(source, job))
    found = list(finding.flatten(source, file))
    pages = list(source_pages(source))
    shape = _usual_shape(pages)
    short = missing(len(pages), job.multiple)
    made = fillers(short) if fillers and short else _plain_fillers(short, shape, job)
    found += finding.unsized(pages, file)
    found += finding.broken_pages(pages, file)
    found += finding.mixed_sizes(pages, shape, file)
    found += finding.fillers_added(made, job, len(pages), file)
    scheme, layout = plan(len(pages) + short, shape, job)
    found += finding.several_zines(scheme, file)
    found += finding.too_thick(scheme, job, file)
    if layout is None:
        raise FindingsError([*found, finding.sheet_too_small(scheme, shape, job, file)])
    sides = _wanted(scheme, job)
    try:
        placed = filled(pages, made, at=job.filler_at)
        flipped = _flip(scheme, layout, job) != _own_flip(scheme, layout)
        sheets = Sheets(placed, scheme, layout, paper_pt=job.paper_pt, flipped=flipped)
        _fill(sheets, sides, source, job, progress)
        _describe(sheets, sides, description, job)
        data = _saved(sheets.pdf, source)
    except UNREADABLE as error:
        raise FindingsError([*found, finding.unreadable(file, str(error))]) from error
    return Imposed(
        data=data,
        findings=(*found, *finding.damaged(source, file)),
        sheet_count=scheme.sheet_count,
        side_count=len(sides),
        instructions=instructions(scheme, layout, job),
    )


def _binding(source: pikepdf.Pdf, job: Job) -> Literal["left", "right"]:
    """Return the side a book is bound at: the job's, else what the file says (ISO 32000-1, 12.2)."""
    if job.binding != "auto":
        return job.binding
    preferences = source.Root.get("/ViewerPreferences")
    direction = preferences.get("/Direction") if isinstance(preferences, pikepdf.Dictionary) else None
    return "right" if direction == "/R2L" else "left"


def _usual_shape(pages: Sequence[SourcePage]) -> PageShape:
    """Return the size that most pages have, the first of those that are as common."""
    counts = Counter((round(page.width_pt), round(page.height_pt)) for page in pages)
    usual = counts.most_common(1)[0][0]
    first = next(page for page in pages if (round(page.width_pt), round(page.height_pt)) == usual)
    bleed = max(page.bleed_pt for page in pages)
    return PageShape(width=first.width_pt, height=first.height_pt, bleed=bleed)


def _plain_fillers(count: int, shape: PageShape, job: Job) -> Sequence[SourcePage | None]:
    if job.filler == "notes" and count:
        return [notes_page(shape.width, shape.height)] * count
    return [None] * count


def _own_flip(scheme: Scheme, layout: Layout) -> Flip | None:
    """Return the edge on which a sheet is turned about its upright axis."""
    if not scheme.two_sided:
        return None
    return "short" if layout.turns_on_short_edge else "long"


def _flip(scheme: Scheme, layout: Layout, job: Job) -> Flip | None:
    own = _own_flip(scheme, layout)
    return own and (job.flip or own)


def _wanted(scheme: Scheme, job: Job) -> list[Side]:
    """Return the sides that are printed now."""
    if job.sides == "both" or not scheme.two_sided:
        return list(scheme.sides)
    return [side for side in scheme.sides if side.back == (job.sides == "back")]


def _fill(sheets: Sheets, sides: Sequence[Side], source: pikepdf.Pdf, job: Job, progress: Progress) -> None:
    """Place every page, and draw the marks."""
    carry_over(sheets.pdf, source)
    drawn = (b"", pikepdf.Dictionary())
    if job.marks and _is_cut_or_folded(sheets, job):
        drawn = draw_marks(sheets.layout, slit=sheets.scheme.slit, press=is_for_press(source), pdf=sheets.pdf)
    for index, side in enumerate(sides):
        progress("Imposing", index, len(sides))
        sheets.add(side, drawn)


def _describe(sheets: Sheets, sides: Sequence[Side], description: Description, job: Job) -> None:
    two_sided = sheets.scheme.two_sided
    labels = [side_label(side.sheet, back=side.back, two_sided=two_sided) for side in sides]
    describe(sheets.pdf, description, labels=labels, flip=_flip(sheets.scheme, sheets.layout, job))


def _is_cut_or_folded(sheets: Sheets, job: Job) -> bool:
    """Whether somebody takes a knife to the sheets; several pages on a side are only read, as a rule."""
    return job.scheme != "n-up" or bool(job.gap_pt or sheets.layout.grid.bleed)


def _saved(pdf: pikepdf.Pdf, source: pikepdf.Pdf) -> bytes:
    """Return the file; its /ID is made from its content, so that the same input gives the same bytes."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        min_version=source.pdf_version,
    )
    return out.getvalue()
