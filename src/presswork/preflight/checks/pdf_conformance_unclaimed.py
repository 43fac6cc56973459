"""A PDF in; a finding out where it does not claim PDF/UA-1 and PDF/A-2a (`pdf-conformance-unclaimed`).

Rationale: a file that claims nothing is judged by nothing; this holds where no validator is installed.
Source: ISO 14289-1, 5; ISO 19005-2, 6.6.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.pdf_file import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-conformance-unclaimed"
_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
_CLAIMS = (
    (_UA, "1", "PDF/UA-1"),
    ("{http://www.aiim.org/pdfa/ns/id/}part", "2", "PDF/A-2"),
    ("{http://www.aiim.org/pdfa/ns/id/}conformance", "A", "PDF/A level A"),
)


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require the claims in XMP."""
    if "/Metadata" not in pdf.root:
        return  # pdf-metadata-differs says so
    with pdf.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        told = [str(xmp.get(name, "")) for name, _, _ in _CLAIMS]
    for (_, wanted, label), value in zip(_CLAIMS, told, strict=True):
        if value != wanted:
            yield pdf.finding(
                CODE,
                f"the XMP metadata does not claim {label}",
                hint=REBUILD,
                where=label,
            )
