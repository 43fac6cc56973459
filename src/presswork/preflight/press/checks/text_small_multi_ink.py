"""A page in; a finding out for each small text in several inks (`text-small-multi-ink`).

Rationale: plates never fit each other to a hair (some 0.1 mm on a good day), and fine strokes in several
inks show coloured fringes. What counts as small is the press profile's `min_multi_ink_text_pt`.
Source: Ghent Workgroup, GWG2015 specification, "Small Text".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.painted import PaintedText
from presswork.preflight.press.usage import described, inks_of, on_paper

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "text-small-multi-ink"
SEVERITY: Severity = "warning"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require one ink for text under the profile's size."""
    least = file.profile.min_multi_ink_text_pt
    for painted in page.objects:
        if not isinstance(painted, PaintedText) or painted.size_pt >= least - 0.05:
            continue
        many = next((colour for colour in painted.colours if len(inks_of(colour)) > 1), None)
        if many is not None and painted.text.strip() and on_paper(page, painted):
            yield file.finding(
                CODE,
                f"{described(painted)} of {painted.size_pt:.1f} pt is printed in {len(inks_of(many))} inks "
                f"({many})",
                hint=f"Give text under {least:g} pt one ink, black most often, or set it larger.",
                severity=SEVERITY,
                page=page,
                at=painted,
            )
