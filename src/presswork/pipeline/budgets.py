"""An issue's parts in, a finding for each article that fills more pages than its header allows out."""

from __future__ import annotations

from collections.abc import Sequence

from presswork.model import Article, Finding, Issue, Part
from presswork.pipeline.reading import name_of

CODE = "page-budget-overrun"


def overruns(issue: Issue, parts: Sequence[Part]) -> tuple[Finding, ...]:
    """Return a warning for each article that fills more pages than its header's `pages`."""
    printed = {part.article: part for part in parts}
    return tuple(
        _finding(issue, article, printed[article.slug])
        for article in issue.articles
        if article.page_budget
        and article.slug in printed
        and printed[article.slug].page_count > article.page_budget
    )


def _finding(issue: Issue, article: Article, part: Part) -> Finding:
    over = part.page_count - article.page_budget - 1 + part.last_fill
    return Finding(
        code=CODE,
        severity="warning",
        file=name_of(article.path, issue.root),
        article=article.slug,
        where="pages",
        message=f"The article fills {part.page_count} pages and may fill {article.page_budget}: "
        f"it is {over:.1f} pages too long.",
        hint=f"Cut it, set a photo smaller, or give it more room in its header: `pages: {part.page_count}`.",
    )
