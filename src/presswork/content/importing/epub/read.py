"""An EPUB in; an article for each chapter that its contents name, out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from presswork.content.importing.archives import open_archive
from presswork.content.importing.bodies import body_of, date_of, without_title
from presswork.content.importing.epub.documents import documents_of, number_of_mark
from presswork.content.importing.epub.head import take_head
from presswork.content.importing.epub.package import read_book, resolved
from presswork.content.importing.levels import closed_levels
from presswork.content.importing.source import refused
from presswork.model.imported import Imported, ImportedArticle, ImportedPicture

if TYPE_CHECKING:
    from presswork.content.importing.archives import Archive
    from presswork.content.importing.epub.documents import Document
    from presswork.content.importing.epub.head import Head
    from presswork.content.importing.epub.package import Book
    from presswork.content.importing.markup import MarkupParts
    from presswork.content.importing.source import Source
    from presswork.model import Finding
    from presswork.model.imported import Dropped, ImportedBlock


@dataclass(kw_only=True)
class _Draft:
    """An article while its documents are being joined."""

    title: str = ""
    head: Head | None = None
    blocks: list[ImportedBlock] = field(default_factory=list)
    pictures: dict[str, ImportedPicture] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def read_epub(source: Source) -> Imported:
    """Return the book's articles.

    Raises:
        UnreadableError: it is damaged, locked or unsafe, or holds no text.
    """
    with open_archive(source.data, file=source.name) as archive:
        book = read_book(archive)
        documents, dropped = documents_of(archive, book)
        language = source.language or book.language
        drafts: list[_Draft] = []
        for document in documents:
            _take(document, drafts, archive)
    drafts = [draft for draft in drafts if draft.blocks]
    if not drafts:
        raise refused(
            source, "feed-empty", "The e-book holds no text.", hint="Look whether it is the right file."
        )
    drafts[0].dropped[:0] = dropped
    return Imported(
        articles=tuple(_article(draft, book, language, alone=len(drafts) == 1) for draft in drafts),
        title=book.title,
        language=language,
    )


def _take(document: Document, drafts: list[_Draft], archive: Archive) -> None:
    """Add a document to the article that it continues, or begin those that begin with it and in it."""
    head = take_head(document.root)
    parts = body_of(document.root)
    pictures = _pictures(parts, document.file, archive)
    if document.point is not None or head.title or not drafts:
        drafts.append(_Draft(title=document.point.title if document.point else head.title, head=head))
    drafts[-1].findings += parts.findings
    drafts[-1].dropped += parts.dropped
    begun = 0
    for block in parts.blocks:
        number = number_of_mark(block.text) if block.kind == "heading" else None
        if number is not None:
            drafts.append(_Draft(title=document.inside[number].title))
            begun += 1
            continue
        draft = drafts[-1]
        if block.kind == "image":
            key = posixpath.join(posixpath.dirname(document.file), block.src)
            draft.pictures[key] = pictures[block.src]
            block = replace(block, src=key)  # noqa: PLW2901 - the same block, under a name for the whole book
        draft.blocks.append(block)
    if begun:
        _share_notes(drafts[-begun - 1 :])


def _share_notes(drafts: list[_Draft]) -> None:
    """Move each note to the article that refers to it: of a divided document, all stand in its last part."""
    notes = [block for draft in drafts for block in draft.blocks if block.kind == "note"]
    for draft in drafts:
        draft.blocks = [block for block in draft.blocks if block.kind != "note"]
        words = "\n".join(block.markdown for block in draft.blocks)
        draft.blocks += [note for note in notes if f"[^{note.label}]" in words]


def _pictures(parts: MarkupParts, file: str, archive: Archive) -> dict[str, ImportedPicture]:
    found: dict[str, Any] = {}
    for key, picture in parts.pictures.items():
        name, _ = resolved(file, picture.address) if picture.address else ("", "")
        if picture.data is None and name and name in archive:
            found[key] = ImportedPicture(name=posixpath.basename(name), data=archive.read(name))
        else:
            found[key] = picture
    return found


def _is_fuller(heading: str, title: str) -> bool:
    """Whether the heading goes on where the contents stop: "Chapter 1: The ferry" for "Chapter 1"."""
    rest = heading.casefold().removeprefix(title.casefold())
    return rest != heading.casefold() and not rest[:1].isalnum()


def _article(draft: _Draft, book: Book, language: str, *, alone: bool) -> ImportedArticle:
    title = draft.title or (book.title if alone else "")
    blocks = without_title(draft.blocks, title)
    if blocks and blocks[0].kind == "heading" and (not title or _is_fuller(blocks[0].text, title)):
        title, blocks = blocks[0].text, blocks[1:]
    head = draft.head
    return ImportedArticle(
        title=title,
        kicker=head.kicker if head else "",
        standfirst=head.standfirst if head else "",
        authors=(head.authors if head else ()) or (book.authors if alone or len(book.authors) == 1 else ()),
        date=date_of(book.date),
        language=language,
        rights=book.rights,
        blocks=closed_levels(blocks),
        pictures=draft.pictures,
        findings=tuple(draft.findings),
        dropped=tuple(draft.dropped),
    )
