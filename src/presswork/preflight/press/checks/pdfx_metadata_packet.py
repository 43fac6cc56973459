"""A press file in; a finding out where its XMP packet is not wrapped as one (`pdfx-metadata-packet`).

Tools that do not read PDF find the packet by its wrapper, in a stream without a filter.
Source: ISO 16684-1:2012, 7.3.2 (wrapper; `bytes` and `encoding` are deprecated); ISO 32000-1, 14.3.2 (no
filter is recommended).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-metadata-packet"
SEVERITY: Severity = "warning"

HINT = "Write the packet uncompressed, between <?xpacket begin=...?> and <?xpacket end=...?>."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require the wrapper, without what it no longer has, and no filter on the stream."""
    packet = facts(file).packet
    if packet.data is None or packet.error:
        return
    faults = []
    if packet.filtered:
        faults.append("it is compressed")
    if not packet.header or not packet.has_trailer:
        faults.append("its wrapper is missing")
    elif b"bytes=" in packet.header or b"encoding=" in packet.header:
        faults.append("its wrapper has a deprecated attribute")
    if faults:
        yield file.finding(CODE, f"the XMP metadata: {'; '.join(faults)}", hint=HINT, severity=SEVERITY)
