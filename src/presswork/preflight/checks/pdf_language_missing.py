"""A PDF in; a finding out where it does not say its language (`pdf-language-missing`).

Rationale: without it a screen reader speaks with the wrong voice.
Source: ISO 14289-1, 7.2; the tag's form is BCP 47's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-language-missing"
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require a language tag in the catalog."""
    language = str(pdf.root.get("/Lang", ""))
    if not _TAG.fullmatch(language):
        said = f'"{language}" is no language tag' if language else "the PDF does not say its language"
        yield pdf.finding(CODE, said, hint="Set `language` in the article's header, for example en-US.")
