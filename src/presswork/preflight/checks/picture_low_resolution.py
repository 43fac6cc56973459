"""A PDF in; a warning out for each picture too coarse for its placed size (`picture-low-resolution`).

Source: below 150 ppi single pixels show at reading distance; the trade asks for 200 and more in print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.picture_resolution import placed_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "picture-low-resolution"
MIN_PPI = 150


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Warn of pictures under 150 ppi where they are placed largest."""
    for picture in placed_pictures(pdf):
        if picture.ppi < MIN_PPI:
            yield pdf.finding(
                CODE,
                str(picture),
                hint="Supply a larger file, or place the photo smaller.",
                severity="warning",
                page_index=picture.page_index,
            )
