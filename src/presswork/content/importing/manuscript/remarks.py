"""What was met in a manuscript beside its text in; findings about it, and what was left out, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.model.imported import Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.report import Report


def report_comment(report: Report, *, author: str, place: str, words: str) -> None:
    """Report a comment with its author and the words at which it stands."""
    if not words:
        return
    at = f", at {place[:60]!r}" if place else ""
    report.note(
        "comment-left-out",
        f"A comment of {author or 'somebody'}{at}: {words[:300]}",
        hint="It is not in the article. Do what it asks, if it is still open.",
        where=place[:60] or None,
    )


def report_hidden(texts: Sequence[str]) -> tuple[Dropped, ...]:
    """Return what was hidden in the document, as left out."""
    words = " ".join("".join(texts).split())
    return (Dropped(what=words[:80], why="text that is hidden in the document"),) if words else ()
