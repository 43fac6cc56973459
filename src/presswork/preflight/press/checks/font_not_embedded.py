"""A file in; a finding out for each font whose program is not in it (`font-not-embedded`).

Rationale: the printer's machine sets the text in another face, or not at all.
Source: ISO 15930-7:2010 (fonts are embedded); ISO 32000-1, 9.9.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "font-not-embedded"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require the program of every font that text is shown in."""
    for font, page_index in file.seen.fonts.items():
        if not font.is_embedded and font.dictionary is not None:
            yield file.finding(
                CODE,
                f'the font "{font}" is not embedded',
                hint="Export the file with all fonts embedded.",
                page_index=page_index,
                severity=SEVERITY,
            )
