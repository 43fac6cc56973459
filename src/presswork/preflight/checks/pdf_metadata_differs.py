"""A PDF in; a finding out for each fact that XMP and Info tell apart (`pdf-metadata-differs`).

Rationale: some readers show the one, some the other; libraries index both.
Source: ISO 19005-1, 6.7.3 (kept as good practice since); ISO 32000-1, 14.3.3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from presswork.preflight.pdf_file import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-metadata-differs"
_PAIRS = (
    ("/Title", "dc:title"),
    ("/Author", "dc:creator"),
    ("/Subject", "dc:description"),
    ("/Keywords", "pdf:Keywords"),
    ("/Creator", "xmp:CreatorTool"),
    ("/Producer", "pdf:Producer"),
    ("/CreationDate", "xmp:CreateDate"),
    ("/ModDate", "xmp:ModifyDate"),
)


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require XMP metadata with a title, which agrees with the document information."""
    if "/Metadata" not in pdf.root:
        yield pdf.finding(CODE, "the PDF has no XMP metadata", hint=REBUILD)
        return
    info: Any = pdf.pdf.trailer.get("/Info", {})
    with pdf.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        told = {name: _text(xmp.get(name)) for _, name in _PAIRS}
    if not told["dc:title"]:
        yield pdf.finding(CODE, "the XMP metadata has no title", hint=REBUILD, where="dc:title")
    for key, name in _PAIRS:
        in_info = _text(str(info[key])) if key in info else ""
        if in_info and _comparable(in_info, key) != _comparable(told[name], key):
            message = f'{key[1:]} is "{in_info}" in the document information, "{told[name]}" in XMP'
            yield pdf.finding(CODE, message, hint=REBUILD, where=name)


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value).strip()


def _comparable(value: str, key: str) -> str:
    if not key.endswith("Date"):
        # Several authors stand in one string with commas or semicolons.
        return " ".join(re.sub(r"[;,]", " ", value).split())
    # D:20260101120000+01'00' and 2026-01-01T12:00:00+01:00
    digits = re.sub(r"\D", "", value.replace("+00'00", "").replace("+00:00", "").replace("-00:00", ""))
    return digits.ljust(14, "0")
