"""What an imposition meets in a file in, the findings that say so out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pikepdf

from presswork.editions.pdf.imposition.forms import is_damaged
from presswork.editions.pdf.imposition.job import Job
from presswork.editions.pdf.imposition.layout import PageShape
from presswork.editions.pdf.imposition.schemes import Scheme
from presswork.editions.pdf.imposition.sheets import mm
from presswork.editions.pdf.imposition.source_pages import UNREADABLE, SourcePage
from presswork.model import Finding

# What a reader on paper does not miss.
_UNSEEN = frozenset({"/Link", "/Popup"})
_SAME_PT = 1.0
# Booklet makers fold and staple some 15 to 25 sheets of office paper.
_MOST_STAPLED = 25
_HIDDEN = 2  # the annotation's flag Hidden (ISO 32000-1, table 165)


def flatten(source: pikepdf.Pdf, file: str) -> Iterator[Finding]:
    """Draw forms and comments into their pages, and yield a note where links or comments are dropped."""
    seen = unseen = 0
    for page in source.pages:
        for kind, drawn in _annotations(page.obj):
            if kind in _UNSEEN or not drawn:
                unseen += 1
            else:
                seen += 1
    if seen:
        try:
            source.flatten_annotations("print")
        except UNREADABLE:
            yield _dropped(seen, file)
    if unseen:
        yield Finding(
            code="annotations-dropped",
            severity="note",
            file=file,
            message=f"{_counted(unseen, 'link or comment', 'links and comments')} without a printed look "
            "did not come along to the sheets.",
        )


def _annotations(page: pikepdf.Object) -> Iterator[tuple[str, bool]]:
    """Yield each annotation's kind, and whether it has a look that is printed."""
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    for annotation in annotations:
        if isinstance(annotation, pikepdf.Dictionary):
            flags = annotation.get("/F", 0)
            hidden = isinstance(flags, int) and bool(flags & _HIDDEN)
            yield str(annotation.get("/Subtype", "")), "/AP" in annotation and not hidden


def _dropped(count: int, file: str) -> Finding:
    return Finding(
        code="annotations-dropped",
        severity="warning",
        file=file,
        message=f"{_counted(count, 'form field or comment', 'form fields and comments')} could not be drawn "
        "into the pages and did not come along to the sheets.",
        hint="Print the file to a PDF first, so that they become part of the pages.",
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def unsized(pages: Iterable[SourcePage], file: str) -> Iterator[Finding]:
    """Yield a warning where pages do not say how large they are."""
    numbers = [page.number for page in pages if not page.sound]
    if numbers:
        yield Finding(
            code="page-without-size",
            severity="warning",
            file=file,
            page=numbers[0],
            message=f"{_pages(numbers)} no sound MediaBox, so US Letter was taken for the size.",
            hint="Look at the sheets; export the file again where they are wrong.",
        )


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Page {numbers[0]} has"
    named = ", ".join(map(str, numbers[:5])) + (" and others" if len(numbers) > 5 else "")
    return f"{len(numbers)} pages ({named}) have"


def mixed_sizes(pages: Sequence[SourcePage], shape: PageShape, file: str) -> Iterator[Finding]:
    """Yield a warning where pages are of another size than most."""
    others = [
        page.number
        for page in pages
        if abs(page.width_pt - shape.width) > _SAME_PT or abs(page.height_pt - shape.height) > _SAME_PT
    ]
    if others:
        yield Finding(
            code="page-sizes-mixed",
            severity="warning",
            file=file,
            page=others[0],
            message=f"{_pages(others)} another size than the {_size(shape)} "
            "of the others: smaller pages stand in the middle, larger ones were scaled down.",
            hint="Give all pages one size to have them fill their places.",
        )


def _size(shape: PageShape) -> str:
    return f"{shape.width / mm(1):.0f} × {shape.height / mm(1):.0f} mm"


def fillers_added(fillers: Sequence[SourcePage | None], job: Job, count: int, file: str) -> Iterator[Finding]:
    """Yield a note where pages were added to fill the sheets."""
    if fillers:
        kind = "blank page" if fillers[0] is None else "filler page"
        verb = "stands" if len(fillers) == 1 else "stand"
        where = "before the last" if job.filler_at == "before-last" else "at the end"
        yield Finding(
            code="filler-pages-added",
            severity="note",
            file=file,
            message=f"{_counted(len(fillers), kind, kind + 's')} {verb} {where}: "
            f"{_counted(count, 'page does', 'pages do')} not fill whole sheets, {count + len(fillers)} do.",
        )


def sheet_too_small(scheme: Scheme, shape: PageShape, job: Job, file: str) -> Finding:
    """Return the error for pages that have no room on the sheet at the scale asked for."""
    sheet = f' "{job.sheet.name}"' if job.sheet else ""
    return Finding(
        code="sheet-too-small",
        severity="error",
        file=file,
        message=f"{scheme.columns} × {scheme.rows} pages of {_size(shape)}, "
        f"with their gaps and margins, have no room on the sheet{sheet}.",
        hint="Name a larger --sheet, smaller --gap and --margin, or leave --scale none out.",
    )


def several_zines(scheme: Scheme, file: str) -> Iterator[Finding]:
    """Yield a warning where more than eight pages make more than one zine."""
    if scheme.slit and scheme.sheet_count > 1:
        yield Finding(
            code="zine-of-several-sheets",
            severity="warning",
            file=file,
            message=f"A zine has 8 pages, so these make {scheme.sheet_count} zines, one a sheet.",
            hint="Use --scheme saddle for one booklet of them all.",
        )


def damaged(source: pikepdf.Pdf, file: str) -> Iterator[Finding]:
    """Yield a warning where the file had to be repaired to be read."""
    warnings = source.get_warnings()
    if warnings:
        yield Finding(
            code="pdf-damaged",
            severity="warning",
            file=file,
            message=f"The file is damaged and was repaired while it was read: {_said(warnings[0], source)}.",
            hint="Look at every page of the sheets, or export the file again.",
        )


def _said(warning: object, source: pikepdf.Pdf) -> str:
    """Return what qpdf says, without the path that it says first."""
    return str(warning).removeprefix(source.filename).lstrip(":, ").rstrip(".")[:200]


def too_thick(scheme: Scheme, job: Job, file: str) -> Iterator[Finding]:
    """Yield a warning where more sheets lie inside one another than a stapler takes (our figure)."""
    if scheme.name == "saddle" and scheme.sheet_count > _MOST_STAPLED:
        yield Finding(
            code="booklet-too-thick",
            severity="warning",
            file=file,
            message=f"{scheme.sheet_count} sheets inside one another hardly fold, and staples for more than "
            f"{_MOST_STAPLED} are not made for offices.",
            hint=f"Bind them in sections: --scheme signature --section 16 --pages-per-sheet {job.multiple}.",
        )


def broken_pages(pages: Iterable[SourcePage], file: str) -> Iterator[Finding]:
    """Yield a warning where pages' content is damaged, so that they come out blank or in part."""
    numbers = [page.number for page in pages if is_damaged(page)]
    if numbers:
        yield Finding(
            code="page-content-damaged",
            severity="warning",
            file=file,
            page=numbers[0],
            message=f"{_pages(numbers)} damaged content, of which a part or nothing is printed.",
            hint="Export the file again, or repair it with qpdf.",
        )


def unreadable(file: str, reason: str) -> Finding:
    """Return the error for a file whose pages cannot be written to sheets."""
    return Finding(
        code="pages-unreadable",
        severity="error",
        file=file,
        message=f"The pages cannot be taken over: {reason[:200]}.",
        hint="Export the file again, or repair it with qpdf.",
    )
