"""photo-no-caption: a photo without a caption.

Rationale: in print a photo speaks through its caption. Some need none, so this is a warning; a photo
marked `decorative` has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding, photos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Issue, Severity

CODE = "photo-no-caption"
SEVERITY: Severity = "warning"


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each photo without a caption."""
    for article, photo in photos(issue):
        if not photo.caption.strip() and not photo.decorative:
            yield finding(
                issue,
                article,
                CODE,
                SEVERITY,
                f"The photo {photo.file!r} has no caption.",
                hint=f'Add one: `![alt]({photo.file} "What the photo shows.")`.',
                line=photo.line,
                where=photo.id,
            )
