"""An article, its pictures and its neighbours in; its page, and the article as the site tells of it, out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from presswork.composition.epub_markup import link_across, require_well_formed
from presswork.composition.galley import render
from presswork.composition.labels import format_date
from presswork.composition.typography import clean, clean_text
from presswork.composition.view import ArticleView, article_view, plain
from presswork.composition.web.addresses import PAGE, article_folder
from presswork.composition.web.frame import Frame
from presswork.composition.web.linked_data import article_facts, for_all
from presswork.composition.web.pictures import PHOTOS, fallbacks, picture_view, site_picture
from presswork.composition.web.words import word
from presswork.model import Article, Derivative, Issue
from presswork.model.site import SiteArticle, SiteIssue, SitePicture

_TAG = re.compile(r"<[^>]*>")
_SCROLLING = re.compile(r'<div id="([^"]*)" class="block (table|code)">')
_NOTE_REFERENCE = re.compile(r'<a (?=[^>]*class="note-ref")')
_PULL_QUOTE = re.compile(r'<aside (?=[^>]*class="pull-quote")')

Files = Mapping[str, Sequence[Derivative]]


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """Another article of the issue, as a page leads to it."""

    slug: str
    title: str
    kicker: str
    language: str


@dataclass(frozen=True, kw_only=True)
class ArticlePage:
    """Composes the pages of an issue's articles; `facts` is what the site tells of it and of them."""

    frame: Frame
    issue: Issue
    facts: SiteIssue

    def told(self, article: Article, files: Files) -> SiteArticle:
        """Return the article as the facts have it, with text and picture; `files` are by photo's id."""
        view = article_view(self.issue, article, derivatives=fallbacks(files))
        content = render(self.frame.env, "web/feed.html", self._context(view, {}, "feed"))
        require_well_formed(f"<div>{content}</div>", template="web/feed.html")
        return replace(
            self._known(article),
            content=self._linked(content, article.slug),
            picture=_leading(article, view, self.pictures(article, files)),
            word_count=len(unescape(_TAG.sub(" ", content)).split()),
        )

    def _known(self, article: Article) -> SiteArticle:
        return next(item for item in self.facts.articles if item.slug == article.slug)

    def pictures(self, article: Article, files: Files) -> dict[str, SitePicture]:
        """Return the article's pictures by their photos' ids."""
        folder = f"{article_folder(self.issue.slug, article.slug)}{PHOTOS}"
        return {name: _picture(variants, folder) for name, variants in files.items()}

    def page(self, article: Article, told: SiteArticle, files: Files) -> bytes:
        """Return the article's page. Raises `FindingsError` for a template that cannot be rendered."""
        view = article_view(self.issue, article, derivatives=fallbacks(files))
        pictures = self.pictures(article, files)
        before, after = self._neighbours(article)
        url = self.frame.site.url
        context = {
            **self._context(view, pictures, "web"),
            "issue": self._issue_facts,
            "told": told,
            "updated": format_date(told.updated, view.language) if told.updated else "",
            "before": before,
            "after": after,
            "linked_data": article_facts(told, self._issue_facts, url=url),
            "open_graph_picture": for_all(told.picture) if told.picture else "",
        }
        page = self.frame.page(
            "web/article.html", folder=told.path, language=view.language, title=view.title, context=context
        )
        return self._linked(_annotated(page.decode(), view.language), article.slug).encode()

    def _context(
        self, view: ArticleView, pictures: Mapping[str, SitePicture], edition: str
    ) -> dict[str, Any]:
        folder = article_folder(self.issue.slug, view.slug)
        first = view.lead.id if view.lead else ""
        return {
            "article": view,
            "edition": edition,
            "first_picture": first,
            "pictures": {
                f"{view.slug}--photo-{name}": picture_view(picture, folder=folder)
                for name, picture in pictures.items()
            },
            "label": lambda key, **fields: word(key, view.language, **fields),
        }

    def _linked(self, html: str, own: str) -> str:
        files = {article.slug: f"../{article.slug}/{PAGE}" for article in self.issue.articles}
        return link_across(html, own=own, files=files)

    def _neighbours(self, article: Article) -> tuple[Neighbour | None, Neighbour | None]:
        articles = self.issue.articles
        place = [item.slug for item in articles].index(article.slug)
        before = _neighbour(articles[place - 1]) if place else None
        return before, _neighbour(articles[place + 1]) if place + 1 < len(articles) else None

    def depends_on(self, article: Article) -> str:
        """Return what the page shows beyond the article and what is its issue's own."""
        frame = self.frame
        site = (frame.site.title, frame.site.language, frame.site.url, frame.style, frame.feeds)
        return repr((self._neighbours(article), site, self._known(article), self._issue_facts))

    @property
    def _issue_facts(self) -> SiteIssue:
        """The issue without what may change with another of its articles and is not on this one's page."""
        return replace(
            self.facts,
            articles=(),
            editions=(),
            credits=(),
            authors=(),
            tags=(),
            updated=None,
            findings=(),
            accessibility={},
            source_hash="",
        )


def _neighbour(article: Article) -> Neighbour:
    language = article.language
    return Neighbour(
        slug=article.slug,
        title=plain(clean(article.headline, language=language)),
        kicker=plain(clean(article.kicker, language=language))
        or clean_text(article.section, language=language),
        language=language,
    )


def _picture(variants: Sequence[Derivative], folder: str, alt: str = "") -> SitePicture:
    largest = max(variants, key=lambda file: file.width_px)
    return site_picture(
        variants, folder=folder, width_px=largest.width_px, height_px=largest.height_px, alt=alt
    )


def _leading(article: Article, view: ArticleView, pictures: Mapping[str, SitePicture]) -> SitePicture | None:
    """Return the picture that stands for the article: its lead, else its first that is not for ornament."""
    shown = [view.lead] if view.lead else []
    shown += [block.photo for block in view.blocks if block.photo]
    for photo in shown:
        name = photo.id.removeprefix(f"{article.slug}--photo-")
        if not photo.decorative and name in pictures:
            picture = pictures[name]
            return SitePicture(
                variants=picture.variants,
                width_px=picture.width_px,
                height_px=picture.height_px,
                alt=photo.alt,
            )
    return None


def _annotated(html: str, language: str) -> str:
    """Return the page with roles (DPUB-ARIA 1.1), its tables and listings to be scrolled by keyboard too."""

    def scrolling(match: re.Match[str]) -> str:
        name = word(match[2], language)
        return f'<div id="{match[1]}" class="block {match[2]}" role="group" tabindex="0" aria-label="{name}">'

    html = _NOTE_REFERENCE.sub('<a role="doc-noteref" ', html)
    html = html.replace('<span class="end-mark">', '<span class="end-mark" aria-hidden="true">')
    return _SCROLLING.sub(scrolling, _PULL_QUOTE.sub('<aside role="doc-pullquote" ', html))
