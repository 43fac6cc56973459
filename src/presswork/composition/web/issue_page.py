"""An issue as the site tells of it, and its accessibility statement, in; its page out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from presswork.composition.issue.views import IssueViews
from presswork.composition.labels import format_date, join_names
from presswork.composition.web.addresses import between
from presswork.composition.web.frame import Frame
from presswork.composition.web.linked_data import for_all, issue_facts
from presswork.composition.web.pictures import PictureView, picture_view
from presswork.composition.web.words import word
from presswork.model import Issue
from presswork.model.site import SiteArticle, SiteEdition, SiteIssue, SitePicture

# In the order in which readers, not printers, want them.
_ORDER = ("epub", "pdf", "booklet", "press")
_DEVICES = ("kindle", "kobo", "apple-books", "thorium", "koreader")
# What says that a validator gave no verdict, and so that the issue is not known to be sound.
_UNPROVED = frozenset(("validator-missing", "validator-failed"))

Statement = Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, kw_only=True)
class DownloadView:
    """An edition as its button shows it."""

    edition: str
    name: str
    file: str
    href: str
    media_type: str
    purpose: str
    size_bytes: int
    page_count: int
    sha256: str
    forced: bool


def issue_page(frame: Frame, told: SiteIssue, issue: Issue, *, accessibility: Statement) -> bytes:
    """Return an issue's page.

    `accessibility` is the statement as headings, each with its sentences. Raises `FindingsError` for a
    template that cannot be rendered.
    """
    views = IssueViews(issue=issue, derivatives={})
    language = told.language
    errors = [finding for finding in told.findings if finding.severity == "error"]
    downloads = _downloads(told)
    context = {
        "issue": told,
        "facts": views.facts,
        "date": views.facts["date"],
        "authors": join_names(told.authors, language),
        "published": format_date(told.published, language) if told.published else "",
        "cover": _view(told.cover, told.path),
        "sections": _sections(told),
        "single": len(told.articles) == 1,
        "thumbs": {
            article.slug: _view(article.picture, told.path) for article in told.articles if article.picture
        },
        "bylines": {article.slug: join_names(article.byline, article.language) for article in told.articles},
        "downloads": downloads,
        "has_epub": any(item.edition == "epub" for item in downloads),
        "devices": [(word(name, language), word(f"{name}-how", language)) for name in _DEVICES],
        "accessibility": accessibility,
        "contributors": views.contributors,
        "errors": [finding.message for finding in errors],
        "failed": any(finding.code not in _UNPROVED for finding in errors),
        "unproved": any(finding.code in _UNPROVED for finding in errors),
        "linked_data": issue_facts(told, url=frame.site.url),
        "open_graph_picture": for_all(told.cover) if told.cover else "",
    }
    return frame.page(
        "web/issue.html", folder=told.path, language=language, title=told.title, context=context
    )


def _view(picture: SitePicture | None, folder: str) -> PictureView | None:
    return picture_view(picture, folder=folder) if picture else None


def _sections(told: SiteIssue) -> list[tuple[str, list[SiteArticle]]]:
    """Return the articles by the section that they stand in, in their order; '' for those in none."""
    if len({article.section for article in told.articles}) == len(told.articles):
        return [("", list(told.articles))]  # a section for each is no order
    groups = groupby(told.articles, key=lambda article: article.section)
    return [(name, list(articles)) for name, articles in groups]


def _downloads(told: SiteIssue) -> list[DownloadView]:
    found = sorted(
        told.editions,
        key=lambda item: _ORDER.index(item.edition) if item.edition in _ORDER else len(_ORDER),
    )
    return [_download(item, told) for item in found]


def _download(item: SiteEdition, told: SiteIssue) -> DownloadView:
    tagged = any(verdict.passed and "UA" in verdict.standard for verdict in item.verdicts)
    purpose = "for-pdf-plain" if item.edition == "pdf" and not tagged else f"for-{item.edition}"
    return DownloadView(
        edition=item.edition,
        name=word(f"edition-{item.edition}", told.language),
        file=item.file.path.rpartition("/")[2],
        href=between(told.path, item.file.path),
        media_type=item.file.media_type,
        purpose=word(purpose, told.language),
        size_bytes=item.file.size_bytes,
        page_count=item.page_count,
        sha256=item.file.sha256,
        forced=item.forced,
    )
