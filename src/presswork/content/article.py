"""An article's text in; the `Article` that its author wrote, and every fault in it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.content import source as sources
from presswork.content.article_photos import PhotoDesk
from presswork.content.body import read_body
from presswork.content.header import Values, read_header
from presswork.content.inline import Inliner
from presswork.model import Article, Contributor, Correction

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.content.photo_files import LookUp
    from presswork.content.report import Report

OPTIONS = ("theme", "page", "press", "first_folio")


def parse_article(
    text: str, *, path: Path, root: Path, slug: str, language: str, report: Report
) -> tuple[Article, Values, tuple[LookUp, ...]]:
    """Return the article, its header's fields, and where its photos were looked for.

    See `article_file.read_article`.
    """
    source = sources.split(text, report)
    header = Values()
    if source.header is not None:
        header = read_header(source.header, first_line=2, report=report)
    if header.lines and not header.get("language") and not language:
        report.note(
            "language-assumed",
            "The header names no language; English is assumed.",
            hint="Add a line, for example `language: en`. It decides on quotation marks, hyphens and speech.",
            line=1,
            where="language",
        )
    return _article(source, header, path=path, root=root, slug=slug, language=language or "en", report=report)


def _article(
    source: sources.Source,
    header: Values,
    *,
    path: Path,
    root: Path,
    slug: str,
    language: str,
    report: Report,
) -> tuple[Article, Values, tuple[LookUp, ...]]:
    inliner = Inliner(report)
    body = read_body(source.body, first_line=source.body_line, report=report)
    desk = PhotoDesk(body, header, folder=path.parent, root=root, report=report, inliner=inliner)
    blocks, photos = desk.make()
    if not any(block.html or block.photo for block in blocks) and not _has_error(report):
        report.error(
            "article-empty",
            "The article has no text.",
            hint="Write it below the header, after the line `---`.",
            line=source.body_line,
        )

    def inline(name: str) -> str:
        return inliner.text(header.get(name), header.lines.get(name, 1))

    article = Article(
        slug=slug,
        path=path,
        headline=inline("headline"),
        language=header.get("language") or language,
        kicker=inline("kicker"),
        standfirst=inline("standfirst"),
        byline=header.get("byline", ()),
        dateline=inline("dateline"),
        published=header.get("published", None),
        section=header.get("section"),
        tags=header.get("tags", ()),
        description=header.get("description"),
        rights=header.get("rights"),
        identifier=header.get("identifier"),
        conforms_to=header.get("conforms_to"),
        cover=desk.cover(photos),
        blocks=blocks,
        photos=photos,
        notes=tuple(body.notes),
        corrections=_corrections(header, inliner),
        options={name: str(header.get(name)) for name in OPTIONS if header.get(name)},
        start=header.get("start") or "either",
        page_budget=header.get("pages") or 0,
        contributors=contributors_of(header, inliner),
    )
    return article, header, tuple(desk.files.looked_up)


def contributors_of(values: Values, inliner: Inliner) -> tuple[Contributor, ...]:
    """Return the notes on contributors that a header or an issue's file holds."""
    entries: tuple[Values, ...] = values.get("contributors", ())
    return tuple(
        Contributor(name=entry.get("name"), note=inliner.text(entry.get("note"), entry.lines.get("note", 1)))
        for entry in entries
        if entry.get("name") and entry.get("note")
    )


def _has_error(report: Report) -> bool:
    """Whether the text may be missing for a reason that is already reported."""
    return any(finding.code in {"paragraph-too-long", "nested-too-deep"} for finding in report.findings)


def _corrections(header: Values, inliner: Inliner) -> tuple[Correction, ...]:
    entries: tuple[Values, ...] = header.get("corrections", ())
    complete = [entry for entry in entries if entry.get("date") and entry.get("text")]
    corrections = [_correction(entry, inliner) for entry in complete]
    return tuple(sorted(corrections, key=lambda correction: correction.date))


def _correction(entry: Values, inliner: Inliner) -> Correction:
    date: Any = entry.get("date")
    return Correction(date=date, html=inliner.text(entry.get("text"), entry.lines.get("text", 1)))
