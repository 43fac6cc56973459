"""heading-skipped: a heading more than one level below the one before it.

Rationale: a reader who moves by headings loses the thread, and PDF/UA-1 (ISO 14289-1, 7.4.2) forbids it,
so this is an error. The headline is level 1; headings in the text begin at level 2 (`##`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding
from presswork.content.sanitise import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Issue, Severity

CODE = "heading-skipped"
SEVERITY: Severity = "error"


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each heading that skips a level."""
    for article in issue.articles:
        level = 1
        for block in article.blocks:
            if block.kind != "heading":
                continue
            if block.level > level + 1:
                words = text_of(block.html)[:60]
                yield finding(
                    issue,
                    article,
                    CODE,
                    SEVERITY,
                    f"The heading {words!r} is of level {block.level}, but follows level {level}.",
                    hint=f"Begin it with `{'#' * (level + 1)} `.",
                    line=block.line,
                    where=block.id,
                )
            level = block.level
