"""A file in; a finding out where a composite font's encoding is not in it (`font-encoding-unknown`).

Without its CMap a renderer cannot tell which letters are meant.
Source: ISO 32000-1, 9.7.5.2, table 118 (the predefined CMaps; any other is embedded), 9.7.4.2 (the CMap's
character collection is the font's); the same for PDF/A: ISO 19005-2, 6.2.11.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import excerpt, facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "font-encoding-unknown"
SEVERITY: Severity = "error"

_COLLECTIONS = {
    "GB1": "GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16",
    "CNS1": "B5pc HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC UniCNS-UCS2 UniCNS-UTF16",
    "Japan1": "83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ EUC Ext-RKSJ UniJIS-UCS2"
    " UniJIS-UCS2-HW UniJIS-UTF16",
    "Korea1": "KSC-EUC KSCms-UHC KSCms-UHC-HW KSCpc-EUC UniKS-UCS2 UniKS-UTF16",
}
PREDEFINED = frozenset(
    f"/{name}-{way}" for names in _COLLECTIONS.values() for name in names.split() for way in "HV"
) | {"/Identity-H", "/Identity-V", "/H", "/V"}


def check(file: PrintFile) -> Iterator[Finding]:
    """Require of each composite font a predefined CMap or one that is embedded."""
    for held in facts(file).objects.having("/DescendantFonts"):
        encoding = held.dictionary.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream) or text_of(encoding) in PREDEFINED:
            continue
        name = excerpt(text_of(held.dictionary.get("/BaseFont")).removeprefix("/"))
        yield file.finding(
            CODE,
            f'the font {name} is encoded by "{excerpt(text_of(encoding))}", which is not in the file',
            hint="Export the file with its CMaps embedded.",
            severity=SEVERITY,
            page_index=held.page_index,
            where=held.where,
        )
