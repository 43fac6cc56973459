"""An issue, its photos' derivatives, its cover and its printed pages in, a `Book` ready to be packed out."""

from __future__ import annotations

import datetime
import functools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from presswork.cache import Cache
from presswork.composition.cover import HEIGHT_PX, WIDTH_PX, cover_alt
from presswork.composition.epub_issue import OWN, OwnPages, with_marks
from presswork.composition.epub_markup import annotate, link_across, properties_of, require_well_formed
from presswork.composition.epub_metadata import book_authors, book_facts, book_rights, metadata
from presswork.composition.epub_navigation import Chapter, contents_of, depth, in_play_order, pages_of
from presswork.composition.epub_pages import PageMark, insert_page_breaks, page_marks
from presswork.composition.galley import render
from presswork.composition.issue.pieces import CLOSING
from presswork.composition.kept_chapters import KeptChapters, slim
from presswork.composition.labels import direction, format_date, join_names, label
from presswork.composition.templating import environment
from presswork.composition.view import ArticleView, PhotoView, article_view
from presswork.model import Article, Book, BookDocument, Derivative, Issue, PageStart

XHTML_TYPE = "application/xhtml+xml"
_PNG_SIGNATURE = b"\x89PNG"
_EPOCH = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)

ByArticle = Mapping[str, Mapping[str, Derivative]]


def compose_book(
    issue: Issue,
    *,
    derivatives: ByArticle,
    cover: bytes,
    page_starts: tuple[PageStart, ...] = (),
    cache: Cache | None = None,
    kept: KeptChapters | None = None,
) -> Book:
    """Compose the e-book of an issue.

    `derivatives` are by article's slug, then by photo's id. `cover` is a JPEG or PNG of 1600 by 2560 pixels.
    `page_starts` name elements of the galley by their identifiers; without them the book has no list of
    pages and claims none. `cache` keeps compiled templates, `kept` the articles' finished files. Raises
    `FindingsError` for a template that cannot be rendered or is not XHTML.
    """
    press = _Composer(issue, environment(issue.root, issue.theme, cache=cache), kept)
    shared = _without_clashes(derivatives)
    press.own = OwnPages(issue, derivatives=shared.get(OWN, {}))
    starts = press.own.redirected(page_starts)
    chapters = press.chapters(shared, starts)
    press.describe(chapters, cover, starts)
    views = [chapter.view for chapter in chapters]
    facts = book_facts(
        views,
        [chapter.xhtml for chapter in chapters],
        has_page_list=any(chapter.marks for chapter in chapters),
    )
    documents = press.documents(chapters, cover)
    return Book(
        identifier=issue.identifier,
        title=press.book["title"],
        language=issue.language,
        direction=direction(issue.language),
        documents=(*documents, *_pictures(chapters, documents, shared)),
        metadata=metadata(issue, views, facts),
        modified=modified(issue),
    )


def modified(issue: Issue) -> datetime.datetime:
    """Return when the issue last changed, as far as its content says (EPUB 3.3 demands a date).

    The last correction's date or the date of publication, else SOURCE_DATE_EPOCH, else 1980-01-01, in UTC.
    """
    dates = [issue.published, *(article.published for article in issue.articles)]
    dates += [correction.date for article in issue.articles for correction in article.corrections]
    known = [date for date in dates if date]
    if known:
        return datetime.datetime.combine(max(known), datetime.time(), tzinfo=datetime.UTC)
    try:
        return datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), tz=datetime.UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return _EPOCH


def _without_clashes(derivatives: ByArticle) -> dict[str, dict[str, Derivative]]:
    """Return the derivatives with names that differ wherever the pictures do."""
    taken: dict[str, bytes] = {}
    renamed: dict[str, dict[str, Derivative]] = {}
    for slug, photos in derivatives.items():
        renamed[slug] = {}
        for photo_id, item in photos.items():
            clashes = taken.setdefault(item.name, item.data) != item.data
            renamed[slug][photo_id] = replace(item, name=f"{slug}--{item.name}") if clashes else item
    return renamed


