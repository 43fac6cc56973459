"""A press file in; a finding out where a page refers to another document (`reference-outside`).

The stand-in would be printed in the place of what it refers to.
Source: ISO 15930-8:2010 (reference XObjects are PDF/X-5's, not PDF/X-4's); ISO 32000-1, 8.10.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "reference-outside"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that no form XObject has a reference dictionary."""
    for held in facts(file).objects.having("/Ref"):
        if held.dictionary.get("/Subtype") == "/Form":
            yield file.finding(
                CODE,
                "a part of the page refers to another document",
                hint="Embed the document that is referred to.",
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
