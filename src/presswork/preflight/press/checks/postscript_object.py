"""A press file in; a finding out where it carries PostScript to be run (`postscript-object`).

It prints on PostScript printers alone, and may do there what no proof shows.
Source: ISO 15930-7:2010 and all earlier parts (no PostScript XObjects, no PS key); ISO 32000-1, 8.8.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "postscript-object"
SEVERITY: Severity = "error"

HINT = "Export the file without PostScript fragments."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that no object of the file has it."""
    for held in facts(file).objects.having("/PS", "/Subtype2", "/Filter"):
        if held.dictionary.get("/Subtype") == "/PS" or (
            held.dictionary.get("/Subtype") == "/Form"
            and ("/PS" in held.dictionary or "/Subtype2" in held.dictionary)
        ):
            yield file.finding(
                CODE,
                "an object is PostScript code",
                hint=HINT,
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
