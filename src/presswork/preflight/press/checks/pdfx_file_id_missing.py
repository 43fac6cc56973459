"""A press file in; a finding out where its trailer has no file identifier (`pdfx-file-id-missing`).

The identifier ties proofs and job tickets to exactly this file.
Source: ISO 15930-7:2010 and all earlier parts (ID in the trailer); ISO 32000-1, 14.4 (two byte strings).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-file-id-missing"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require two strings, neither empty."""
    found = file.pdf.trailer.get("/ID")
    parts = list(found) if isinstance(found, pikepdf.Array) else []
    if len(parts) != 2 or not all(isinstance(part, pikepdf.String) and bytes(part) for part in parts):
        yield file.finding(
            CODE,
            "the file has no identifier (/ID in its trailer)",
            hint="Save it again with a program that writes one.",
            severity=SEVERITY,
        )
