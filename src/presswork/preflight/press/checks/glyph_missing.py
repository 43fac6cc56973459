"""A page in; a finding out for each text with glyphs that its font does not have (`glyph-missing`).

Rationale: an empty box, or nothing, is printed in a letter's place: the font's .notdef glyph.
Source: ISO 15930-7:2010 (fonts must hold every glyph that is shown); ISO 32000-1, 9.7.6.3 (.notdef).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.painted import PaintedText
from presswork.preflight.press.usage import described

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "glyph-missing"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require a glyph for every code that is shown."""
    for painted in page.objects:
        if isinstance(painted, PaintedText) and not painted.invisible:
            count = len(painted.font.glyphs.missing(painted.codes))
            if count:
                yield file.finding(
                    CODE,
                    f"{count} character{'s' if count > 1 else ''} of {described(painted)} "
                    f'{"have" if count > 1 else "has"} no glyph in the font "{painted.font}"',
                    hint="Choose a font that has the characters, and export the file again.",
                    severity=SEVERITY,
                    page=page,
                    at=painted,
                )
