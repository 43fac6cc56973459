"""A file in; a finding out where no output intent says how it is printed (`output-intent-missing`).

CMYK values mean colours only for a printing condition; without one the printer must guess it.
Source: ISO 15930-7:2010 (an OutputIntents entry of subtype GTS_PDFX); ISO 32000-1, 14.11.5; Enfocus,
Preflight Report Help, "Output intent is missing".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "output-intent-missing"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require an output intent for PDF/X."""
    if not facts(file).intents:
        yield file.finding(
            CODE,
            "the file has no output intent for printing",
            hint=f"Export it with the output intent {file.profile.condition.identifier}.",
            severity=SEVERITY,
        )
