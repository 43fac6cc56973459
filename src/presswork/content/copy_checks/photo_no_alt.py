"""photo-no-alt: a photo without alt text.

Rationale: it shuts out readers who cannot see it, and neither PDF/UA nor EPUB Accessibility allows it,
so this is an error; a warning while the photo is not supplied, since its own fields may bring the text.
A photo marked `decorative` needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding, photos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Issue

CODE = "photo-no-alt"


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each photo that says nothing to a reader who cannot see it."""
    for article, photo in photos(issue):
        if not photo.alt.strip() and not photo.decorative:
            yield finding(
                issue,
                article,
                CODE,
                "warning" if photo.is_fpo else "error",
                f"The photo {photo.file!r} has no alt text.",
                hint=f"Say what it shows, `![A rocket lifts off]({photo.file})`, or mark it `decorative`.",
                line=photo.line,
                where=photo.id,
            )
