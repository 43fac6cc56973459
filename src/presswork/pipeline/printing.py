"""An issue in, its print edition out: each article composed, arranged and typeset, then bound."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.cache import key_of
from presswork.errors import FindingsError
from presswork.model import Article, Finding, Galley, Issue, PageStart, Part, Plan
from presswork.pipeline.composing_room import ComposingRoom, Job
from presswork.pipeline.deriving import derive_all
from presswork.pipeline.issue_pages import Placed, compose_own, outline_groups, settle
from presswork.pipeline.order import Derivatives, Order, Read
from presswork.pipeline.pressing import Press, press_article, press_own
from presswork.pipeline.reading import name_of
from presswork.pipeline.stamps import Stamps, Theme

if TYPE_CHECKING:
    from presswork.editions.pdf.xmp import Record


def print_parts(read: Read, order: Order, *, press: Press | None = None, whole: bool = False) -> list[Part]:
    """Compose and typeset each article and each of the issue's own pages, or take its part from the cache.

    What is kept on disk comes without its PDF unless it is to be whole.
    """
    return [placed.part for placed in print_pieces(read, order, press=press, whole=whole)]


def print_pieces(
    read: Read, order: Order, *, press: Press | None = None, whole: bool = False
) -> list[Placed]:
    """Return the issue's pieces as they stand in the reader edition, or a press's; see `print_parts`."""
    from presswork.composition.issue.pieces import pieces_of
    from presswork.editions.pdf import parts

    issue = read.issue
    stamps = Stamps(issue, Theme.of(issue))

    def set_piece(job: Job) -> Part:
        piece = job.piece
        if piece.article is None:
            part = _print_own(issue, job, order, press)
        else:
            part = print_part(issue, piece.article, job, order, press=press, stamps=stamps)
        return part if whole else parts.without_pdf(part)

    def count_pages(article: Article) -> int:
        try:
            return _plan(issue, article, order, stamps=stamps)[1].pages
        except FindingsError as error:
            raise FindingsError(_placed_in(error.findings, article, issue.root)) from error

    room = ComposingRoom(
        issue=issue,
        pieces=pieces_of(issue),
        stamps=Stamps(issue, stamps.theme, press) if press else stamps,
        cache=order.cache,
        progress=order.progress,
        set_piece=set_piece,
        count_pages=count_pages,
        prepare=_import_engines,
        placed=parts.placed_at,
        kept=functools.partial(parts.part_behind, cache=order.cache, whole=whole),
    )
    try:
        room.foresee()
        return settle(issue, room.pieces, room.part, room.catch_up)
    except FindingsError as error:
        raise FindingsError([*read.findings, *error.findings]) from error


def _print_own(issue: Issue, job: Job, order: Order, press: Press | None) -> Part:
    """Return the part of one of the issue's own pages; without a QR code where that would cost a page."""
    from presswork.composition.online import page_carries_address

    part = _set_own(issue, job, order, press)
    if part.page_count > 1 and page_carries_address(issue, job.piece):
        short = _set_own(issue, job, order, press, with_code=False)
        if short.page_count < part.page_count:
            return short
        part = _set_own(issue, job, order, press)
    return part


def _set_own(issue: Issue, job: Job, order: Order, press: Press | None, *, with_code: bool = True) -> Part:
    """Return the part of one of the issue's own pages: kept, or composed and typeset anew."""
    from presswork.editions.pdf import parts

    at, folios = job.first_folio, job.folios
    if press:
        return press_own(
            issue, job.piece, order, press=press, first_folio=at, folios=folios, with_code=with_code
        )
    galley = compose_own(issue, job.piece, order, folios=folios, with_code=with_code)
    key = parts.part_key(galley)
    make = functools.partial(parts.set_part, galley, first_folio=at)
    part = parts.part_at(at, key, order.cache, make)
    order.cache.put(job.key, key.encode())
    return part


def first_folio(issue: Issue) -> int:
    """Return the number of the issue's first page."""
    return issue.first_folio


def _import_engines() -> None:
    """Import what typesetting needs, as it has to be imported: WeasyPrint first."""
    import presswork.editions.pdf.typeset  # isort: skip
    import presswork.composition.galley
    import presswork.editions.pdf.arranging.searching
    import presswork.photos.derive  # noqa: F401


def _plan(issue: Issue, article: Article, order: Order, *, stamps: Stamps) -> tuple[Derivatives, Plan]:
    """Return an article's photos as readers get them, and the plan for its galley.

    That is made without the page numbers that the article cites: the plan must not hang on what is only
    known when all is set. `stamps` are those for readers.
    """
    from presswork.composition.galley import compose
    from presswork.composition.online import carries_address
    from presswork.editions.pdf import parts

    derivatives = derive_all(article, order, boxes=_print_boxes(issue, article), edition="pdf")

    def find(stamp: str, issue: Issue, *, with_code: bool = True) -> Plan:
        def composed() -> Galley:
            galley = compose(issue, article, derivatives=derivatives, cache=order.cache, with_code=with_code)
            stamps.theme.check()  # or the plan would be kept for another theme's article
            return galley

        return parts.find_plan(stamp, composed, cache=order.cache)

    plan = find(stamps.of(article), issue)
    if plan.pages > 1 and carries_address(issue, article):
        # A code is worth some lines of a photo's depth, never a page: there the address in type has to do.
        bare = dataclasses.replace(issue, url="")
        if plan.pages > find(Stamps(bare, stamps.theme).of(article), bare).pages:
            stamp = key_of("address in type", stamps.of(article))
            plan = dataclasses.replace(find(stamp, issue, with_code=False), with_code=False)
    return derivatives, plan


