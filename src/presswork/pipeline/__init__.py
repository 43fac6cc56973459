"""The order of the stages: an issue's folder in, finished editions or findings out.

The modules of this package alone know the stages; the stages do not know each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from presswork.errors import FindingsError
from presswork.files import write_whole
from presswork.memory import rarely_collecting
from presswork.model import Finding, Part, Written
from presswork.pipeline.booklets import make_booklet
from presswork.pipeline.budgets import overruns
from presswork.pipeline.further import with_further
from presswork.pipeline.order import ALL_EDITIONS, EDITIONS, Built, Edition, Order, Read
from presswork.pipeline.packing import pack_epub
from presswork.pipeline.preflighting import preflight_built
from presswork.pipeline.pressing import Press, bind_press, choose_press
from presswork.pipeline.printing import bind_pdf, page_starts, print_limits, print_parts, record_of
from presswork.pipeline.reading import as_built, has_errors, is_current, read_source, stop_on_errors

__all__ = ["ALL_EDITIONS", "EDITIONS", "Built", "Edition", "Order", "Read", "build", "check", "read_source"]


@rarely_collecting
def build(order: Order, editions: Sequence[Edition]) -> Built:
    """Build editions of an issue.

    Raises `FindingsError` with every finding when one is an error; then nothing is written.
    """
    read = read_source(order)
    try:
        stop_on_errors(read.findings)
        return _build(read, order, editions)
    except FindingsError as error:
        raise FindingsError(with_further(error.findings, read, order)) from error


def _build(read: Read, order: Order, editions: Sequence[Edition]) -> Built:
    press = choose_press(read, order) if "press" in editions else None
    parts = print_parts(read, order) if set(editions) & set(EDITIONS) else []
    pressed = print_parts(read, order, press=press) if press else []
    finished = {edition: _finish(edition, read, parts, order) for edition in EDITIONS if edition in editions}
    if press:
        finished["press"] = _bound_press(read, pressed, order, press)
    booklet = make_booklet(read, order) if "booklet" in editions else None
    if booklet:
        finished["booklet"] = booklet.data
    for edition, data in finished.items():
        write_whole(read.path(edition), data)
    pages = dict.fromkeys(ALL_EDITIONS, sum(part.page_count for part in parts or pressed))
    pages |= {"epub": 0, "booklet": booklet.side_count if booklet else 0}
    written = (_written(name, read.path(name), data, pages[name]) for name, data in finished.items())
    limits = print_limits(read) if finished.keys() - {"epub"} else ()
    about_colours = (finding for part in pressed for finding in part.findings)
    return Built(
        written=tuple(written),
        findings=(
            *read.findings,
            *limits,
            *overruns(read.issue, parts),
            *about_colours,
            *(booklet.findings if booklet else ()),
        ),
        instructions=booklet.instructions if booklet else "",
    )


def _finish(edition: Edition, read: Read, parts: Sequence[Part], order: Order) -> bytes:
    if edition == "pdf":
        return bind_pdf(read, parts, order)
    return pack_epub(read, page_starts(parts), order)


def _bound_press(read: Read, parts: Sequence[Part], order: Order, press: Press) -> bytes:
    from presswork.editions.pdf.parts import PartLostError

    try:
        return bind_press(read, parts, record_of(read), press, order.cache)
    except PartLostError:  # as in `bind_pdf`
        parts = print_parts(read, order, press=press, whole=True)
        return bind_press(read, parts, record_of(read), press, order.cache)


def _written(edition: Edition, path: Path, data: bytes, pages: int) -> Written:
    return Written(
        path=path,
        edition=edition,
        size_bytes=len(data),
        page_count=pages,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def check(order: Order) -> tuple[Finding, ...]:
    """Check an issue's content and its finished files; build those that are missing or out of date.

    A finished file is judged in the page size and theme that were chosen when it was built, unless the
    order names others. Files are not built while the content has errors: those that stand are not judged.
    A press file that was built is judged for the press it was built for.
    """
    from presswork.preflight.run import check_files

    read = read_source(as_built(order))
    if has_errors(read.findings):
        return with_further(read.findings, read, order)
    stale = [edition for edition in EDITIONS if not is_current(read, edition)]
    if stale:
        build(as_built(order), stale)
    found = check_files(
        read.path("pdf"),
        read.path("epub"),
        issue=read.issue,
        progress=lambda stage: order.progress(stage, 0, 1),
    )
    press = preflight_built(read, progress=order.progress)
    return (*read.findings, *print_limits(read), *found, *press)
