"""A press file in; a finding out where data is packed in a way that PDF/X forbids (`filter-forbidden`).

LZW was under patent when PDF/X began, and stayed out; Crypt hides data from the printer.
Source: ISO 15930-7:2010 and all earlier parts (no LZWDecode); Kodak Prinergy Evo, "Technical
characteristics of PDF/X-1a" (LZW, and JBIG2 in PDF/X-1a); filters of PDF: ISO 32000-1, table 6. JBIG2 and
JPEG 2000 are allowed from PDF/X-4 on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import excerpt, facts, text_of
from presswork.preflight.press.painted import PaintedImage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "filter-forbidden"
SEVERITY: Severity = "error"

HINT = "Save the file again with Flate compression."
_KNOWN = frozenset(
    (
        "/ASCIIHexDecode",
        "/ASCII85Decode",
        "/FlateDecode",
        "/RunLengthDecode",
        "/CCITTFaxDecode",
        "/JBIG2Decode",
    )
    + ("/DCTDecode", "/JPXDecode")
)
_SINCE_X4 = frozenset(("/JBIG2Decode", "/JPXDecode"))


def check(file: PrintFile) -> Iterator[Finding]:
    """Require filters that the PDF/X claimed allows, one finding for each that it does not."""
    known, said = facts(file), set[str]()
    allowed = _KNOWN - _SINCE_X4 if known.claim.older else _KNOWN
    for held in known.objects.having("/Filter"):
        if not isinstance(held.dictionary, pikepdf.Stream):
            continue
        value = held.dictionary.get("/Filter")
        for name in list(value) if isinstance(value, pikepdf.Array) else [value]:
            filter_name = text_of(name)
            if filter_name in allowed or filter_name in said:
                continue
            said.add(filter_name)
            yield file.finding(
                CODE,
                f"data is packed with {excerpt(filter_name).removeprefix('/') or 'no filter that there is'}",
                hint=HINT,
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require the same of pictures that lie in the page's content, where LZW is written short."""
    for painted in page.objects:
        if not (isinstance(painted, PaintedImage) and painted.inline):
            continue
        value = painted.image.get("/Filter", [])
        names = {str(name) for name in (value if isinstance(value, list) else [value])}
        if names & {"/LZW", "/LZWDecode"}:
            yield file.finding(
                CODE, "a picture is packed with LZW", hint=HINT, severity=SEVERITY, page=page, at=painted
            )
