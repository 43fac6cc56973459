"""A file in; a finding out for each page of another trim size than most (`page-sizes-mixed`).

Rationale: pages of one job are cut to one size; a page that differs is cut through, or left with a white
edge. Pages that only lie on their side are `page-orientation-mixed`'s.
Source: Ghent Workgroup, GWG2015 specification, "Page Size and Orientation"; half a millimetre is our choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.sizes import odd_pages

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "page-sizes-mixed"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require one size of all pages."""
    for odd in odd_pages(file.seen.sizes):
        if not odd.turned:
            yield file.finding(
                CODE,
                f"the page is {odd.size[0]:g} by {odd.size[1]:g} mm, most are {odd.usual[0]:g} by "
                f"{odd.usual[1]:g} mm",
                hint="Bring all pages to one trim size, or deliver this one as a file of its own.",
                page_index=odd.page_index,
                severity=SEVERITY,
            )
