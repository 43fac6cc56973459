"""A press file in; a finding out where Info and XMP contradict each other (`pdfx-metadata-differs`).

Some tools read the one, some the other; both must tell the same story.
Source: ISO 15930-7:2010 (entries in Info are to agree with XMP's); ISO 32000-1, 14.3.3; Enfocus, Preflight
Report Help, "Document metadata is not consistent".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts
from presswork.preflight.press.metadata import DC, PDF, PDFXID, XMP, info_value, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-metadata-differs"
SEVERITY: Severity = "warning"

_PAIRS = (
    ("/Title", DC, "title"),
    ("/Creator", XMP, "CreatorTool"),
    ("/Producer", PDF, "Producer"),
    ("/Trapped", PDF, "Trapped"),
    ("/CreationDate", XMP, "CreateDate"),
    ("/ModDate", XMP, "ModifyDate"),
    ("/GTS_PDFXVersion", PDFXID, "GTS_PDFXVersion"),
)


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that what stands in both is the same; dates are compared as moments."""
    packet = facts(file).packet
    for key, namespace, name in _PAIRS:
        info, xmp = info_value(file.pdf, key), packet.value(namespace, name)
        if info is None or xmp is None or info == xmp:
            continue
        moments = parse_date(info), parse_date(xmp)
        # What is no date at all is another check's.
        if "Date" in key and (None in moments or moments[0] == moments[1]):
            continue
        yield file.finding(
            CODE,
            f'Info says "{excerpt(info)}", XMP says "{excerpt(xmp)}"',
            hint="Write both from one source.",
            severity=SEVERITY,
            where=key.removeprefix("/"),
        )
