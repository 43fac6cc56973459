"""A page in; a finding out for each running text in rich black (`text-rich-black`).

Rationale: black with other inks below it is for areas; in text it costs ink and shows fringes where the
plates do not fit. Display type of 24 points and more gains by it and is left alone; text under the
profile's size for several inks is `text-small-multi-ink`'s.
Source: Ghent Workgroup, GWG2015 specification, "Rich Black Text"; 24 points are our choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.colours import PROCESS_INKS, Colour
from presswork.preflight.press.painted import PaintedText
from presswork.preflight.press.usage import described, on_paper

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "text-rich-black"
SEVERITY: Severity = "warning"

DISPLAY_PT = 24.0
# From this much black on the eye sees black; what the other inks add only deepens it.
_BLACK = 0.85


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that black text is black alone."""
    least = file.profile.min_multi_ink_text_pt - 0.05
    for painted in page.objects:
        if not isinstance(painted, PaintedText) or not least <= painted.size_pt < DISPLAY_PT:
            continue
        rich = next((colour for colour in painted.colours if is_rich_black(colour)), None)
        if rich is not None and painted.text.strip() and on_paper(page, painted):
            yield file.finding(
                CODE,
                f"{described(painted)} of {painted.size_pt:.1f} pt is printed in rich black ({rich})",
                hint="Set its colour to black alone (0 0 0 100).",
                severity=SEVERITY,
                page=page,
                at=painted,
            )


def is_rich_black(colour: Colour) -> bool:
    """Whether it is black with other process inks below it."""
    inks = colour.inks or {}
    return inks.get("Black", 0) >= _BLACK and any(inks.get(ink, 0) > 0 for ink in PROCESS_INKS[:3])
