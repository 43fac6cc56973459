"""photo-no-credit: a photo whose photographer or agency is not named.

Rationale: the credit is owed by law in most countries and by custom in all. It may be the house's own
picture, so this is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding, photos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Issue, Severity

CODE = "photo-no-credit"
SEVERITY: Severity = "warning"


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each photo without a credit."""
    for article, photo in photos(issue):
        if not photo.credit.strip() and not photo.decorative:
            yield finding(
                issue,
                article,
                CODE,
                SEVERITY,
                f"The photo {photo.file!r} has no credit.",
                hint=f'Name the photographer or agency: `![alt]({photo.file}){{credit="Name / Agency"}}`.',
                line=photo.line,
                where=photo.id,
            )
