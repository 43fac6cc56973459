"""A caption's first words in; whether it counts figures or tables, out."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from presswork.content.importing.manuscript.roles import names

_NUMBER = r"\s*\.?\s*(?:no\.?\s*|nr\.?\s*)?(?:[A-Z]?\d+(?:[.\-–]\d+)*[a-z]?|[IVXLC]+)\b"

Counted = Literal["figure", "table", ""]


@cache
def _words(counted: str) -> str:
    return "|".join(re.escape(word) for word in sorted(names()["counted"][counted], key=len, reverse=True))


@cache
def _label(counted: str, number: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_words(counted)}){number}", re.IGNORECASE)


def counted_by(text: str, label: str = "") -> Counted:
    """Return what the caption counts: by its field's label, else by the words and the number that open it."""
    if label:
        if _label("table", "").fullmatch(label.strip()):
            return "table"
        return "figure" if _label("figure", "").fullmatch(label.strip()) else ""
    opening = text.lstrip()
    if _label("figure", _NUMBER).match(opening):
        return "figure"
    return "table" if _label("table", _NUMBER).match(opening) else ""
