"""A page in; a finding out for each object in the ink All (`registration-ink-on-page`).

Rationale: All is every plate at once: right for crop and registration marks outside the bleed, four inks
on top of each other for anything on the page.
Source: Ghent Workgroup, GWG2015 specification, "Separation Color All"; ISO 32000-1, 8.6.6.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.usage import on_paper, uses_of_colour

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "registration-ink-on-page"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that the ink All stays outside the bleed."""
    for use in uses_of_colour(page):
        tinted = use.colour is None or any(use.colour.values)
        if "All" in use.space.root.names and tinted and on_paper(page, use.painted):
            yield file.finding(
                CODE,
                f"{use.what} is printed in the registration ink All: on every plate",
                hint="Set it in black alone (0 0 0 100), or in the colour that is meant.",
                severity=SEVERITY,
                page=page,
                at=use.painted,
            )
