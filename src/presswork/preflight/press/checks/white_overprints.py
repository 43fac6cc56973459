"""A page in; a finding out for each white object that overprints (`white-overprints`).

Rationale: white is no ink. Set to overprint it changes nothing below it: on the screen it stands there,
in print it is gone. DeviceCMYK white does so in overprint mode 1; grey and spot white in many RIPs.
Source: Ghent Workgroup, GWG2015 specification, "Overprint White Text" and "Overprint White Paths"; ISO
32000-1, 8.6.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.painted import Painted
from presswork.preflight.press.usage import described, on_paper

if TYPE_CHECKING:
    from presswork.preflight.press.colours import Colour

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "white-overprints"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that white knocks out."""
    for painted in page.objects:
        if painted.role not in ("content", "annotation"):
            continue
        if any(_vanishes(colour, painted) for colour in painted.colours) and on_paper(page, painted):
            yield file.finding(
                CODE,
                f"{described(painted)} is white and set to overprint: it vanishes in print",
                hint="Take overprint off white objects.",
                severity=SEVERITY,
                page=page,
                at=painted,
            )


def _vanishes(colour: Colour, painted: Painted) -> bool:
    state = painted.state
    overprints = (colour is state.fill and state.overprint_fill) or (
        colour is state.stroke and state.overprint_stroke
    )
    if not overprints or not colour.is_white:
        return False
    family = colour.space.family
    return family in ("DeviceGray", "Separation", "DeviceN") or (
        family == "DeviceCMYK" and state.overprint_mode == 1
    )
