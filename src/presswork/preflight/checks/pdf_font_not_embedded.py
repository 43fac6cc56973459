"""A PDF in; a finding out for each font that is not inside it (`pdf-font-not-embedded`).

Rationale: the reader's machine would set the page in another face.
Source: ISO 19005-2, 6.2.11.4; ISO 14289-1, 7.21.4.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_font_list import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-font-not-embedded"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require a font program for every font."""
    for font in fonts(pdf):
        if not font.embedded:
            yield pdf.finding(
                CODE,
                f'the font "{font.name}" is not embedded',
                hint="Declare the font with @font-face and a file of the project, not by a name alone.",
            )
