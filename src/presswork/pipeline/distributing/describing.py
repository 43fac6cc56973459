"""An issue that was read in, what its site tells of it out: without its texts, pictures and editions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.composition.labels import direction, label
from presswork.composition.metadata import record_fields
from presswork.composition.typography import clean, clean_text
from presswork.composition.view import plain
from presswork.model.site import SiteArticle, SiteIssue

if TYPE_CHECKING:
    from presswork.model import Article, Issue
    from presswork.pipeline.order import Read

_NOTE = re.compile(r'<a\b[^>]*class="note-ref".*?</a>', re.DOTALL)
_LINK = re.compile(r"</?a\b[^>]*>")
_COLON = " :\u00a0\u202f"


def describe(read: Read) -> SiteIssue:
    """Return the issue as its site tells of it."""
    issue = read.issue
    fields = record_fields(issue)
    articles = tuple(_article(article, issue) for article in issue.articles)
    alone = articles[0] if len(articles) == 1 else None
    return SiteIssue(
        slug=issue.slug,
        path=f"{issue.slug}/",
        identifier=issue.identifier,
        title=fields["title"],
        language=issue.language,
        direction=direction(issue.language),
        published=issue.published or _first(article.published for article in issue.articles),
        updated=_latest(article.updated for article in articles),
        number=issue.number,
        publication=issue.publication.name,
        tagline=issue.publication.tagline,
        publisher=fields["publisher"],
        issn=issue.publication.issn,
        isbn=issue.isbn,
        standfirst=alone.standfirst if alone else "",
        plain_standfirst=alone.plain_standfirst if alone else "",
        rights="\n".join(dict.fromkeys(filter(None, (_rights(article) for article in issue.articles)))),
        authors=fields["authors"],
        tags=fields["keywords"],
        articles=articles,
        credits=_credits(issue),
        source_hash=read.source_hash,
    )


def _article(article: Article, issue: Issue) -> SiteArticle:
    language = article.language or issue.language

    def words(html: str) -> str:
        # What stands in lists and feeds is a link itself, and leads nowhere else.
        return clean(_LINK.sub("", _NOTE.sub("", html)), language=language)

    standfirst = words(article.standfirst)
    return SiteArticle(
        slug=article.slug,
        path=f"{issue.slug}/{article.slug}/",
        identifier=_identifier(article, issue),
        language=language,
        headline=words(article.headline),
        plain_headline=plain(words(article.headline)),
        kicker=words(article.kicker),
        standfirst=standfirst,
        plain_standfirst=plain(standfirst) or clean_text(article.description, language=language),
        byline=tuple(clean_text(name, language=language) for name in article.byline),
        section=_section(article, issue),
        tags=article.tags,
        published=article.published or issue.published,
        updated=_latest(correction.date for correction in article.corrections),
        word_count=sum(len(plain(block.html).split()) for block in article.blocks),
    )


def _identifier(article: Article, issue: Issue) -> str:
    """Return the article's URN: a lone article's is its issue's, another's is made from that and its slug."""
    from presswork.content.project import issue_identifier

    if len(issue.articles) == 1:
        return issue.identifier
    return issue_identifier(issue.identifier, article.slug, article.identifier)


def _section(article: Article, issue: Issue) -> str:
    section = issue.section_of(article.slug)
    return clean_text(section.name if section else article.section, language=issue.language)


def _rights(article: Article) -> str:
    return clean_text(article.rights, language=article.language)


def _credits(issue: Issue) -> tuple[tuple[str, str], ...]:
    """Return who made it, as (what, who): the masthead, then each photographer once."""
    language = issue.language
    photos = (photo for article in issue.articles for photo in article.photos)
    names = dict.fromkeys(clean_text(photo.credit, language=language) for photo in photos if photo.credit)
    masthead = (
        (clean_text(role, language=language), clean_text(name, language=language))
        for role, people in issue.publication.masthead
        for name in people
    )
    return (*masthead, *((label("photo", language).rstrip(_COLON), name) for name in names))


def _first(dates: Iterator[datetime.date | None]) -> datetime.date | None:
    return next((date for date in dates if date), None)


def _latest(dates: Iterator[datetime.date | None]) -> datetime.date | None:
    return max((date for date in dates if date), default=None)
