"""A page in; a finding out where its content has operators that PDF does not have (`operator-unknown`).

A renderer may stop there, and leave the rest of the page white.
Source: ISO 15930-7:2010 and all earlier parts (no operators but PDF's own); ISO 32000-1, 7.8.2 and Annex A.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "operator-unknown"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require the operators of PDF; one finding names them."""
    unknown = sorted(page.painting.unknown_operators)
    if unknown:
        named = ", ".join(f'"{excerpt(name, length=12)}"' for name in unknown[:5])
        yield file.finding(
            CODE,
            f"the page's content has operators that PDF does not have: {named}",
            hint="Export the file again; it may be damaged.",
            severity=SEVERITY,
            page=page,
        )
