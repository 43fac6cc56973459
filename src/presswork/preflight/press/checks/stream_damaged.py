"""A file in; a finding out for each stream whose data is damaged (`stream-damaged`).

Rationale: a picture or a font that is cut short prints as a grey bar, or stops the RIP.
Source: ISO 32000-1, 7.4 (filters).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.stream_faults import faults

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "stream-damaged"
SEVERITY: Severity = "error"

_MOST = 20


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that every stream decodes to its end."""
    for count, (name, fault) in enumerate(faults(file.pdf)):
        if count == _MOST:
            return
        yield file.finding(
            CODE,
            f"{name} is damaged: {fault}",
            hint="Export the file again, or copy it again if it was cut off on its way.",
            severity=SEVERITY,
            where=name,
        )
