"""A press file in; a finding out where its XMP packet cannot be read (`pdfx-metadata-unreadable`).

A packet that is no well-formed XML, or that has a second rdf:RDF, is read differently by different tools.
Source: ISO 16684-1:2012, 7.3 (serialization: one rdf:RDF element) and 7.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-metadata-unreadable"
SEVERITY: Severity = "error"

HINT = "Write the metadata anew, as one XML document with one rdf:RDF element."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a well-formed packet with one description of the document."""
    packet = facts(file).packet
    if packet.data is None:
        return
    if packet.error:
        message = f"the XMP metadata cannot be read: {excerpt(packet.error)}"
    elif packet.roots != 1:
        message = f"the XMP metadata has {packet.roots} rdf:RDF elements instead of one"
    else:
        return
    yield file.finding(CODE, message, hint=HINT, severity=SEVERITY)
