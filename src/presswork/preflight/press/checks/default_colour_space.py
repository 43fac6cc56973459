"""A file in; a finding out where ink values are given another meaning (`default-colour-space`).

A DefaultCMYK or DefaultGray turns all plain ink values of a page into colours to be converted: black text
comes out in four inks.
Source: ISO 32000-1, 8.6.5.6; Enfocus, Preflight Checks Overview, 3.10 "Default color spaces"; in PDF/X-1a
no default may stand for anything but the inks (ISO 15930-1 and -4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "default-colour-space"
SEVERITY: Severity = "warning"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that ink values stay ink values; a DefaultRGB, which only tags RGB, is left alone."""
    for held in facts(file).objects.having("/DefaultCMYK", "/DefaultGray"):
        yield file.finding(
            CODE,
            "plain ink values are given another meaning (DefaultCMYK or DefaultGray)",
            hint="Export the file without default colour spaces.",
            severity="error" if facts(file).claim.x1a else SEVERITY,
            page_index=held.page_index,
            where=held.where,
        )
        return
