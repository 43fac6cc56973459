"""A Word file's properties in; what it says of itself, out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from presswork.content.importing.manuscript.parts import Properties

if TYPE_CHECKING:
    from collections import Counter

    from presswork.content.importing.docx.package import Package

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"


def read_properties(package: Package, letters: Counter[str]) -> Properties:
    """Return the core properties. The language is that of most of the text, where the text says it."""
    part = next(
        (found.target for found in package.relationships("").values() if found.kind == "core-properties"),
        "docProps/core.xml",
    )
    root = package.xml(part)
    if root is None:
        return Properties(language=_most(letters))
    keywords = (word.strip() for word in _text(root, "{*}keywords").replace(";", ",").split(","))
    return Properties(
        title=_text(root, f"{_DC}title"),
        creator=_text(root, f"{_DC}creator"),
        language=_most(letters) or _text(root, f"{_DC}language"),
        keywords=tuple(dict.fromkeys(word for word in keywords if word)),
        created=_date(_text(root, f"{_TERMS}created")),
    )


def _text(root: Any, name: str) -> str:
    found = root.find(name)
    return " ".join((found.text or "").split()) if found is not None else ""


def _most(letters: Counter[str]) -> str:
    return max(sorted(letters), key=lambda language: letters[language], default="")


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
