"""A press file in; a finding out where it is encrypted, if only against copying (`pdfx-encrypted`).

A printer must be able to trap, impose and correct; a file that forbids it stops the job.
Source: ISO 15930-7:2010 and all earlier parts (no Encrypt in the trailer); J. Whitington, PDF Explained
(2011), "PDF/X" (no encryption).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-encrypted"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a file without encryption."""
    if file.pdf.is_encrypted:
        yield file.finding(
            CODE,
            "the file is encrypted",
            hint="Save it without a password and without restrictions.",
            severity=SEVERITY,
        )
