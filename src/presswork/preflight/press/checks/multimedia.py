"""A page in; a finding out where it holds sound, film or three dimensions (`multimedia`).

Paper shows none of it, and a poster picture in its place is no print data.
Source: Library of Congress, FDD 124 (no embedded multimedia); callas pdfToolbox, "3D annotation used"; ISO
32000-1, 12.5.6.16 to .18 and 13.6; ISO 32000-2, 13.7 (rich media).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "multimedia"
SEVERITY: Severity = "error"

_KINDS = frozenset(("/Movie", "/Sound", "/Screen", "/3D", "/RichMedia"))


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that the page has no such annotation, wherever it lies."""
    found = {text_of(annotation.get("/Subtype")) for annotation in page.annotations[:5000]}
    for kind in sorted(found & _KINDS):
        yield file.finding(
            CODE,
            f"the page holds multimedia ({kind.removeprefix('/')})",
            hint="Set a picture in its place.",
            severity=SEVERITY,
            page=page,
        )
