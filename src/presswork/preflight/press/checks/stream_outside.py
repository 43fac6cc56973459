"""A press file in; a finding out where its data lies in another file (`stream-outside`).

What did not come along cannot be printed.
Source: ISO 15930-7:2010 (complete exchange: no external streams); ISO 32000-1, 7.3.8.2, table 5 (F).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "stream-outside"
SEVERITY: Severity = "error"

HINT = "Embed all pictures when the file is exported."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that no object of the file has it."""
    for held in facts(file).objects.having("/F"):
        if isinstance(held.dictionary, pikepdf.Stream):
            yield file.finding(
                CODE,
                "an object's data lies in another file",
                hint=HINT,
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
