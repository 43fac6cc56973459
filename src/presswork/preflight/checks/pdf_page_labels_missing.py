"""A PDF in; a finding out where its pages have no printed numbers on the screen (`pdf-page-labels-missing`).

Rationale: "go to page 14" must lead to the page with the folio 14, in the PDF as in the EPUB's page list.
Source: ISO 32000-1, 12.4.2; WCAG 2.2, technique PDF17.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-page-labels-missing"


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require page labels from the first page on, no two pages with the same."""
    if "/PageLabels" not in pdf.root:
        yield pdf.finding(CODE, "the PDF has no page labels", hint=REBUILD)
        return
    labels = pdf.page_labels
    seen: dict[str, int] = {}
    for page_index, label in enumerate(labels):
        if label in seen:
            message = f'this page and page {seen[label] + 1} of the file are both labelled "{label}"'
            yield pdf.finding(CODE, message, hint=REBUILD, page_index=page_index)
        seen.setdefault(label, page_index)
