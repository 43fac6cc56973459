"""The order of the stages: an issue's folder in, finished editions or findings out."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from presswork.cache import Cache, default_cache_dir, key_of
from presswork.errors import FindingsError, UsageError
from presswork.files import write_whole
from presswork.memory import rarely_collecting
from presswork.model import PAGE_SIZES, Article, Derivative, Finding, Issue, PageStart, Part, Written

if TYPE_CHECKING:
    from presswork.editions.pdf.xmp import Record

Edition = Literal["pdf", "epub"]
EDITIONS: tuple[Edition, ...] = ("pdf", "epub")
Progress = Callable[[str, int, int], None]
Derivatives = Mapping[str, Derivative]

_CHOICES = ("page", "theme")
COVER_WIDTH_PX, COVER_HEIGHT_PX = 1600, 2560


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for: an issue's folder, where its editions go, and what overrides its own choices."""

    folder: Path
    out: Path | None = None
    page: str | None = None
    theme: str | None = None
    cache: Cache = dataclasses.field(default_factory=lambda: Cache(default_cache_dir()))
    progress: Progress = _silent


@dataclass(frozen=True, kw_only=True)
class Read:
    """An issue read whole, with its photos, and every finding about its content."""

    issue: Issue
    out: Path
    findings: tuple[Finding, ...]
    source_hash: str
    chosen: tuple[str, ...] = ()

    @property
    def options(self) -> str:
        """The build's options, as a finished file records them, and which of them the order chose."""
        chosen = f";chosen={','.join(self.chosen)}" if self.chosen else ""
        return f"page={self.issue.page};theme={self.issue.theme}{chosen}"

    def path(self, edition: Edition) -> Path:
        """Return where the edition's file goes."""
        return self.out / f"{self.issue.slug}.{edition}"


@dataclass(frozen=True, kw_only=True)
class Built:
    """The files that were written, and the findings that did not hinder it."""

    written: tuple[Written, ...]
    findings: tuple[Finding, ...]


@rarely_collecting
def build(order: Order, editions: Sequence[Edition]) -> Built:
    """Build editions of an issue.

    Raises `FindingsError` with every finding when one is an error; then nothing is written.
    """
    read = read_source(order)
    stop_on_errors(read.findings)
    parts = print_parts(read, order)
    finished = {edition: _finish(edition, read, parts, order) for edition in EDITIONS if edition in editions}
    for edition, data in finished.items():
        write_whole(read.path(edition), data)
    pages = sum(part.page_count for part in parts)
    written = (_written(edition, read.path(edition), data, pages) for edition, data in finished.items())
    limits = print_limits(read) if "pdf" in finished else ()
    return Built(written=tuple(written), findings=(*read.findings, *limits))