def _pictures(
    chapters: Sequence[Chapter], own: Sequence[BookDocument], derivatives: ByArticle
) -> Iterable[BookDocument]:
    """Return the pictures that the chapters and the issue's own pages show, each once."""
    used = {chapter.view.slug: chapter.xhtml for chapter in chapters}
    used[OWN] = "".join(page.data.decode() for page in own if page.id.startswith("section-"))
    pictures: dict[str, BookDocument] = {}
    for slug, photos in derivatives.items():
        for item in photos.values():
            if f'src="photos/{item.name}"' in used.get(slug, "") and item.name not in pictures:
                pictures[item.name] = BookDocument(
                    id=f"photo-{len(pictures) + 1}",
                    name=f"photos/{item.name}",
                    media_type=item.media_type,
                    data=item.data,
                )
    return pictures.values()


@dataclass
class _Composer:
    """Renders the templates of one book."""

    issue: Issue
    env: Any
    kept: KeptChapters | None = None

    def __post_init__(self) -> None:
        self.files = {article.slug: f"article-{article.slug}.xhtml" for article in self.issue.articles}
        self.own = OwnPages(self.issue, derivatives={})
        self.book: dict[str, Any] = {}

    def chapters(self, derivatives: ByArticle, page_starts: tuple[PageStart, ...]) -> list[Chapter]:
        """Return each article's finished XHTML, with the page breaks that lie in it."""
        marks = page_marks(page_starts)
        chapters = []
        for article in self.issue.articles:
            pictures = derivatives.get(article.slug, {})
            starts = _starts_in(article, page_starts)
            make = functools.partial(self._chapter, article, pictures, starts, marks)
            chapters.append(
                self.kept.chapter(article, pictures, starts, marks, make) if self.kept else make()
            )
        return chapters

    def _chapter(
        self,
        article: Article,
        pictures: Mapping[str, Derivative],
        starts: Sequence[PageStart],
        marks: Mapping[int, PageMark],
    ) -> Chapter:
        view = article_view(self.issue, article, derivatives=pictures)
        xhtml, placed = insert_page_breaks(
            self._article(view), starts, marks=marks, say=_page_words(view.language)
        )
        return Chapter(file=self.files[article.slug], view=slim(view), xhtml=xhtml, marks=placed)

    def _article(self, view: ArticleView) -> str:
        xhtml = self._render("epub/article.xhtml", {"article": view}, view.language)
        xhtml = link_across(annotate(xhtml), own=view.slug, files=self.files)
        require_well_formed(xhtml, template="epub/article.xhtml")
        return xhtml

    def _render(self, name: str, context: Mapping[str, Any], language: str) -> str:
        words = {"label": lambda key, **fields: label(key, language, **fields), "edition": "epub"}
        return render(self.env, name, {**words, "book": self.book, **context})

    def describe(self, chapters: Sequence[Chapter], cover: bytes, starts: tuple[PageStart, ...]) -> None:
        """Gather what the templates of the book's own pages may know."""
        issue, views = self.issue, [chapter.view for chapter in chapters]
        contents = contents_of(chapters, self.own.sections, language=issue.language)
        leaves = self.own.in_order(chapters, starts)
        contents, pages = in_play_order(leaves, contents, pages_of(leaves))
        published = issue.published or (issue.articles[0].published if len(views) == 1 else None)
        self.book |= {
            "title": views[0].title if len(views) == 1 else issue.title,
            "identifier": issue.identifier,
            "language": issue.language,
            "direction": direction(issue.language),
            "publication": issue.publication,
            "authors": join_names(book_authors(views), issue.language),
            "published": format_date(published, issue.language) if published else "",
            "rights": book_rights(views),
            "has_fpo": any(view.has_fpo for view in views),
            "cover": _cover_facts(issue, views, cover),
            "contents": contents,
            "depth": depth(contents),
            "shows_contents": self.own.shows_contents,
            "issue": self.own.facts,
            "views": self.own.shown,
            "closing": self.own.files.get(CLOSING, ""),
            "start": self.own.first_file(chapters),
            "pages": pages,
            "last_page": max((page.value for page in pages), default=0),
        }

    def documents(self, chapters: Sequence[Chapter], cover: bytes) -> list[BookDocument]:
        """Return the book's files but its photos; those in the spine stand in reading order."""
        nav = self._page("nav", properties=("nav",), in_spine=self.book["shows_contents"])
        return [
            self._page("cover"),
            self._page("colophon"),
            nav,
            *self._body(chapters),
            *([self._page("closing")] if self.own.files.get(CLOSING) else ()),
            self._file("ncx", "toc.ncx", "application/x-dtbncx+xml"),
            self._file("style", "style.css", "text/css"),
            BookDocument(
                id="cover-image",
                name=self.book["cover"]["name"],
                media_type="image/png" if cover.startswith(_PNG_SIGNATURE) else "image/jpeg",
                data=cover,
                properties=("cover-image",),
            ),
        ]

    def _body(self, chapters: Sequence[Chapter]) -> Iterator[BookDocument]:
        """Yield the articles' files, before a section's first one its opener."""
        for number, chapter in enumerate(chapters, 1):
            section = self.own.opens(chapter.view.slug)
            if section:
                file = self.own.section_files[section.id]
                context = {"section": self.own.views.section(section)}
                yield self._page("section", file=file, context=context)
            yield _document(number, chapter)

    def _page(
        self,
        name: str,
        properties: tuple[str, ...] = (),
        *,
        in_spine: bool = True,
        file: str = "",
        context: Mapping[str, Any] | None = None,
    ) -> BookDocument:
        template = f"epub/{name}.xhtml"
        file = file or f"{name}.xhtml"
        xhtml = self._render(template, context or {}, self.issue.language)
        xhtml = link_across(xhtml, own="", files=self.files)
        xhtml = with_marks(xhtml, self.own.marks.get(file, ()), say=_page_words(self.issue.language))
        require_well_formed(xhtml, template=template)
        return BookDocument(
            id=file.removesuffix(".xhtml"),
            name=file,
            media_type=XHTML_TYPE,
            data=xhtml.encode(),
            properties=(*properties, *properties_of(xhtml)),
            in_spine=in_spine,
        )

    def _file(self, file_id: str, name: str, media_type: str) -> BookDocument:
        text = self._render(f"epub/{name}", {}, self.issue.language)
        if media_type.endswith("xml"):
            require_well_formed(text, template=f"epub/{name}")
        return BookDocument(id=file_id, name=name, media_type=media_type, data=text.encode())


