"""A page in; a finding out where it has an output intent of its own (`output-intent-on-page`).

Pages with intents of their own came with PDF 2.0; a workflow for PDF/X-4 passes over them.
Source: ISO 32000-2, 14.11.5; ISO 15930-9 (PDF/X-6), not ISO 15930-7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "output-intent-on-page"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require the document's output intent alone."""
    if "/OutputIntents" in page.obj:
        yield file.finding(
            CODE,
            "the page has an output intent of its own",
            hint="Make one file for each printing condition.",
            severity=SEVERITY,
            page=page,
        )
