"""A PDF in; a finding out where its headings skip a level or begin below the first (`pdf-heading-order`).

Rationale: readers of a screen reader move by headings; a missing level reads as a missing chapter.
Source: ISO 14289-1, 7.4.2; WCAG 2.2, technique G141.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-heading-order"
_HEADING = re.compile(r"H([1-6])")


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require headings, the first of level 1, none more than one level below the one before."""
    before = 0
    for element in pdf.elements:
        match = _HEADING.fullmatch(element.tag)
        if not match:
            continue
        level = int(match[1])
        if level > before + 1:
            message = f'heading "{excerpt(element.text)}" is of level {level} after level {before}'
            if not before:
                message = f'the first heading, "{excerpt(element.text)}", is of level {level}'
            yield pdf.finding(
                CODE,
                message,
                hint="Use the next level down: ## for a crosshead under the headline, ### under that.",
                page_index=element.page_index,
            )
        before = level
    if not before and pdf.elements:
        yield pdf.finding(
            CODE, "the structure tree has no heading", hint="Every article needs a headline, tagged H1."
        )
