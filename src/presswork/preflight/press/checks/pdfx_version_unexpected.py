"""A press file in; a finding out where it claims a PDF/X that is not PDF/X-4 (`pdfx-version-unexpected`).

Older ones were made without transparency, partial ones (4p, 5) need files that did not come along, and a
name that no standard has is no claim at all.
Source: ISO 15930-7:2010 (PDF/X-4, PDF/X-4p); ISO 15930-8:2010 (PDF/X-5); GWG2015, which rests on PDF/X-4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts
from presswork.preflight.press.metadata import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-version-unexpected"
SEVERITY: Severity = "warning"


WANTED = "PDF/X-4"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that the claim, where there is one, is PDF/X-4."""
    version = facts(file).claim.version
    if not version or version == WANTED:
        return
    known = version in VERSIONS
    yield file.finding(
        CODE,
        f'the file claims to be "{excerpt(version)}"'
        + ("" if known else ", which is no PDF/X that there is"),
        hint="Export it as PDF/X-4, or ask the printer whether this one is welcome.",
        severity=SEVERITY,
    )
