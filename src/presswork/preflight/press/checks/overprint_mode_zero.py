"""A page in; a finding out for each CMYK object that overprints in mode 0 (`overprint-mode-zero`).

Rationale: in overprint mode 0 an ink of 0 % still wipes out what lies below it: black text set to overprint
knocks out of a tint all the same. In mode 1 it does what its maker meant.
Source: ISO 32000-1, 8.6.7 and 11.7.4.5.
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

CODE = "overprint-mode-zero"
SEVERITY: Severity = "warning"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require mode 1 where DeviceCMYK overprints with some of its inks at 0."""
    for painted in page.objects:
        if painted.state.overprint_mode or painted.role not in ("content", "annotation"):
            continue
        if any(_wipes(colour, painted) for colour in painted.colours) and on_paper(page, painted):
            yield file.finding(
                CODE,
                f"{described(painted)} overprints in mode 0: its empty inks wipe out what lies below",
                hint="Set the overprint mode to 1 (/OPM 1) with overprint.",
                severity=SEVERITY,
                page=page,
                at=painted,
            )


def _wipes(colour: Colour, painted: Painted) -> bool:
    state = painted.state
    overprints = (colour is state.fill and state.overprint_fill) or (
        colour is state.stroke and state.overprint_stroke
    )
    return (
        overprints
        and colour.space.family == "DeviceCMYK"
        and not colour.is_white
        and any(not value for value in colour.values)
    )
