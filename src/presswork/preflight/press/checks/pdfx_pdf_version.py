"""A press file in; a finding out where it is of a newer PDF than its PDF/X (`pdfx-pdf-version`).

A workflow for PDF/X-4 reads PDF 1.6; what came later it may pass over in silence.
Source: ISO 15930-7:2010, 1 (rests on PDF 1.6); ISO 15930-1 and -3 (1.3); ISO 15930-4 and -6 (1.4); version
of a file: ISO 32000-1, 7.5.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts, text_of
from presswork.preflight.press.metadata import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-pdf-version"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a version up to that of the PDF/X claimed; up to 1.6 where none is."""
    newest = VERSIONS.get(facts(file).claim.version, "1.6")
    # The catalog may name a newer version than the file's first line (ISO 32000-1, 7.5.2).
    named = text_of(file.pdf.Root.get("/Version")).removeprefix("/")
    version = max(str(file.pdf.pdf_version), named, key=_number)
    if _number(version) > _number(newest):
        yield file.finding(
            CODE,
            f"the file is PDF {excerpt(version, length=12)}; its PDF/X ends with PDF {newest}",
            hint=f"Save it as PDF {newest}.",
            severity=SEVERITY,
        )


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
