"""A press file in; a finding out for what came after the older PDF/X that it claims (`older-feature`).

Layers, 16-bit pictures and packed objects are unknown to the workflows that PDF/X-1a and PDF/X-3 were made
for.
Source: ISO 15930-1, -3, -4 and -6 (rest on PDF 1.3 and 1.4); ISO 32000-1: optional content (8.11), 16 bits
(table 89), object and cross-reference streams (7.5.7, 7.5.8) came with PDF 1.5; OpenType fonts (9.9) with
1.6; PDFlib Tutorial, table 10.3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "older-feature"
SEVERITY: Severity = "error"

HINT = "Export it as PDF/X-4, which allows this."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that a file that claims to be PDF/X-1a or PDF/X-3 has none of them."""
    known = facts(file)
    if not known.claim.older:
        return
    for what in _newer(file):
        message = f"the file claims to be {known.claim.version}, and has {what}"
        yield file.finding(CODE, message, hint=HINT, severity=SEVERITY)


def _newer(file: PrintFile) -> Iterator[str]:
    objects = facts(file).objects
    if "/OCProperties" in file.pdf.Root:
        yield "layers"
    if _has_packed_table(file.path):
        yield "a packed table of its objects"
    if any(held.dictionary.get("/BitsPerComponent") == 16 for held in objects.having("/BitsPerComponent")):
        yield "pictures of 16 bits"
    programs = [held.dictionary.get("/FontFile3") for held in objects.having("/FontFile3")]
    if any(isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/OpenType" for each in programs):
        yield "OpenType fonts"


def _has_packed_table(path: Path) -> bool:
    """Whether the last cross-reference is a stream: where startxref points, there is no word `xref`."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - 2048))
        found = re.findall(rb"startxref\s+(\d{1,18})", stream.read())
        if not found or int(found[-1]) >= size:
            return False
        stream.seek(int(found[-1]))
        return re.match(rb"\s*\d+\s+\d+\s+obj", stream.read(64)) is not None
