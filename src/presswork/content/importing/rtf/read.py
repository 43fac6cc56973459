"""An RTF file in; its article out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.manuscript.article import article_of
from presswork.content.importing.manuscript.parts import Properties
from presswork.content.importing.manuscript.remarks import report_comment, report_hidden
from presswork.content.importing.rtf.charsets import language_of
from presswork.content.importing.rtf.parser import Parser, TooDeepError
from presswork.content.importing.source import refused
from presswork.content.report import Report
from presswork.model.imported import Imported

if TYPE_CHECKING:
    from presswork.content.importing.rtf.state import Document
    from presswork.content.importing.source import Source


def read_rtf(source: Source) -> Imported:
    """Return the file's article.

    Raises:
        UnreadableError: it is no RTF, or nested without end.
    """
    if not source.data[:64].lstrip().startswith(b"{\\rtf"):
        raise refused(source, "rtf-damaged", "It is no RTF file.", hint="Save it anew as .rtf or .docx.")
    parser = Parser()
    try:
        flow = parser.read(source.data)
    except (TooDeepError, RecursionError) as error:
        raise refused(
            source, "rtf-damaged", "Its groups are nested without end.", hint="Save it anew as .rtf or .docx."
        ) from error
    document, report = parser.document, Report(source.name)
    for author, place, words in document.comments:
        report_comment(report, author=author, place=place, words=words)
    if document.inserted or document.deleted:
        report.note(
            "tracked-changes-accepted",
            f"The document holds tracked changes: {document.inserted} insertions were kept, "
            f"{document.deleted} deletions left out.",
            hint="The text is as if all were accepted. Open it if an earlier wording is wanted.",
        )
    article = article_of(
        flow.parts,
        pictures=document.pictures,
        notes=document.notes,
        properties=_properties(document),
        report=report,
        dropped=report_hidden(document.hidden),
        language=source.language,
    )
    return Imported(articles=(article,), language=article.language)


def _properties(document: Document) -> Properties:
    letters = document.letters
    most = max(sorted(letters), key=lambda number: letters[number], default=0)
    keywords = (word.strip() for word in document.info.get("keywords", "").replace(";", ",").split(","))
    return Properties(
        title=document.info.get("title", ""),
        creator=document.info.get("author", ""),
        language=language_of(most),
        keywords=tuple(dict.fromkeys(word for word in keywords if word)),
    )
