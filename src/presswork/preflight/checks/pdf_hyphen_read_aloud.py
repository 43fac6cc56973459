"""A PDF in; a warning out for each page whose line ends leave hyphens in words (`pdf-hyphen-read-aloud`).

Rationale: a hyphen that only the line's end brought in is spoken, copied and searched as part of the
word, unless the text behind it is a soft hyphen.
Source: ISO 32000-1, 14.8.2.2.3 (hyphenation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-hyphen-read-aloud"
# What typesetters put at a line's end; a compound's own hyphen is U+002D or, unbreakable, U+2011.
_INSERTED = "\u2010"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Warn of hyphens at line ends that no soft hyphen stands for."""
    said = {key for element in pdf.elements if element.actual_text is not None for key in element.keys}
    for page_index, page in enumerate(pdf.pages):
        lines = [
            run.text
            for run in page.runs
            if run.text.endswith(_INSERTED) and not run.artifact and run.key not in said
        ]
        if lines:
            last_word = lines[0].split()[-1]
            yield pdf.finding(
                CODE,
                f'{len(lines)} lines end in a hyphen that is part of the text, first "{last_word}"',
                hint=REBUILD,
                severity="warning",
                page_index=page_index,
            )
