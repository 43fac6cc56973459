"""A PDF in; a finding out for each page that hides its text in artifacts (`pdf-text-in-artifact`).

Rationale: a file with everything marked as artifact passes a validator and says nothing to a reader.
Running heads, folios and marks are artifacts; a page's text is not.
Source: ISO 14289-1, 7.1 and 7.8. The limits are ours: a running head and a folio on each side of a page
stay well under 300 letters, and artifacts under a fifth of a book's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-text-in-artifact"
MAX_LETTERS_A_PAGE = 300
MAX_SHARE = 0.2
# Where there is little text at all, a running head may well be a fifth of it.
_MIN_LETTERS = 600
_HINT = "Tag the page's text as paragraphs and headings; only running heads, folios and marks are artifacts."


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require that artifacts hold little of each page's text, and of the whole."""
    artifacts, total = 0, 0
    for page_index, page in enumerate(pdf.pages):
        hidden = [run.text for run in page.runs if run.artifact]
        letters = _letters(hidden)
        artifacts += letters
        total += _letters([run.text for run in page.runs])
        if letters > MAX_LETTERS_A_PAGE:
            message = f'{letters} letters of the page are artifacts, first "{excerpt("".join(hidden))}"'
            yield pdf.finding(CODE, message, hint=_HINT, page_index=page_index)
    if (total >= _MIN_LETTERS and artifacts > MAX_SHARE * total) or (total and artifacts == total):
        yield pdf.finding(CODE, f"{artifacts} of the file's {total} letters are artifacts", hint=_HINT)


def _letters(texts: list[str]) -> int:
    return sum(character.isalnum() for text in texts for character in text)
