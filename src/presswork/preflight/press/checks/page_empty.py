"""A page in; a finding out where nothing is printed on it (`page-empty`).

Rationale: a blank page is paid for; it may be meant, or a page got lost. White shapes and invisible text
are nothing, and so are crop marks.
Source: Ghent Workgroup, GWG2015 specification, "Empty Pages".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.painted import Painted, PaintedGroup, PaintedText
from presswork.preflight.press.usage import on_paper

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "page-empty"
SEVERITY: Severity = "warning"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Warn of a page with nothing to be seen within the trim."""
    if not any(_prints(painted) and on_paper(page, painted) for painted in page.objects):
        yield file.finding(
            CODE,
            "nothing is printed on the page",
            hint="Take the page out if it is not meant to be blank.",
            severity=SEVERITY,
            page=page,
        )


def _prints(painted: Painted) -> bool:
    if painted.role == "soft mask" or isinstance(painted, PaintedGroup):
        return False
    if isinstance(painted, PaintedText) and (painted.invisible or not painted.text.strip()):
        return False
    colours = painted.colours
    return not colours or not all(colour.is_white for colour in colours)
