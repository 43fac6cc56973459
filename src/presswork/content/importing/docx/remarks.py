"""What was met in a Word file beside its text in; findings about it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.content.importing.docx.package import W
from presswork.content.importing.manuscript.remarks import report_comment, report_hidden

if TYPE_CHECKING:
    from presswork.content.importing.docx.context import Context
    from presswork.content.report import Report

_LOOK = "The text is as if all were accepted. Open it in Word if an earlier wording is wanted."


def report_changes(context: Context, report: Report) -> None:
    """Report tracked changes, hidden text and formulas."""
    if context.inserted or context.deleted:
        report.note(
            "tracked-changes-accepted",
            f"The document holds tracked changes: {context.inserted} insertions were kept, {context.deleted} "
            "deletions left out.",
            hint=_LOOK,
        )
    if context.formulas:
        report.warning(
            "formula-simplified",
            f"{context.formulas} formula{'s' * (context.formulas > 1)} became plain text.",
            hint="Compare them; place what plain text cannot say as a picture with alt text.",
        )
    context.dropped += report_hidden(context.hidden)


def report_comments(root: Any, context: Context, report: Report) -> None:
    """Report each comment with its author and the words at which it stands."""
    for comment in [] if root is None else root.iterchildren(f"{W}comment"):
        text = " ".join("".join(found.text or "" for found in comment.iter(f"{W}t")).split())
        place = "".join(context.commented.get(comment.get(f"{W}id") or "", [])).split()
        report_comment(report, author=comment.get(f"{W}author") or "", place=" ".join(place), words=text)
