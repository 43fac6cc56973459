"""An issue in, the pieces that it is set of, in order, out: its own pages among its articles."""

from __future__ import annotations

from collections.abc import Iterator

from presswork.model import Article, Issue, Piece

COVER, IMPRINT, CONTENTS, CLOSING = "issue_cover", "issue_imprint", "issue_contents", "issue_closing"
FILLER = "issue_filler"


def pieces_of(issue: Issue) -> tuple[Piece, ...]:
    """Return the issue's pieces in order; fillers are put between them when their pages are known.

    A lone article is the only piece of its issue.
    """
    articles = {article.slug: article for article in issue.articles}
    if issue.own is None:
        return tuple(_article(article) for article in articles.values())
    grouped = {slug for section in issue.sections for slug in section.articles}
    body = [_article(article) for slug, article in articles.items() if slug not in grouped]
    for section in issue.sections:
        if section.opener:
            body.append(Piece(id=section.id, kind="section", section=section, start=section.start))
        body += [_article(articles[slug]) for slug in section.articles if slug in articles]
    front = tuple(_front(issue))
    return (*front, *body, *_back(issue))


def _article(article: Article) -> Piece:
    return Piece(id=article.slug, kind="article", article=article, start=article.start)


def _front(issue: Issue) -> Iterator[Piece]:
    style = issue.front_matter
    publication = issue.publication
    if issue.cover:
        yield Piece(id=COVER, kind="cover", start="recto", style=style)
    if publication.masthead or publication.imprint:
        yield Piece(id=IMPRINT, kind="imprint", style=style)
    if issue.contents:
        yield Piece(id=CONTENTS, kind="contents", style=style)


def _back(issue: Issue) -> Iterator[Piece]:
    if issue.is_magazine or has_contributors(issue):
        yield Piece(id=CLOSING, kind="closing")


def has_contributors(issue: Issue) -> bool:
    """Whether the issue or one of its articles has a note on a contributor."""
    return bool(issue.contributors or any(article.contributors for article in issue.articles))