def print_part(
    issue: Issue, article: Article, job: Job, order: Order, *, press: Press | None, stamps: Stamps
) -> Part:
    """Return an article's part: kept, or composed, arranged and typeset anew.

    Raises `FindingsError` with findings that name the article's file.
    """
    try:
        return _print_part(issue, article, job, order, press=press, stamps=stamps)
    except FindingsError as error:
        raise FindingsError(_placed_in(error.findings, article, issue.root)) from error


def _print_part(
    issue: Issue, article: Article, job: Job, order: Order, *, press: Press | None, stamps: Stamps
) -> Part:
    from presswork.composition.galley import compose
    from presswork.editions.pdf import parts

    derivatives, plan = _plan(issue, article, order, stamps=stamps)

    def set_with(folios: Mapping[str, str], pointer: str) -> Part:
        composed = functools.partial(
            compose,
            issue,
            article,
            folios=folios,
            arrangement=plan.arrangement,
            with_code=plan.with_code,
            cache=order.cache,
        )
        key, make = _setting(
            issue, article, derivatives, order, plan=plan, compose=composed, press=press, at=job.first_folio
        )
        part = parts.part_at(job.first_folio, key, order.cache, make)
        stamps.theme.check()  # likewise
        order.cache.put(pointer, key.encode())
        return part

    part = set_with(job.to_come, job.key)
    return part if parts.can_cite(part) else set_with(job.folios, job.numbered_key)


def _setting(
    issue: Issue,
    article: Article,
    derivatives: Derivatives,
    order: Order,
    *,
    plan: Plan,
    compose: Callable[..., Galley],
    press: Press | None,
    at: int,
) -> tuple[str, Callable[[], Part]]:
    """Return the key of an article's part, and what sets it to begin with the folio `at`."""
    from presswork.editions.pdf import parts

    if press:
        return press_article(
            issue,
            article,
            derivatives,
            order,
            plan=plan,
            compose=compose,
            press=press,
            first_folio=at,
        )
    galley = compose(derivatives=derivatives)
    return parts.part_key(galley), functools.partial(parts.set_part, galley, first_folio=at)


def _placed_in(findings: Sequence[Finding], article: Article, root: Path) -> list[Finding]:
    """Name the article's file where a finding names its slug, and a character's line in it."""
    file = name_of(article.path, root)
    return [
        dataclasses.replace(finding, file=file, line=_line_of(finding.where, article.path))
        if finding.file == article.slug
        else finding
        for finding in findings
    ]


def _line_of(where: str | None, path: Path) -> int | None:
    """Return the first line with the character that a finding names as `U+65B0`; None for any other place."""
    if not where or not where.startswith("U+"):
        return None
    before, found, _ = path.read_text(encoding="utf-8", errors="replace").partition(chr(int(where[2:], 16)))
    return before.count("\n") + 1 if found else None


def _print_boxes(issue: Issue, article: Article) -> Mapping[str, tuple[int, int]]:
    from presswork.composition.placing import largest_px
    from presswork.composition.theme import read_theme
    from presswork.composition.theme_files import theme_folders

    folders = theme_folders(issue.root, issue.theme)
    measures = read_theme(folders, issue.page, root=issue.root).measures
    return {photo.id: largest_px(photo, measures) for photo in article.photos}


def print_limits(read: Read) -> tuple[Finding, ...]:
    """Return what is known not to come out on paper as it should."""
    from presswork.composition.limits import find_limits

    return find_limits(read.issue)


def page_starts(parts: Sequence[Part]) -> tuple[PageStart, ...]:
    """Return where each page of the joined edition begins."""
    starts = (start for part in parts for start in part.page_starts)
    return tuple(dataclasses.replace(start, page_index=index) for index, start in enumerate(starts))


def bind_pdf(read: Read, parts: Sequence[Part], order: Order) -> bytes:
    """Join the parts into the reader PDF; those without their PDFs bring them from the cache, one by one."""
    from presswork.editions.pdf.parts import PartLostError

    try:
        return _bound(read, parts, order)
    except PartLostError:  # another process made room in the cache, or a disk failed
        return _bound(read, print_parts(read, order, whole=True), order)


def _bound(read: Read, parts: Sequence[Part], order: Order) -> bytes:
    from presswork.editions.pdf.bindery import bind
    from presswork.editions.pdf.leaves import opened
    from presswork.editions.pdf.parts import loaded

    return bind(
        (loaded(part, order.cache) for part in parts),
        record_of(read),
        font_file=functools.partial(font_file, read.issue),
        groups=outline_groups(read.issue, parts),
        opening=order.open_parts or opened,
    )


def font_file(issue: Issue, url: str) -> bytes | None:
    """Return the font behind a URL of the issue's galleys, None where there is none."""
    from presswork.composition.references import find_asset
    from presswork.composition.theme_files import theme_folders

    asset = find_asset(url, folders=theme_folders(issue.root, issue.theme), root=issue.root)
    return asset.read() if asset else None


def record_of(read: Read) -> Record:
    """Return what a PDF of the issue says of itself."""
    from presswork import resources
    from presswork.composition.metadata import record_fields
    from presswork.editions.pdf.xmp import Record

    return Record(
        **record_fields(read.issue),
        producer=f"Presswork {resources.version()} (WeasyPrint)",
        creator_tool="Presswork",
        source_hash=read.source_hash,
        options=read.options,
    )
