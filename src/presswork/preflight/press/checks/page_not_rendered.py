"""A page in; a finding out if it cannot be drawn as printing plates (`page-not-rendered`).

Rationale: what one renderer cannot draw, or not in half a minute, a printer's RIP may not draw either; and
none of the checks that look at the plates has seen it, so silence must not pass for a verdict.
What is drawn only in part is a warning. Source: ours; the renderer is MuPDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.rendering.measures import RenderedPage, RenderFailure

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "page-not-rendered"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that the page can be drawn; where none can, that is said once."""
    drawn = file.rendered(page)
    if isinstance(drawn, RenderedPage) and drawn.faults:
        yield file.finding(
            CODE,
            f"the page is drawn in part only: {drawn.faults} of its operators could not be carried out",
            hint="It names what the file does not hold, or is damaged. Export the page again.",
            severity="warning",
            page=page,
        )
    if not isinstance(drawn, RenderFailure) or (drawn.whole_file and page.index > 0):
        return
    what = "no page" if drawn.whole_file else "the page"
    yield file.finding(
        CODE,
        f"{what} can be drawn as plates: {drawn.reason}"
        if drawn.whole_file
        else f"{what} cannot be drawn as plates: {drawn.reason}",
        hint="Ink, bleed and safe margin are unchecked here. Export the page again, in a simpler form.",
        severity=SEVERITY,
        page=page,
    )
