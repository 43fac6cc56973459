"""A file in; a finding out for each Type 3 font in it (`font-type3`).

Rationale: its glyphs are small drawings or bitmaps, without hinting; RIPs set them coarse or slowly.
Source: ISO 32000-1, 9.6.5; printers' instructions ask for fonts of other types.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "font-type3"
SEVERITY: Severity = "warning"


def check(file: PrintFile) -> Iterator[Finding]:
    """Warn of Type 3 fonts."""
    for font, page_index in file.seen.fonts.items():
        if font.is_type3:
            yield file.finding(
                CODE,
                f'the font "{font}" is of Type 3: drawings in place of glyphs',
                hint="Export the file with the font itself (TrueType or OpenType).",
                page_index=page_index,
                severity=SEVERITY,
            )