def _finish(edition: Edition, read: Read, parts: Sequence[Part], order: Order) -> bytes:
    if edition == "pdf":
        return bind_pdf(read, parts)
    return pack_epub(read, page_starts(parts), order)


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
    order names others. Files are not built while the content has errors: then those that stand are not judged.
    """
    from presswork.preflight.run import check_files

    read = read_source(_as_built(order))
    if _has_errors(read.findings):
        return read.findings
    stale = [edition for edition in EDITIONS if not _is_current(read, edition)]
    if stale:
        build(_as_built(order), stale)
    found = check_files(
        read.path("pdf"),
        read.path("epub"),
        issue=read.issue,
        progress=lambda stage: order.progress(stage, 0, 1),
    )
    return (*read.findings, *print_limits(read), *found)


def _as_built(order: Order) -> Order:
    """Return the order with the page size and theme that were chosen for the files in its folder."""
    from presswork.preflight.provenance import read_source_hash

    read = read_source(order)
    for edition in EDITIONS:
        record = read_source_hash(read.path(edition)) if read.path(edition).is_file() else None
        if record:
            options = dict(option.partition("=")[::2] for option in record[1].split(";"))
            chosen = {name: options.get(name) for name in options.get("chosen", "").split(",") if name}
            return dataclasses.replace(
                order, page=order.page or chosen.get("page"), theme=order.theme or chosen.get("theme")
            )
    return order


def _is_current(read: Read, edition: Edition) -> bool:
    from presswork.preflight.provenance import read_source_hash

    path = read.path(edition)
    return path.is_file() and read_source_hash(path) == (read.source_hash, read.options)


def read_source(order: Order) -> Read:
    """Read an issue with its photos and check its copy; every finding in one run."""
    from presswork.content.copy_checks import check as check_copy
    from presswork.content.project import find_root
    from presswork.content.read import read_issue
    from presswork.photos.complete import complete

    root = find_root(order.folder)
    result = read_issue(order.folder, root=root)
    if result.issue is None:
        raise FindingsError(result.findings)
    issue = _with_choices(result.issue, order)
    issue, photo_findings = complete(issue, cache=order.cache)
    findings = (*result.findings, *photo_findings, *check_copy(issue))
    return Read(
        issue=issue,
        out=order.out or Path("dist") / issue.slug,
        findings=findings,
        # What has errors is not built; and what leads out of the project is not to be read.
        source_hash="" if _has_errors(findings) else source_hash(issue),
        chosen=tuple(name for name in _CHOICES if getattr(order, name)),
    )


def _with_choices(issue: Issue, order: Order) -> Issue:
    page, theme = order.page or issue.page, order.theme or issue.theme
    if page not in PAGE_SIZES:
        raise UsageError(f'There is no page size "{page}".\n  Page sizes: {", ".join(PAGE_SIZES)}.')
    return dataclasses.replace(issue, page=page, theme=theme)


def stop_on_errors(findings: Sequence[Finding]) -> None:
    """Raise `FindingsError` with all the findings when one of them is an error."""
    if _has_errors(findings):
        raise FindingsError(findings)


def _has_errors(findings: Sequence[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def source_hash(issue: Issue) -> str:
    """Return the hash of everything an edition is made from: content, photos, templates, options, code."""
    from presswork import resources

    files = {
        *(path for article in issue.articles for path in _article_files(article)),
        *(
            path
            for name in ("issue.toml", "presswork.toml")
            for path in (issue.folder / name, issue.root / name)
        ),
        *(
            path
            for folder in (issue.root / "templates", resources.templates_dir())
            for path in folder.rglob("*")
        ),
    }
    stamps = [f"{_name(path, issue.root)} {_digest(path)}" for path in files if path.is_file()]
    return key_of(
        "source", resources.version(), issue.page, issue.theme, issue.identifier, *sorted(set(stamps))
    )


def _article_files(article: Article) -> list[Path]:
    return [article.path, *(photo.source for photo in article.photos if photo.source)]


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def print_parts(read: Read, order: Order) -> list[Part]:
    """Compose and typeset each article, or take its part from the cache."""
    parts: list[Part] = []
    findings: list[Finding] = []
    articles = read.issue.articles
    for number, article in enumerate(articles):
        order.progress(f"Typesetting {article.slug}", number, len(articles))
        folio = first_folio(read.issue) + sum(part.page_count for part in parts)
        try:
            parts.append(_print_part(read.issue, article, order, first_folio=folio))
        except FindingsError as error:
            findings.extend(_placed_in(error.findings, article, read.issue.root))
    if findings:
        raise FindingsError([*read.findings, *findings])
    return parts


def first_folio(issue: Issue) -> int:
    """Return the number of the issue's first page."""
    return int(issue.articles[0].options.get("first_folio", 1))


