"""An OpenDocument text, packed or flat, in; its article out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from presswork.content.importing.archives import open_archive, parse_xml
from presswork.content.importing.manuscript.article import article_of
from presswork.content.importing.manuscript.parts import Properties
from presswork.content.importing.manuscript.remarks import report_comment, report_hidden
from presswork.content.importing.odt.body import read_parts
from presswork.content.importing.odt.context import Context, Pictures
from presswork.content.importing.odt.names import DC, META, OFFICE, TEXT
from presswork.content.importing.odt.styles import Styles
from presswork.content.importing.source import refused
from presswork.content.report import Report
from presswork.model.imported import Imported

if TYPE_CHECKING:
    from presswork.content.importing.archives import Archive
    from presswork.content.importing.source import Source
    from presswork.model.imported import ImportedArticle


def read_odt(source: Source) -> Imported:
    """Return the document's article.

    Raises:
        UnreadableError: it is damaged, locked, unsafe, or no text document.
    """
    try:
        if source.data.startswith(b"PK"):
            with open_archive(source.data, file=source.name) as archive:
                article = _packed(archive, source)
        else:
            root = parse_xml(source.data, file=source.name)
            article = _article(root, root, root, None, source)
    except RecursionError as error:
        raise refused(
            source,
            "xml-unsafe",
            "The document is nested deeper than any manuscript.",
            hint="Copy its text into a new document.",
        ) from error
    return Imported(articles=(article,), language=article.language)


def _packed(archive: Archive, source: Source) -> ImportedArticle:
    if "content.xml" not in archive:
        raise refused(
            source,
            "archive-damaged",
            "It is no OpenDocument text: content.xml is missing.",
            hint="Open it in the program that it comes from and save it anew as .odt.",
        )
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive else b""
    if b"encryption-data" in manifest:
        raise refused(
            source,
            "archive-encrypted",
            "The document is locked with a password.",
            hint="Open it with the password and save it without one.",
        )
    parts = {
        name: parse_xml(archive.read(name), file=source.name, where=name) if name in archive else None
        for name in ("content.xml", "styles.xml", "meta.xml")
    }
    return _article(parts["content.xml"], parts["styles.xml"], parts["meta.xml"], archive, source)


def _article(
    content: Any, styles: Any, meta: Any, archive: Archive | None, source: Source
) -> ImportedArticle:
    report = Report(source.name)
    context = Context(styles=Styles(content, styles), pictures=Pictures(archive, report))
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    parts = [] if body is None else read_parts(body, context)
    notes = {}
    for label in list(context.notes):
        note_body = context.notes[label].find(f"{TEXT}note-body")
        notes[label] = [] if note_body is None else read_parts(note_body, context)
    _report_changes(content, report)
    for author, place, words in context.comments:
        report_comment(report, author=author, place=place, words=words)
    return article_of(
        parts,
        pictures=context.pictures.found,
        notes=notes,
        properties=_properties(meta, context.styles.language),
        report=report,
        dropped=(*report_hidden(context.hidden), *context.pictures.dropped),
        language=source.language,
    )


def _report_changes(content: Any, report: Report) -> None:
    inserted = sum(1 for _ in content.iter(f"{TEXT}insertion"))
    deleted = sum(1 for _ in content.iter(f"{TEXT}deletion"))
    if inserted or deleted:
        report.note(
            "tracked-changes-accepted",
            f"The document holds tracked changes: {inserted} insertions were kept, {deleted} deletions "
            "left out.",
            hint="The text is as if all were accepted. Open it if an earlier wording is wanted.",
        )


def _properties(meta: Any, language: str) -> Properties:
    root = None if meta is None else meta.find(f"{OFFICE}meta")
    if root is None:
        return Properties(language=language)
    keywords = (" ".join((each.text or "").split()) for each in root.iterchildren(f"{META}keyword"))
    creator = root.findtext(f"{META}initial-creator") or root.findtext(f"{DC}creator") or ""
    return Properties(
        title=" ".join((root.findtext(f"{DC}title") or "").split()),
        creator=" ".join(creator.split()),
        language=language or (root.findtext(f"{DC}language") or ""),
        keywords=tuple(dict.fromkeys(word for text in keywords for word in text.split(", ") if word)),
        created=_date(root.findtext(f"{META}creation-date") or ""),
    )


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
