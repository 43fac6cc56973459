"""A PDF in; a finding out for each font that is embedded whole (`pdf-font-not-subset`).

Rationale: a whole family adds hundreds of kilobytes and may break its licence.
Source: ISO 32000-1, 9.6.4: a subset's name begins with six capitals and a plus sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_font_list import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-font-not-subset"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require that every embedded font is a subset."""
    for font in fonts(pdf):
        if font.embedded and not font.subset:
            yield pdf.finding(
                CODE,
                f'the font "{font.name}" is embedded whole',
                hint="Install HarfBuzz's subset library (`presswork doctor` names it) and build again.",
            )
