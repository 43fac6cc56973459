"""A press file in; a finding out where a coarse picture stands for a fine one elsewhere (`opi-stand-in`).

OPI's fine pictures lie on a server that the next printer does not have.
Source: ISO 15930-7:2010 and all earlier parts (no OPI); Kodak Prinergy Evo, "Technical characteristics of
PDF/X-1a" (fine pictures are put in); ISO 32000-1, 14.11.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "opi-stand-in"
SEVERITY: Severity = "error"

HINT = "Put the fine pictures in before the file is exported."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that no object of the file has it."""
    for held in facts(file).objects.having("/OPI"):
        if held.dictionary.get("/Subtype") in ("/Image", "/Form"):
            yield file.finding(
                CODE,
                "a picture is a stand-in for another (OPI)",
                hint=HINT,
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
