"""A site in, the items of its feeds out: each article, and each issue that has several, the newest first.

An issue of several articles is an item of its own, which lists them and brings the editions; so nobody who
follows the feed is given the same files once for every article. A lone article brings its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from presswork.distribution.links import XHTML, link, rebased, words
from presswork.distribution.moments import changed

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from presswork.model.site import Site, SiteArticle, SiteEdition, SiteIssue, SitePicture

# What the press and the binder take is of no use to whoever follows a feed.
FOR_READERS = ("epub", "pdf", "booklet")


@dataclass(frozen=True, kw_only=True)
class FeedItem:
    """One item: `path` is its page below the site's root. `title` and `summary` are plain text."""

    identifier: str
    path: str
    language: str
    title: str
    summary: str
    updated: datetime.date
    issue: SiteIssue
    published: datetime.date | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    rights: str = ""
    picture: SitePicture | None = None
    article: SiteArticle | None = None
    editions: tuple[SiteEdition, ...] = ()


def feed_items(site: Site) -> tuple[FeedItem, ...]:
    """Return the items, each issue's own before its articles."""
    return tuple(item for issue in site.issues for item in _items_of(site, issue))


def editions_for_readers(issue: SiteIssue) -> tuple[SiteEdition, ...]:
    """Return the editions that readers have a use for, the e-book first."""
    found = [edition for edition in issue.editions if edition.edition in FOR_READERS]
    return tuple(sorted(found, key=lambda edition: FOR_READERS.index(edition.edition)))


def content_of(site: Site, item: FeedItem, *, at: str) -> etree._Element:
    """Return the item's whole text as an XHTML `div`, with links that work from the file at `at`."""
    if item.article:
        return rebased(item.article.content, link(site, item.article.path, at=at))
    return _contents(site, item, at=at)


def tidy_tags(*tags: str) -> tuple[str, ...]:
    """Return the tags, each once and none empty."""
    return tuple(dict.fromkeys(words(tag) for tag in tags if tag.strip()))


def _items_of(site: Site, issue: SiteIssue) -> Iterator[FeedItem]:
    alone = len(issue.articles) == 1
    if not alone:
        yield FeedItem(
            identifier=issue.identifier,
            path=issue.path,
            language=issue.language,
            title=issue.title,
            summary=issue.plain_standfirst,
            published=issue.published,
            updated=changed(site, issue),
            authors=issue.authors,
            tags=tidy_tags(*issue.tags),
            rights=issue.rights,
            picture=issue.cover,
            issue=issue,
            editions=editions_for_readers(issue),
        )
    for article in issue.articles:
        yield FeedItem(
            identifier=issue.identifier if alone else article.identifier,
            path=article.path,
            language=article.language,
            title=article.plain_headline,
            summary=article.plain_standfirst,
            published=article.published or issue.published,
            updated=changed(site, article if article.published or article.updated else issue),
            authors=article.byline,
            tags=tidy_tags(article.section, *article.tags),
            rights=issue.rights if alone else "",
            picture=article.picture,
            article=article,
            issue=issue,
            editions=editions_for_readers(issue) if alone else (),
        )


def _contents(site: Site, item: FeedItem, *, at: str) -> etree._Element:
    """Return an issue's standfirst and its list of articles."""
    div = rebased("", "")
    if item.issue.standfirst:
        standfirst = rebased(item.issue.standfirst, link(site, item.path, at=at))
        standfirst.tag = f"{{{XHTML}}}p"
        div.append(standfirst)
    entries = etree.SubElement(div, f"{{{XHTML}}}ul")
    for article in item.issue.articles:
        entry = etree.SubElement(entries, f"{{{XHTML}}}li")
        if article.language != item.language:
            entry.set("lang", article.language)
        title = etree.SubElement(entry, f"{{{XHTML}}}a", href=link(site, article.path, at=at))
        title.text = words(article.plain_headline)
        title.tail = f" {words(article.plain_standfirst)}".rstrip() or None
    if not len(entries):
        div.remove(entries)
    return div
