"""A file in; a finding out for each embedded font whose program is damaged (`font-program-damaged`).

Rationale: a RIP sets the text in another face, or stops.
Source: ISO 32000-1, 9.9 (embedded font programs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "font-program-damaged"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require font programs that can be read."""
    for font, page_index in file.seen.fonts.items():
        fault = font.glyphs.examine()
        if fault:
            yield file.finding(
                CODE,
                f'the program of the font "{font}" cannot be read: {fault}',
                hint="Export the file again, or with another version of the font.",
                severity=SEVERITY,
                page_index=page_index,
            )
