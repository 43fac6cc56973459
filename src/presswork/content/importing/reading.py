"""Opened sources in; all their articles, in order, as one `Imported` out, with every fault."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from presswork.content.importing.pasted.tongues import guessed
from presswork.content.importing.readers import NOT_READ, read
from presswork.content.importing.recognising import recognise
from presswork.content.importing.zipped import unpacked
from presswork.content.values import parse_language
from presswork.errors import FindingsError, UnreadableError
from presswork.model import Finding
from presswork.model.imported import Imported, ImportedArticle

if TYPE_CHECKING:
    from presswork.content.importing.opening import Opened
    from presswork.content.importing.source import Source


_GUESSED = "import-language-guessed"
_PACKED = ("is an archive beside or within others", "")
_SAY_NOTHING = frozenset(("index", "article", "page", "document", "text", "untitled"))


def read_all(opened: Opened) -> Imported:
    """Return what the sources hold. One of a folder that is of a kind that is not imported is a warning.

    Raises `UnreadableError` with every source that cannot be read.
    """
    if not opened.is_folder and recognise(opened.sources[0]) == "archive":
        opened = unpacked(opened.sources[0])
    if not opened.is_folder:
        return _named(read(opened.sources[0]), opened.sources[0])
    found: list[Imported] = []
    faults: list[Finding] = []
    passed: list[Finding] = []
    for source in opened.sources:
        if (kind := recognise(source)) in NOT_READ or kind == "archive":
            passed.append(_passed_over(source, NOT_READ.get(kind, _PACKED)[0]))
            continue
        try:
            found.append(_named(read(source, kind=kind), source))
        except FindingsError as error:
            faults += [replace(fault, file=fault.file or source.name) for fault in error.findings]
    if faults or not found:
        raise UnreadableError((*faults, *passed))
    return _joined(found, passed, opened.name)


def _passed_over(source: Source, what: str) -> Finding:
    return Finding(
        code="source-passed-over",
        severity="warning",
        message=f"The file {what}; it was passed over.",
        hint="Import it by itself once it is saved as a kind that is imported, if it belongs to the issue.",
        file=source.name,
    )


def _named(imported: Imported, source: Source) -> Imported:
    """Return it with the source named in every finding, and the language that the user said."""
    articles = tuple(
        replace(
            article,
            source=article.source or source.name,
            slug=article.slug or ("" if article.title else _stem(source)),
            findings=tuple(replace(f, file=f.file or source.name) for f in article.findings),
        )
        for article in (_with_language(article, source.language) for article in imported.articles)
    )
    findings = tuple(replace(f, file=f.file or source.name) for f in imported.findings)
    return replace(
        imported, articles=articles, findings=findings, language=source.language or imported.language
    )


def _stem(source: Source) -> str:
    """Return what a source without a title is called: its file's name, or that of its folder."""
    path: PurePath = source.path.resolve() if source.path else PurePosixPath(source.name)
    if not path.suffix:  # standard input
        return ""
    return path.parent.name if path.stem.lower() in _SAY_NOTHING else path.stem


def _with_language(article: ImportedArticle, said: str) -> ImportedArticle:
    """Return the article in the language that the user says, that it names, or that its words are in."""
    named = said or parse_language(article.language.replace("_", "-")) or ""
    if named:
        return replace(article, language=named)
    language = guessed("\n".join(block.text or block.caption for block in article.blocks))
    if not language:
        return replace(article, language="")
    note = Finding(
        code=_GUESSED,
        severity="note",
        message=f"The source names no language; by its words it is {language}.",
        hint="If it is another, import it again with --language, or correct `language` in the header.",
        where="language",
    )
    return replace(article, language=language, findings=(*article.findings, note))


def _with_one_note(articles: list[ImportedArticle]) -> tuple[ImportedArticle, ...]:
    """Return the articles; that a language was guessed is said once for all that are in it."""
    notes_of_all = (note for article in articles for note in article.findings if note.code == _GUESSED)
    guesses = Counter(note.message for note in notes_of_all)
    kept = []
    for article in articles:
        notes = []
        for note in article.findings:
            count = guesses.pop(note.message, 0) if note.code == _GUESSED else 1
            if count > 1:
                message = note.message.replace("The source names", f"{count} sources name").replace(
                    "its", "their"
                )
                notes.append(replace(note, message=message.replace("it is", "they are"), file=None))
            elif count:
                notes.append(note)
        kept.append(replace(article, findings=tuple(notes)))
    return tuple(kept)


def _joined(found: list[Imported], passed: list[Finding], name: str) -> Imported:
    articles: list[ImportedArticle] = [article for imported in found for article in imported.articles]
    title = found[0].title if len(found) == 1 else ""
    languages = Counter(article.language for article in articles if article.language)
    (most, count), *_ = [*languages.most_common(1), ("", 0)]
    return Imported(
        articles=_with_one_note(articles),
        title=title or " ".join(name.replace("_", " ").replace("-", " ").split()),
        language=most if 2 * count > len(articles) else "",
        findings=(*passed, *(finding for imported in found for finding in imported.findings)),
    )