def _document(number: int, chapter: Chapter) -> BookDocument:
    return BookDocument(
        id=f"article-{number}",
        name=chapter.file,
        media_type=XHTML_TYPE,
        data=chapter.xhtml.encode(),
        title=chapter.view.title,
        properties=properties_of(chapter.xhtml),
        in_spine=True,
    )


def _starts_in(article: Article, page_starts: Sequence[PageStart]) -> list[PageStart]:
    """Return the pages that begin in the article; its first one begins with the article itself."""
    own = [start for start in page_starts if start.block.partition("--")[0] == article.slug]
    return [replace(start, block=article.slug, offset=0) if start is own[0] else start for start in own]


def _page_words(language: str) -> Any:
    return lambda folio: label("page", language, number=folio)


def _cover_facts(issue: Issue, views: Sequence[ArticleView], cover: bytes) -> dict[str, Any]:
    photos: dict[str, PhotoView] = {}
    view = views[0]
    shown = [block.photo for block in view.blocks if block.photo] + ([view.lead] if view.lead else [])
    for photo in shown:
        photos[photo.id.removeprefix(f"{view.slug}--photo-")] = photo
    return {
        "name": "cover.png" if cover.startswith(_PNG_SIGNATURE) else "cover.jpg",
        "alt": cover_alt(issue, photos),
        "width_px": WIDTH_PX,
        "height_px": HEIGHT_PX,
    }
