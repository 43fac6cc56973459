"""A press file in; a finding out where it sets screens that PDF/X does not allow (`halftone`).

The screen is the press's affair; one by name, or with a phase, cannot be made anywhere else.
Source: ISO 15930-7:2010 and all earlier parts (HalftoneType 1 or 5, no HalftoneName, no HTP); Kodak
Prinergy Evo, "Technical characteristics of PDF/X-1a"; ISO 32000-1, 10.6.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts
from presswork.preflight.press.object_index import Held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "halftone"
SEVERITY: Severity = "error"

HINT = "Export the file without halftones."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that screens, where they are set at all, are of the two types and without a name or a phase."""
    for held in facts(file).objects.having("/HTP"):
        yield _finding(file, held, "a graphics state has a halftone phase (HTP)")
    for held in facts(file).objects.having("/HalftoneType"):
        kind = held.dictionary.get("/HalftoneType")
        if kind not in (1, 5):
            yield _finding(file, held, f"a halftone is of type {excerpt(str(kind))}")
        elif "/HalftoneName" in held.dictionary:
            yield _finding(file, held, "a halftone is chosen by name")


def _finding(file: PrintFile, held: Held, message: str) -> Finding:
    return file.finding(
        CODE, message, hint=HINT, severity=SEVERITY, page_index=held.page_index, where=held.where
    )
