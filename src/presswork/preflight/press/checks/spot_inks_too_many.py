"""A file in; a finding out where it uses more spot inks than the printer takes (`spot-inks-too-many`).

Rationale: each spot ink is a plate and a printing unit that must be paid for; most often one was left in
by mistake, or one ink stands there under two names.
Source: Ghent Workgroup, GWG2015 specification, "Use of Spot Colors".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "spot-inks-too-many"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Count the inks beside the process inks."""
    spots = file.seen.spots
    if len(spots) > file.profile.max_spot_inks:
        named = ", ".join(f'"{name}" (page {index + 1})' for name, index in list(spots.items())[:_MOST])
        more = f" and {len(spots) - _MOST} more" if len(spots) > _MOST else ""
        yield file.finding(
            CODE,
            f"the file uses {len(spots)} spot ink{'s' if len(spots) > 1 else ''}, first on the pages named: "
            f"{named}{more}; the press takes {file.profile.max_spot_inks}",
            hint="Convert them to process colours, or ask the printer for a press with more inks.",
            severity=SEVERITY,
            page_index=min(spots.values()),
        )


_MOST = 12
