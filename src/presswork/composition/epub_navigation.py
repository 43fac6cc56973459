"""A book's finished articles and page marks in, its table of contents and list of pages out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from presswork.composition.epub_pages import PageMark
from presswork.composition.view import ArticleView, plain

_NOTE_REFERENCE = re.compile(r'<a class="note-ref".*?</a>', re.DOTALL)
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One article's file in the book: its name, view and finished XHTML, and the pages that begin in it."""

    file: str
    view: ArticleView
    xhtml: str
    marks: tuple[PageMark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ContentsEntry:
    """A line of the contents. `order` is its place in reading order, from 1 (NCX `playOrder`)."""

    id: str
    title: str
    href: str
    language: str
    children: tuple[ContentsEntry, ...] = ()
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class PageEntry:
    """A page of the printed edition. `kind` and `value` are the NCX's pageTarget type and number."""

    id: str
    label: str
    href: str
    kind: str
    value: int
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A page of the book that is no article: its file, and the printed pages that it stands for."""

    file: str
    marks: tuple[PageMark, ...] = ()

    @property
    def xhtml(self) -> str:
        """What of the file the order of the list of pages needs: its marks, which open it."""
        return "".join(f' id="{mark.id}"' for mark in self.marks)


def contents_of(
    chapters: Sequence[Chapter],
    sections: Sequence[tuple[str, str, Sequence[str]]] = (),
    *,
    language: str = "",
) -> tuple[ContentsEntry, ...]:
    """Return an entry for each article, its crossheads nested under it by their levels.

    `sections` are (name, file or '', the slugs of its articles): their articles are nested under them.
    """
    entries = {
        chapter.view.slug: _chapter_entry(number, chapter) for number, chapter in enumerate(chapters, 1)
    }
    grouped = {slug for _, _, slugs in sections for slug in slugs}
    contents = [entry for slug, entry in entries.items() if slug not in grouped]
    for number, (name, file, slugs) in enumerate(sections, 1):
        children = tuple(entries[slug] for slug in slugs if slug in entries)
        if children:
            contents.append(
                ContentsEntry(
                    id=f"nav-section-{number}",
                    title=name,
                    href=file or children[0].href,
                    language=language,
                    children=children,
                )
            )
    return tuple(contents)


def _chapter_entry(number: int, chapter: Chapter) -> ContentsEntry:
    view = chapter.view
    headings = [
        (
            block.level,
            ContentsEntry(
                id=f"nav-{number}-{place}",
                title=plain(_NOTE_REFERENCE.sub("", block.html)),
                href=f"{chapter.file}#{block.id}",
                language=view.language,
            ),
        )
        for place, block in enumerate((block for block in view.blocks if block.kind == "heading"), 1)
    ]
    return ContentsEntry(
        id=f"nav-{number}",
        title=view.title,
        href=chapter.file,
        language=view.language,
        children=_nested([(level, entry) for level, entry in headings if entry.title]),
    )


def _nested(headings: Sequence[tuple[int, ContentsEntry]]) -> tuple[ContentsEntry, ...]:
    """Put each heading under the nearest one before it of a higher rank."""
    entries: list[ContentsEntry] = []
    start = 0
    while start < len(headings):
        level, entry = headings[start]
        end = start + 1
        while end < len(headings) and headings[end][0] > level:
            end += 1
        entries.append(replace(entry, children=_nested(headings[start + 1 : end])))
        start = end
    return tuple(entries)


def pages_of(chapters: Sequence[Chapter | Leaf]) -> tuple[PageEntry, ...]:
    """Return the list of pages, in reading order."""
    return tuple(
        PageEntry(
            id=mark.id,
            label=mark.label,
            href=f"{chapter.file}#{mark.id}",
            kind="normal"
            if mark.label.isdecimal()
            else "front"
            if _ROMAN.fullmatch(mark.label)
            else "special",
            value=int(mark.label) if mark.label.isdecimal() else 0,
        )
        for chapter in chapters
        for mark in chapter.marks
    )


def in_play_order(
    chapters: Sequence[Chapter | Leaf], contents: tuple[ContentsEntry, ...], pages: tuple[PageEntry, ...]
) -> tuple[tuple[ContentsEntry, ...], tuple[PageEntry, ...]]:
    """Number the entries by the places of their targets; entries with one target share its number."""
    places = {chapter.file: (number, chapter.xhtml) for number, chapter in enumerate(chapters)}

    def place(href: str) -> tuple[int, int]:
        file, _, anchor = href.partition("#")
        number, xhtml = places[file]
        return number, xhtml.find(f'id="{anchor}"') if anchor else -1

    hrefs = {*_hrefs(contents), *(page.href for page in pages)}
    numbers = {href: number for number, href in enumerate(sorted(hrefs, key=place), 1)}

    def numbered(entries: tuple[ContentsEntry, ...]) -> tuple[ContentsEntry, ...]:
        return tuple(
            replace(entry, order=numbers[entry.href], children=numbered(entry.children)) for entry in entries
        )

    return numbered(contents), tuple(replace(page, order=numbers[page.href]) for page in pages)


def _hrefs(entries: tuple[ContentsEntry, ...]) -> Iterator[str]:
    for entry in entries:
        yield entry.href
        yield from _hrefs(entry.children)


def depth(entries: tuple[ContentsEntry, ...]) -> int:
    """Return how many levels deep the contents go."""
    return 1 + max((depth(entry.children) for entry in entries), default=0) if entries else 0
