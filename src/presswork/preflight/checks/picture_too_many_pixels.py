"""A PDF in; a finding out for each picture finer than it can be seen (`picture-too-many-pixels`).

Rationale: more than 300 pixels per inch make the file larger to send, not sharper to read.
Source: 300 ppi at placed size is the trade's rule for coated paper (twice a 150-line screen).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.picture_resolution import placed_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "picture-too-many-pixels"
MAX_PPI = 300
# A placed size is rounded to whole pixels, and boxes to tenths of a point.
TOLERANCE = 1.02


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require at most 300 ppi where the picture is placed largest."""
    for picture in placed_pictures(pdf):
        if picture.ppi > MAX_PPI * TOLERANCE:
            yield pdf.finding(
                CODE,
                str(picture),
                hint=f"Resample it to {MAX_PPI} ppi at its placed size; building again with Presswork does.",
                page_index=picture.page_index,
            )
