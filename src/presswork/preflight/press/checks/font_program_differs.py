"""A press file in; a finding out where a font's program is not of the font's kind (`font-program-differs`).

A renderer that trusts the one or the other draws other letters, or none.
Source: ISO 32000-1, 9.9, table 126 (which font file goes with which font); ISO 15930-7:2010 (fonts are
embedded as ISO 32000-1 and PDF 1.6 define; OpenType among them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.facts import excerpt, facts, text_of
from presswork.preflight.press.font_list import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "font-program-differs"
SEVERITY: Severity = "error"

_ALLOWED = {
    ("/Type1", "/FontFile"): ("",),
    ("/MMType1", "/FontFile"): ("",),
    ("/Type1", "/FontFile3"): ("/Type1C", "/OpenType"),
    ("/MMType1", "/FontFile3"): ("/Type1C", "/OpenType"),
    ("/TrueType", "/FontFile2"): ("",),
    ("/TrueType", "/FontFile3"): ("/OpenType",),
    ("/CIDFontType0", "/FontFile3"): ("/CIDFontType0C", "/OpenType"),
    ("/CIDFontType2", "/FontFile2"): ("",),
    ("/CIDFontType2", "/FontFile3"): ("/OpenType",),
}
# What a program begins with, where that is certain.
_TRUETYPE = (b"\0\1\0\0", b"true", b"ttcf")


def check(file: PrintFile) -> Iterator[Finding]:
    """Require font files that fit their fonts, by their names and by their first bytes."""
    for font, page_index in fonts(facts(file).objects):
        descriptor = font.get("/FontDescriptor")
        fault = _fault(text_of(font.get("/Subtype")), descriptor)
        if fault:
            yield file.finding(
                CODE,
                f"the font {excerpt(text_of(font.get('/BaseFont')).removeprefix('/'))}: {fault}",
                hint="Embed the font again, from its own file.",
                severity=SEVERITY,
                page_index=page_index,
            )


def _fault(kind: str, descriptor: Any) -> str:
    if not isinstance(descriptor, pikepdf.Dictionary):
        return ""
    keys = [key for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in descriptor]
    if len(keys) > 1:
        return "it has several font files"
    return _unfit(kind, keys[0], descriptor.get(keys[0])) if keys else ""


def _unfit(kind: str, key: str, stream: Any) -> str:
    if not isinstance(stream, pikepdf.Stream):
        return "its font file is not there"
    if text_of(stream.get("/Subtype")) not in _ALLOWED.get((kind, key), ()):
        return f"a {kind.removeprefix('/')} font cannot have a {key.removeprefix('/')} of this kind"
    try:
        start = bytes(stream.read_bytes())[:4]
    except pikepdf.PdfError:
        return ""  # a damaged stream is another check's
    if key == "/FontFile2" and start not in _TRUETYPE:
        return "its font file is no TrueType"
    if key == "/FontFile" and not start.startswith((b"%!", b"\x80\x01")):
        return "its font file is no Type 1"
    return ""
