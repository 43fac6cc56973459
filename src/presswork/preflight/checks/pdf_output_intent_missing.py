"""A PDF in; a finding out where it does not say what its colours mean (`pdf-output-intent-missing`).

Source: ISO 19005-2, 6.2.3: a GTS_PDFA1 output intent with an ICC profile in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-output-intent-missing"
_RGB_SIGNATURE = slice(16, 20)  # the profile header's colour space (ICC.1:2010, 7.2.6)


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require an output intent for screens: PDF/A's, with an RGB profile."""
    intents = [intent for intent in pdf.root.get("/OutputIntents", []) if intent.get("/S") == "/GTS_PDFA1"]
    if not intents:
        yield pdf.finding(CODE, "the PDF has no output intent for PDF/A", hint=REBUILD)
        return
    profile = intents[0].get("/DestOutputProfile")
    if profile is None:
        yield pdf.finding(CODE, "the output intent has no colour profile in the file", hint=REBUILD)
    elif profile.read_bytes()[_RGB_SIGNATURE] != b"RGB ":
        yield pdf.finding(CODE, "the output intent's profile is not an RGB one", hint=REBUILD)
