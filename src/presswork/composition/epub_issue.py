"""An issue's own pages and where the printed pages begin in, what an e-book shows of them, in its order, out.

The cover, the imprint (with the colophon) and the contents are files of every book; sections' openers and
the closing page are added. A printed page that has no counterpart, such as a house advertisement, begins
where the next one does: its number leads to the text that follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from presswork.composition.epub_navigation import Chapter, Leaf
from presswork.composition.epub_pages import PageMark, marker, page_marks
from presswork.composition.issue.pieces import CLOSING, CONTENTS, COVER, IMPRINT, has_contributors
from presswork.composition.issue.views import IssueViews
from presswork.model import Derivative, Issue, PageStart, Section

OWN = "issue_own"  # the article that holds the photos of the issue's own pages
_FRONT = (COVER, IMPRINT, CONTENTS)
FILES = {COVER: "cover.xhtml", IMPRINT: "colophon.xhtml", CONTENTS: "nav.xhtml", CLOSING: "closing.xhtml"}


class OwnPages:
    """What a book shows of its issue's own pages; `marks` are, by file, the printed pages in it."""

    def __init__(self, issue: Issue, *, derivatives: Mapping[str, Derivative]) -> None:
        self.issue = issue
        self.shows_contents = len(issue.articles) > 1
        self.files = own_files(issue, shows_contents=self.shows_contents)
        self.section_files = section_files(issue)
        self.views = IssueViews(issue=issue, derivatives=derivatives)
        self.facts = self.views.facts
        self.shown = self.views.shown("closing") if CLOSING in self.files else {}
        self.marks: dict[str, tuple[PageMark, ...]] = {}

    @property
    def sections(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Each section's name, the file of its opener, and its articles' slugs."""
        files = self.section_files
        return [
            (section.name, files.get(section.id, ""), section.articles) for section in self.issue.sections
        ]

    def opens(self, slug: str) -> Section | None:
        """Return the section whose opener stands before the article, if there is one."""
        return next(
            (
                section
                for section in self.issue.sections
                if section.id in self.section_files and section.articles[:1] == (slug,)
            ),
            None,
        )

    def redirected(self, starts: Sequence[PageStart]) -> tuple[PageStart, ...]:
        """Return the page starts, each in a piece that the book has."""
        articles = (article.slug for article in self.issue.articles)
        return redirected(starts, (*self.files, *self.section_files, *articles))

    def in_order(self, chapters: Sequence[Chapter], starts: Sequence[PageStart]) -> list[Chapter | Leaf]:
        """Return all files that pages and contents lead to, in reading order, and keep the leaves' marks."""
        numbers = page_marks(starts)
        leaves = {
            piece: Leaf(file=file, marks=marks_in(piece, starts, numbers))
            for piece, file in (self.files | self.section_files).items()
        }
        self.marks = {leaf.file: leaf.marks for leaf in leaves.values()}
        ordered: list[Chapter | Leaf] = [leaf for piece, leaf in leaves.items() if piece in _FRONT]
        for chapter in chapters:
            section = self.opens(chapter.view.slug)
            ordered += [leaves[section.id], chapter] if section else [chapter]
        return ordered + [leaf for piece, leaf in leaves.items() if piece == CLOSING]

    def first_file(self, chapters: Sequence[Chapter]) -> str:
        """Return the file with which the body begins."""
        section = self.opens(chapters[0].view.slug)
        return self.section_files[section.id] if section else chapters[0].file


def own_files(issue: Issue, *, shows_contents: bool) -> dict[str, str]:
    """Return the files of the issue's own pages by their pieces' ids, in reading order, but for sections."""
    left_out = set() if shows_contents else {CONTENTS}
    if not (issue.is_magazine or has_contributors(issue)):
        left_out.add(CLOSING)
    return {piece: file for piece, file in FILES.items() if piece not in left_out}


def section_files(issue: Issue) -> dict[str, str]:
    """Return the file of each section's opener, by the section's id."""
    return {
        section.id: f"section-{number}.xhtml"
        for number, section in enumerate(issue.sections, 1)
        if section.opener
    }


def redirected(starts: Sequence[PageStart], present: Iterable[str]) -> tuple[PageStart, ...]:
    """Return the page starts, each in a piece that the book has: its own, else the next, else the last.

    `present` are the ids of the pieces (slugs, own pages) that have a file.
    """
    known = set(present)
    found: list[PageStart] = []
    following = next((_piece(start) for start in reversed(starts) if _piece(start) in known), "")
    for start in reversed(starts):
        if _piece(start) in known:
            following = _piece(start)
            found.append(start)
        else:
            found.append(replace(start, block=following, offset=0))
    return tuple(reversed(found))


def _piece(start: PageStart) -> str:
    return start.block.partition("--")[0]


def marks_in(piece: str, starts: Sequence[PageStart], marks: dict[int, PageMark]) -> tuple[PageMark, ...]:
    """Return the marks of the printed pages that stand in one of the issue's own pages."""
    return tuple(marks[start.page_index] for start in starts if _piece(start) == piece)


def with_marks(xhtml: str, marks: Sequence[PageMark], *, say: Callable[[str], str]) -> str:
    """Return a page's XHTML with its marks at the beginning of its body."""
    if not marks:
        return xhtml
    place = xhtml.index(">", xhtml.index("<body")) + 1
    markers = "".join(marker(mark, say) for mark in marks)
    return f"{xhtml[:place]}\n<div>{markers}</div>{xhtml[place:]}"
