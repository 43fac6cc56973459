"""A file in; a finding out where its structure had to be repaired to read it (`file-damaged`).

Rationale: each program repairs in its own way; what a RIP makes of it nobody knows.
Source: ISO 32000-1, 7.5 (file structure); qpdf's warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "file-damaged"
SEVERITY: Severity = "error"

_MOST = 3


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a file that qpdf reads without a complaint."""
    warnings = file.damage
    if warnings:
        more = f", and {len(warnings) - _MOST} more faults" if len(warnings) > _MOST else ""
        yield file.finding(
            CODE,
            f"the file is damaged and was repaired to be read: {'; '.join(warnings[:_MOST])}{more}",
            hint="Export it again, or copy it again if it was cut off on its way.",
            severity=SEVERITY,
        )
