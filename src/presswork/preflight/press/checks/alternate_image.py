"""A press file in; a finding out where a picture has a substitute for printing (`alternate-image`).

What is on the proof would not be what is on the plate.
Source: PDF/X checks of callas ("Alternate image must not be default for printing"), all parts of ISO 15930;
ISO 32000-1, 8.9.5.4 (Alternates, DefaultForPrinting).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "alternate-image"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that no alternate is the default for printing."""
    for held in facts(file).objects.having("/Alternates"):
        alternates = held.dictionary.get("/Alternates")
        for alternate in list(alternates)[:100] if isinstance(alternates, pikepdf.Array) else []:
            if isinstance(alternate, pikepdf.Dictionary) and bool(
                alternate.get("/DefaultForPrinting", False)
            ):
                yield file.finding(
                    CODE,
                    "a picture has a substitute for printing",
                    hint="Keep the picture that is to be printed, without alternates.",
                    severity=SEVERITY,
                    page_index=held.page_index,
                    where=held.where,
                )
                break
