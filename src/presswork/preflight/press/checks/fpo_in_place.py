"""A page in; a finding out for each stand-in that is still in place of a photo (`fpo-in-place`).

Rationale: what is for position only must never be printed. A file says so of a picture by marked content:
`/PRSW_Photo << /PRSW_FPO true >> BDC ... EMC`, whatever program wrote it.
Source: ISO 32000-1, 14.6.2 (property lists) and Annex E (names); the trade's practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "fpo-in-place"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that no stand-in is left."""
    told: set[tuple[str | None, str | None]] = set()
    for painted in page.objects:
        which = (painted.article, painted.photo)
        if painted.is_fpo and which not in told:
            told.add(which)
            name = f'the photo "{painted.photo}"' if painted.photo else "a photo"
            yield file.finding(
                CODE,
                f"a stand-in is in place of {name}",
                hint="Supply the photo and build the file again.",
                severity=SEVERITY,
                page=page,
                at=painted,
            )
