"""A page in; a finding out where its content could not be read as it stands (`content-damaged`).

Rationale: a viewer passes over what it does not understand; what a RIP does differs.
Source: ISO 32000-1, 7.8.2 (content streams) and 7.8.3 (resources).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "content-damaged"
SEVERITY: Severity = "error"

_MOST = 3


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require content that makes sense, read to its end."""
    faults = page.painting.faults
    if faults:
        commonest = faults.most_common(_MOST)
        said = [what + (f" ({count} times)" if count > 1 else "") for what, count in commonest]
        more = f", and {len(faults) - _MOST} more faults" if len(faults) > _MOST else ""
        yield file.finding(
            CODE,
            f"the page's content is damaged: {'; '.join(said)}{more}",
            hint="Export the page again.",
            severity=SEVERITY,
            page=page,
        )
