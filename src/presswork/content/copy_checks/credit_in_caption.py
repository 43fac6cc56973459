"""credit-in-caption: a caption that ends with the credit.

Rationale: the credit is a field of its own, set apart from the caption and labelled by the page; in both
places the reader reads it twice, and catalogues take the name for a part of the caption.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding, photos
from presswork.content.copy_checks.words import words_of
from presswork.content.sanitise import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Issue, Severity

CODE = "credit-in-caption"
SEVERITY: Severity = "warning"

_LABEL = r"photo(?:graph)?(?: by)?|image|credit|foto|fotografía|crédit|copyright|©|фото"
_LABELLED = re.compile(rf"(?:^|[\s(\[.])(?:{_LABEL})\s*[:/]\s*\S.{{0,60}}$", re.IGNORECASE)


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each caption that holds the credit."""
    for article, photo in photos(issue):
        caption, credit = words_of(photo.caption), words_of(photo.credit)
        repeated = bool(credit.strip()) and caption.endswith(credit) and caption != credit
        if repeated or _LABELLED.search(text_of(photo.caption).strip()):
            yield finding(
                issue,
                article,
                CODE,
                SEVERITY,
                f"The caption of {photo.file!r} ends with the credit.",
                hint='Give the credit in its own field: `{credit="Name / Agency"}`.',
                line=photo.line,
                where=photo.id,
            )
