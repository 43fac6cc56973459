"""photo-unused: a picture in an article's `photos/` folder that the article does not place.

Rationale: it was bought or sent to be printed, or it is a leftover; either way somebody should know. (A
photo that the header describes and the text does not place has the same code; it is found on reading.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding
from presswork.content.photo_files import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from presswork.model import Finding, Issue, Severity

CODE = "photo-unused"
SEVERITY: Severity = "warning"


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each picture that nothing places."""
    used = {photo.path for article in issue.articles for photo in article.photos}
    for article in issue.articles:
        for path in _pictures(article.path.parent / "photos"):
            if path not in used and path.resolve().is_relative_to(issue.root):
                yield finding(
                    issue,
                    article,
                    CODE,
                    SEVERITY,
                    f"The picture {path.name!r} lies in photos/, but the article does not place it.",
                    hint=f"Place it with `![alt]({path.name})`, or take it away.",
                    line=1,
                    where=path.name,
                )


def _pictures(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    except OSError:
        return []
