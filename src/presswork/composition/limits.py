"""An issue in, a finding for each thing that typesetting is known not to do well enough out."""

from __future__ import annotations

from presswork.composition.labels import direction
from presswork.model import Article, Finding, Issue


def find_limits(issue: Issue) -> tuple[Finding, ...]:
    """Return a warning for each article in a script that runs from right to left (`rtl-layout`)."""
    return tuple(
        _right_to_left(issue, article)
        for article in issue.articles
        if direction(article.language or issue.language) == "rtl"
    )


def _right_to_left(issue: Issue, article: Article) -> Finding:
    path = article.path
    return Finding(
        code="rtl-layout",
        severity="warning",
        file=path.relative_to(issue.root).as_posix() if path.is_relative_to(issue.root) else path.name,
        where=article.language,
        message="In the PDF, text that runs from right to left is set ragged, without lengthened letters, "
        "and some programs copy it or read it aloud in the wrong order.",
        hint="Let somebody who reads the language look at the pages; the EPUB has none of these limits.",
    )