def _print_part(issue: Issue, article: Article, order: Order, *, first_folio: int) -> Part:
    """Return an article's part: kept, or composed, arranged and typeset anew."""
    from presswork.composition.galley import compose
    from presswork.editions.pdf import parts

    derivatives = _derive(article, order, boxes=_print_boxes(issue, article), edition="pdf")
    galley = compose(issue, article, derivatives=derivatives, first_folio=first_folio, cache=order.cache)
    key = parts.part_key(galley, first_folio=first_folio)
    if kept := parts.cached_part(key, order.cache):
        return kept
    if arrangement := parts.find_arrangement(galley, cache=order.cache):
        galley = compose(
            issue,
            article,
            derivatives=derivatives,
            first_folio=first_folio,
            arrangement=arrangement,
            cache=order.cache,
        )
    part = parts.set_part(galley, first_folio=first_folio)
    parts.keep_part(key, part, order.cache)
    return part


def _placed_in(findings: Sequence[Finding], article: Article, root: Path) -> list[Finding]:
    """Name the article's file where a finding names its slug."""
    file = _name(article.path, root)
    return [
        dataclasses.replace(finding, file=file) if finding.file == article.slug else finding
        for finding in findings
    ]


def _print_boxes(issue: Issue, article: Article) -> Mapping[str, tuple[int, int]]:
    from presswork.composition.placing import largest_px
    from presswork.composition.templating import theme_folders
    from presswork.composition.theme import read_theme

    folders = theme_folders(issue.root, issue.theme)
    measures = read_theme(folders, issue.page, root=issue.root).measures
    return {photo.id: largest_px(photo, measures) for photo in article.photos}


def _derive(
    article: Article, order: Order, *, boxes: Mapping[str, tuple[int, int]], edition: Edition
) -> Derivatives:
    from presswork.photos.derive import derive

    return {
        photo.id: derive(photo, edition=edition, max_px=boxes.get(photo.id), cache=order.cache)
        for photo in article.photos
    }


def print_limits(read: Read) -> tuple[Finding, ...]:
    """Return what is known not to come out on paper as it should."""
    from presswork.composition.limits import find_limits

    return find_limits(read.issue)


def page_starts(parts: Sequence[Part]) -> tuple[PageStart, ...]:
    """Return where each page of the joined edition begins."""
    starts = (start for part in parts for start in part.page_starts)
    return tuple(dataclasses.replace(start, page_index=index) for index, start in enumerate(starts))


def bind_pdf(read: Read, parts: Sequence[Part]) -> bytes:
    """Join the parts into the reader PDF."""
    from presswork.editions.pdf.bindery import bind

    return bind(parts, _record(read))


def _record(read: Read) -> Record:
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


def pack_epub(read: Read, starts: tuple[PageStart, ...], order: Order) -> bytes:
    """Compose and pack the e-book, with the pages of the print edition of the same build."""
    from presswork.composition.book import compose_book
    from presswork.editions.epub.pack import pack

    order.progress("Making the e-book", 0, 1)
    derivatives = {
        article.slug: _derive(article, order, boxes={}, edition="epub") for article in read.issue.articles
    }
    book = compose_book(
        read.issue,
        derivatives=derivatives,
        cover=_cover(read.issue, derivatives, order),
        page_starts=starts,
        cache=order.cache,
    )
    record = {"source-hash": read.source_hash, "options": read.options}
    provenance = (("meta", text, {"property": f"presswork:{name}"}) for name, text in record.items())
    return pack(dataclasses.replace(book, metadata=(*book.metadata, *provenance)))


def _cover(issue: Issue, derivatives: Mapping[str, Derivatives], order: Order) -> bytes:
    from presswork.composition.cover import cover_key, cover_svg
    from presswork.composition.templating import environment

    env = environment(issue.root, issue.theme, cache=order.cache)
    key = cover_key(issue, env, derivatives)
    if key and (kept := order.cache.get(key)):
        return kept
    from presswork.composition.fonts import FONT_FILES, font_path
    from presswork.photos.raster import rasterise

    svg = cover_svg(issue, env, derivatives)
    fonts = [path for url in FONT_FILES if (path := font_path(url))]
    cover = rasterise(svg, width_px=COVER_WIDTH_PX, height_px=COVER_HEIGHT_PX, fonts=fonts, file="cover.svg")
    if key:
        order.cache.put(key, cover)
    return cover
