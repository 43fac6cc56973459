"""photo-undescribed: a photo whose alt text says only that nobody has described it.

Rationale: importing sets these words so that an edition can be made; they tell nothing to a
reader who cannot see the photo. A warning, said every time until somebody has looked and written the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding, photos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Issue, Severity

CODE = "photo-undescribed"
SEVERITY: Severity = "warning"


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each photo that still awaits its description."""
    for article, photo in photos(issue):
        if photo.alt_stands_in and not photo.decorative:
            yield finding(
                issue,
                article,
                CODE,
                SEVERITY,
                f"The alt text of {photo.file!r} says only that nobody has described it.",
                hint="Look at it, and say in the square brackets what it shows, or mark it `decorative`.",
                line=photo.line,
                where=photo.id,
            )
