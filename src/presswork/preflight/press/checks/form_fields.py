"""A press file in; a finding out where it holds a form to fill in (`form-fields`).

What a field shows depends on the viewer; on plates it may be empty.
Source: J. Whitington, PDF Explained (2011), "PDF/X" (no forms); ISO 32000-1, 12.7 (AcroForm, XFA).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "form-fields"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require no interactive form with fields, and no XFA."""
    form = file.pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    fields = form.get("/Fields")
    if "/XFA" in form or (isinstance(fields, pikepdf.Array) and len(fields)):
        yield file.finding(
            CODE,
            "the file holds a form to fill in",
            hint="Flatten the form, or export the file without it.",
            severity=SEVERITY,
        )
