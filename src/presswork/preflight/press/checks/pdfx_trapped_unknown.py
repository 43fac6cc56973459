"""A press file in; a finding out where it does not say whether it is trapped (`pdfx-trapped-unknown`).

Trapping twice, or not at all, shows on paper: the printer must be told, and "Unknown" tells nothing.
Source: ISO 15930-7:2010 and all earlier parts (Trapped is True or False); ISO 32000-1, table 317.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts
from presswork.preflight.press.metadata import PDF, info_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-trapped-unknown"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require True or False: in XMP's pdf:Trapped or in Info."""
    known = facts(file)
    if not known.judged:
        return
    said = known.packet.value(PDF, "Trapped") or info_value(file.pdf, "/Trapped")
    if said not in ("True", "False"):
        yield file.finding(
            CODE,
            "the file does not say whether it is trapped" + (f' (it says "{excerpt(said)}")' if said else ""),
            hint="Set pdf:Trapped to False, unless the colours were trapped already.",
            severity=SEVERITY,
        )
