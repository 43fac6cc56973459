"""A read issue in; what a copy editor would mark in it out. One check a file, each with its permanent code.

They run when the photos' own captions and credits are known. Severity: an error is what would break a
finished edition or shut a reader out (a link to nowhere, a photo without alt text, a heading level
skipped); whatever a person must judge is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks import (
    article_too_long,
    caption_repeated,
    credit_in_caption,
    dead_link,
    doubled_word,
    heading_skipped,
    photo_fpo,
    photo_no_alt,
    photo_no_caption,
    photo_no_credit,
    photo_unused,
    unclosed_bracket,
    unclosed_quote,
    word_too_long,
)

if TYPE_CHECKING:
    from presswork.model import Finding, Issue

CHECKS = (
    unclosed_quote,
    unclosed_bracket,
    doubled_word,
    heading_skipped,
    dead_link,
    photo_fpo,
    photo_no_alt,
    photo_no_caption,
    photo_no_credit,
    caption_repeated,
    credit_in_caption,
    photo_unused,
    word_too_long,
    article_too_long,
)


def check(issue: Issue) -> tuple[Finding, ...]:
    """Return every copy check's findings, by article and line."""
    order = {name: index for index, name in enumerate(a.path.as_posix() for a in issue.articles)}
    found = [finding for module in CHECKS for finding in module.check(issue)]
    return tuple(sorted(found, key=lambda f: (order.get(f.file or "", 0), f.file or "", f.line or 0, f.code)))
