"""An issue in; findings about its photos and blocks, each with file and line, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.report import relative_name
from presswork.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Article, Issue, Photo, Severity


def photos(issue: Issue) -> Iterator[tuple[Article, Photo]]:
    """Yield every photo with its article."""
    for article in issue.articles:
        for photo in article.photos:
            yield article, photo


def finding(
    issue: Issue,
    article: Article,
    code: str,
    severity: Severity,
    message: str,
    *,
    hint: str,
    line: int | None,
    where: str | None = None,
) -> Finding:
    """Return a finding about a place in an article's file."""
    file = relative_name(article.path, issue.root)
    return Finding(
        code=code, severity=severity, message=message, hint=hint, file=file, line=line, where=where
    )
