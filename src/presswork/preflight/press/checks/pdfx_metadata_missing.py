"""A press file in; a finding out where it has no XMP packet (`pdfx-metadata-missing`).

PDF/X-4 identifies itself, its title, dates and trapping there, and nowhere else.
Source: ISO 15930-7:2010; ISO 32000-1, 14.3.2 (a stream of /Type /Metadata, /Subtype /XML).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-metadata-missing"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a metadata stream in the catalog, unless an older PDF/X is claimed, which needs none."""
    known = facts(file)
    if known.packet.data is None and known.claim.version and not known.claim.older:
        yield file.finding(
            CODE,
            "the file has no XMP metadata",
            hint="Export it as PDF/X-4 again; without XMP it cannot be one.",
            severity=SEVERITY,
        )
