"""A page in; a finding out for each object in CIE Lab (`tagged-lab`).

Rationale: Lab is converted by the printer's workflow, unseen; many devices cannot reach its colours. A
press profile with `tagged_colour` allows it. Lab as the alternate of a spot colour is welcome.
Source: Ghent Workgroup, GWG2015 specification, "Color Space"; ISO 32000-1, 8.6.5.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.usage import uses_of_colour

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "tagged-lab"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that nothing is painted in Lab, unless the profile takes tagged colour."""
    if file.profile.tagged_colour:
        return
    for use in uses_of_colour(page):
        if use.space.process == "lab":
            yield file.finding(
                CODE,
                f"{use.what} is in Lab ({use.detail})",
                hint="Convert it to the CMYK of the printing condition, or to a spot colour.",
                severity=SEVERITY,
                page=page,
                at=use.painted,
            )
