"""article-too-long: an article of more text than can be set as one in bearable time.

Rationale: an article is arranged and set whole. A thousand printed pages of it take minutes and gigabytes,
and are a slip (a log, a table's data, several books in one file), so this is an error. The limits are some
six hundred pages of running text, or as many elements (paragraphs, items, cells, links) as would fill them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Article, Finding, Issue, Severity

CODE = "article-too-long"
SEVERITY: Severity = "error"
MOST_CHARACTERS = 2_000_000
MOST_ELEMENTS = 30_000


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each article that is too long."""
    for article in issue.articles:
        elements = len(article.blocks) + sum(block.html.count("</") for block in article.blocks)
        characters = sum(len(block.html) for block in article.blocks)
        if characters > MOST_CHARACTERS or elements > MOST_ELEMENTS:
            yield _finding(issue, article, characters, elements)


def _finding(issue: Issue, article: Article, characters: int, elements: int) -> Finding:
    return finding(
        issue,
        article,
        CODE,
        SEVERITY,
        f"The article has {characters:,} characters in {elements:,} paragraphs, cells and other elements; "
        f"up to {MOST_CHARACTERS:,} in {MOST_ELEMENTS:,} are set.",
        hint="Divide it into several articles of an issue (`presswork new --issue` shows how).",
        line=1,
        where="body",
    )
