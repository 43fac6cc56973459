"""All issues of a site in, the pages of its index out: the newest first, with covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presswork.composition.labels import format_date, label
from presswork.composition.web.addresses import between, index_folder
from presswork.composition.web.frame import Frame
from presswork.composition.web.linked_data import for_all
from presswork.composition.web.pictures import PictureView, picture_view
from presswork.composition.web.words import word
from presswork.model.site import Site, SiteIssue

# Few enough to be looked through; with the newest one apart, whole rows of two, three, four and six.
PER_PAGE = 36


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
    stories: tuple[str, ...]


def page_count(site: Site) -> int:
    """Return how many pages the index has."""
    return max(1, -(-(len(site.issues) - 1) // PER_PAGE))


def index_page(frame: Frame, number: int) -> bytes:
    """Return a page of the index, counted from 1; the first one shows the newest issue large.

    Raises `FindingsError` for a template that cannot be rendered.
    """
    site, folder = frame.site, index_folder(number)
    count = page_count(site)
    latest, rest = site.issues[:1], site.issues[1:]
    shown = rest[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = {
        "latest": _card(latest[0], folder) if latest and number == 1 else None,
        "issues": [_card(issue, folder) for issue in shown],
        "number": number,
        "count": count,
        "newer": between(folder, index_folder(number - 1)) if number > 1 else "",
        "older": between(folder, index_folder(number + 1)) if number < count else "",
        "description": site.description,
        "publisher": site.publisher,
        "open_graph_picture": for_all(latest[0].cover) if latest and latest[0].cover else "",
    }
    title = site.title
    if number > 1:
        title = f"{title} · {word('page-of', site.language, number=number, count=count)}"
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
        stories=_stories([article.plain_headline for article in issue.articles]),
    )


def _stories(titles: Sequence[str]) -> tuple[str, ...]:
    return tuple(titles[:5]) if len(titles) > 1 else ()
