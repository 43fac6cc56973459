"""A paragraph style's name, in any of some twenty languages, in; what such a paragraph is, out.

Word writes its own styles' names in English ("heading 1"), whatever its language; their identifiers, the
styles of templates, and other programs do not. The names are in `names.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.content.importing.manuscript.parts import Role

_FIRST_WORDS = frozenset(("heading", "headline", "h"))


@cache
def names() -> dict[str, dict[str, list[str]]]:
    """Return the tables of names."""
    text = files("presswork.content.importing.manuscript").joinpath("names.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def role_of(name: str) -> tuple[Role, int] | None:
    """Return the role that a style's name tells, with a heading's level, or None where it tells none."""
    folded = _folded(name)
    numbered = re.fullmatch(r"(\D+?) ?(\d)(?: char)?", folded)
    word, level = (numbered[1], int(numbered[2])) if numbered else (folded, 0)
    if word in _known("contents") or folded in {"toc heading", "contents heading", "table of figures"}:
        return "contents", 0
    if word in _known("heading") and (level or word not in _known("title")):
        return "heading", level or (1 if word in _FIRST_WORDS else 2)
    return (_by_name()[folded], 0) if folded in _by_name() else None


def _folded(name: str) -> str:
    """Return the name as it is compared: `Bild_20_unterschrift` and `BildUnterschrift`, in small letters."""
    # ODF writes so what XML names may not hold (ODF 1.3, part 3, 19.880).
    name = re.sub(r"_([0-9a-fA-F]{1,4})_", lambda match: chr(int(match[1], 16)), name)
    name = re.sub(r"(?<=[a-zß-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", unicodedata.normalize("NFC", name))
    return " ".join(re.sub(r"[_-]+", " ", name).casefold().split())


@cache
def _known(role: str) -> frozenset[str]:
    return frozenset(_folded(name) for name in names()["styles"][role])


@cache
def _by_name() -> dict[str, Role]:
    found: dict[str, Role] = {}
    for role in names()["styles"]:
        if role in {"heading", "contents"}:
            continue
        for name in _known(role):
            found.setdefault(name, role)  # type: ignore[arg-type]
    return found
