"""Issues of a site in, a page of its index out: the newest first, with covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presswork.composition.labels import format_date, label
from presswork.composition.web.addresses import between, index_folder
from presswork.composition.web.frame import Frame
from presswork.composition.web.linked_data import for_all
from presswork.composition.web.pictures import PictureView, picture_view
from presswork.composition.web.words import word
from presswork.model.site import SiteIssue

_MOST_STORIES = 5


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article, as the newest issue names it."""

    href: str
    title: str
    language: str


@dataclass(frozen=True, kw_only=True)
class IssueCard:
    """An issue as the index shows it."""

    href: str
    title: str
    number: str
    date: str
    standfirst: str
    language: str
    direction: str
    cover: PictureView | None
    stories: tuple[Story, ...]


def index_page(
    frame: Frame,
    *,
    number: int,
    issues: Sequence[SiteIssue],
    newer: int | None,
    older: int | None,
) -> bytes:
    """Return a page of the index; the first one, number 0, shows the newest issue large.

    `newer` and `older` are the numbers of the pages beside it, None where there is none. Raises
    `FindingsError` for a template that cannot be rendered.
    """
    site, folder = frame.site, index_folder(number)
    latest, rest = (issues[:1], issues[1:]) if number == 0 else ((), issues)
    context = {
        "latest": _card(latest[0], folder) if latest else None,
        "issues": [_card(issue, folder) for issue in rest],
        "number": number,
        "newer": "" if newer is None else between(folder, index_folder(newer)),
        "older": "" if older is None else between(folder, index_folder(older)),
        "description": site.description,
        "publisher": site.publisher,
        "open_graph_picture": for_all(latest[0].cover) if latest and latest[0].cover else "",
    }
    title = f"{site.title} · {word('earlier-page', site.language, number=number)}" if number else site.title
    return frame.page("web/index.html", folder=folder, language=site.language, title=title, context=context)


def _card(issue: SiteIssue, folder: str) -> IssueCard:
    language = issue.language
    return IssueCard(
        href=between(folder, issue.path),
        title=issue.title,
        number=label("issue-number", language, number=issue.number) if issue.number else "",
        date=format_date(issue.published, language) if issue.published else "",
        standfirst=issue.plain_standfirst,
        language=language,
        direction=issue.direction,
        cover=picture_view(issue.cover, folder=folder) if issue.cover else None,
        stories=_stories(issue, folder),
    )


def _stories(issue: SiteIssue, folder: str) -> tuple[Story, ...]:
    if len(issue.articles) < 2:
        return ()
    return tuple(
        Story(href=between(folder, article.path), title=article.plain_headline, language=article.language)
        for article in issue.articles[:_MOST_STORIES]
    )
