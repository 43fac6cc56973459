"""What EPUBCheck and Ace say of our books: nothing at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import epub_issues as given
import pytest

from presswork.composition.book import compose_book
from presswork.editions.epub.pack import pack
from presswork.model import Issue
from presswork.preflight.validators import ace, epubcheck

pytestmark = pytest.mark.validator


def books(folder: Path) -> list[Path]:
    """Return a lone article with printed pages, a tough issue, an Arabic book, and one of bare words."""
    lone, tough = given.lone_issue(folder), given.tough_issue(folder)
    arabic = replace(tough, slug="arabic", language="ar", articles=tough.articles[1:2])
    article = replace(lone.articles[0], photos=(), blocks=(given.paragraph(1),), notes=(), corrections=())
    bare = replace(lone, slug="bare", articles=(replace(article, byline=(), kicker="", standfirst=""),))
    claimed = replace(lone, slug="claimed", articles=(replace(lone.articles[0], conforms_to="WCAG 2.2 AA"),))
    pages = {"twice-read": given.PAGE_STARTS, "claimed": given.PAGE_STARTS}
    return [
        _write(issue, folder, pages.get(issue.slug, ())) for issue in (lone, tough, arabic, bare, claimed)
    ]


def _write(issue: Issue, folder: Path, pages: tuple[given.PageStart, ...]) -> Path:
    book = compose_book(issue, derivatives=given.derivatives_of(issue), cover=given.COVER, page_starts=pages)
    path = folder / f"{issue.slug}.epub"
    path.write_bytes(pack(book))
    return path


@pytest.mark.skipif(epubcheck.find() is None, reason="needs EPUBCheck and Java")
def test_epubcheck_has_nothing_to_say(tmp_path: Path) -> None:
    assert epubcheck.run(books(tmp_path)) == ()


@pytest.mark.skipif(ace.find() is None, reason="needs Ace, Node and Chromium")
def test_ace_finds_no_violation(tmp_path: Path) -> None:
    assert ace.run(books(tmp_path)) == ()
