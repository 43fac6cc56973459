"""photo-fpo: a photo whose file is not supplied, so that a stand-in is set.

Rationale: an edition may be read and judged before its photos arrive, so this is a warning; it must not
be printed by mistake, so it is said every time. Preflight makes it an error for the press.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding, photos
from presswork.content.report import relative_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Issue, Severity

CODE = "photo-fpo"
SEVERITY: Severity = "warning"


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each photo that is not supplied."""
    for article, photo in photos(issue):
        if photo.is_fpo:
            folder = relative_name(article.path.parent / "photos", issue.root)
            yield finding(
                issue,
                article,
                CODE,
                SEVERITY,
                f"The photo {photo.file!r} is not supplied; a stand-in is set in its place.",
                hint=f"Put {photo.file} into {folder}/; nothing else has to be changed.",
                line=photo.line,
                where=photo.id,
            )
