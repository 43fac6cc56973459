"""A PDF in, its fonts out: name, whether the program is inside, whether it is a subset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presswork.preflight.pdf_file import PdfFile

_SUBSET_NAME = re.compile(r"[A-Z]{6}\+.")


@dataclass(frozen=True, kw_only=True)
class UsedFont:
    """One font of a PDF."""

    name: str
    embedded: bool
    subset: bool


def fonts(pdf: PdfFile) -> list[UsedFont]:
    """Return every font of the file once, by name."""
    found = {
        _name(font): font
        for font in pdf.dictionaries
        if font.get("/Type") == "/Font" and "/DescendantFonts" not in font
    }
    return [_describe(name, font) for name, font in sorted(found.items())]


def _describe(name: str, font: Any) -> UsedFont:
    if font.get("/Subtype") == "/Type3":
        return UsedFont(name=name, embedded=True, subset=True)  # its glyphs are in the dictionary itself
    descriptor = font.get("/FontDescriptor", {})
    embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return UsedFont(name=name, embedded=embedded, subset=bool(_SUBSET_NAME.match(name)))


def _name(font: Any) -> str:
    name = font.get("/BaseFont") or font.get("/Name") or f"font {font.objgen[0]}"
    return str(name).removeprefix("/")
