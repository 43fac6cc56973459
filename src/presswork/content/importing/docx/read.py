"""A Word file in; its article out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.content.importing.archives import open_archive
from presswork.content.importing.docx.body import read_parts
from presswork.content.importing.docx.context import Context
from presswork.content.importing.docx.package import Package, W
from presswork.content.importing.docx.pictures import Pictures
from presswork.content.importing.docx.properties import read_properties
from presswork.content.importing.docx.remarks import report_changes, report_comments
from presswork.content.importing.docx.styles import Numbering, Styles
from presswork.content.importing.manuscript.article import article_of
from presswork.content.importing.source import refused
from presswork.content.report import Report
from presswork.model.imported import Imported

if TYPE_CHECKING:
    from presswork.content.importing.manuscript.parts import Part
    from presswork.content.importing.source import Source
    from presswork.model.imported import ImportedArticle


def read_docx(source: Source) -> Imported:
    """Return the document's article.

    Raises:
        UnreadableError: it is damaged, locked, unsafe, or no Word file.
    """
    with open_archive(source.data, file=source.name) as archive:
        try:
            article = _article(Package(archive), source.language)
        except RecursionError as error:
            raise refused(
                source.name,
                "xml-unsafe",
                "The document is nested deeper than any manuscript.",
                hint="Copy its text into a new document.",
            ) from error
    return Imported(articles=(article,), language=article.language)


def _article(package: Package, language: str) -> ImportedArticle:
    report = Report(package.file)
    context = Context(
        styles=Styles(package.xml(package.related("styles"))),
        numbering=Numbering(package.xml(package.related("numbering"))),
        pictures=Pictures(package, report),
    )
    root = package.xml(package.main)
    context.begin_part(package.relationships(package.main))
    body = root.find(f"{W}body")
    parts = [] if body is None else read_parts(body, context)
    notes = _notes(package, context)
    report_changes(context, report)
    report_comments(package.xml(package.related("comments")), context, report)
    return article_of(
        parts,
        pictures=context.pictures.found,
        notes=notes,
        properties=read_properties(package, context.letters),
        report=report,
        dropped=(*context.dropped, *context.pictures.dropped),
        language=language,
    )


def _notes(package: Package, context: Context) -> dict[str, list[Part]]:
    """Return the notes that the text refers to, footnotes and endnotes, by label."""
    elements: dict[tuple[str, str], Any] = {}
    relationships = {}
    for kind in ("footnote", "endnote"):
        part = package.related(f"{kind}s")
        root = package.xml(part) if part else None
        relationships[kind] = package.relationships(part) if part else {}
        for element in [] if root is None else root.iterchildren(f"{W}{kind}"):
            elements[kind, element.get(f"{W}id") or ""] = element
    notes: dict[str, list[Part]] = {}
    for (kind, identifier), label in list(context.notes.items()):
        context.begin_part(relationships[kind])
        element = elements.get((kind, identifier))
        notes[label] = [] if element is None else read_parts(element, context)
    return notes
