"""A press file in; a finding out where XMP does not identify it (`pdfx-document-id-missing`).

The three properties say which document this is, which version of it, and which rendition.
Source: ISO 15930-7:2010 (xmpMM:DocumentID, xmpMM:VersionID, xmpMM:RenditionClass); ISO 16684-2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts
from presswork.preflight.press.metadata import XMP_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-document-id-missing"
SEVERITY: Severity = "error"

_NAMES = ("DocumentID", "VersionID", "RenditionClass")


def check(file: PrintFile) -> Iterator[Finding]:
    """Require the three, unless an older PDF/X is claimed, which knows none of them."""
    known = facts(file)
    if not known.judged or known.claim.older:
        return
    missing = [f"xmpMM:{name}" for name in _NAMES if not known.packet.value(XMP_MM, name)]
    if missing:
        yield file.finding(
            CODE,
            f"the XMP metadata has no {', '.join(missing)}",
            hint="Export the file as PDF/X-4 again; the program that writes it sets them.",
            severity=SEVERITY,
        )
