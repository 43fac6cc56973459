"""A file in; a finding out for each page that lies on its side among others (`page-orientation-mixed`).

Rationale: landscape among portrait pages is printed as it stands, or turned by the imposition program, to
whichever side. Turn such a page's content, not the page.
Source: Ghent Workgroup, GWG2015 specification, "Page Size and Orientation".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.sizes import odd_pages

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "page-orientation-mixed"
SEVERITY: Severity = "warning"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require one orientation of all pages."""
    for odd in odd_pages(file.seen.sizes):
        if odd.turned:
            yield file.finding(
                CODE,
                f"the page is {'landscape' if odd.size[0] > odd.size[1] else 'portrait'}, most are not",
                hint="Set its content on its side on a page like the others.",
                page_index=odd.page_index,
                severity=SEVERITY,
            )
