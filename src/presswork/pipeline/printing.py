"""An issue in, its print edition out: each article composed, arranged and typeset, then bound."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.errors import FindingsError
from presswork.model import Article, Finding, Issue, PageStart, Part
from presswork.pipeline.deriving import derive_all
from presswork.pipeline.order import Order, Read
from presswork.pipeline.reading import name_of

if TYPE_CHECKING:
    from presswork.editions.pdf.xmp import Record


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

    derivatives = derive_all(article, order, boxes=_print_boxes(issue, article), edition="pdf")
    galley = compose(issue, article, derivatives=derivatives, cache=order.cache)
    key = parts.part_key(galley)
    if (kept := parts.cached_part(key, order.cache)) and (moved := parts.begun_at(kept, first_folio)):
        return moved
    if arrangement := parts.find_arrangement(galley, cache=order.cache):
        galley = compose(
            issue,
            article,
            derivatives=derivatives,
            arrangement=arrangement,
            cache=order.cache,
        )
    part = parts.set_part(galley, first_folio=first_folio)
    parts.keep_part(key, part, order.cache)
    return part


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
    from presswork.composition.templating import theme_folders
    from presswork.composition.theme import read_theme

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
