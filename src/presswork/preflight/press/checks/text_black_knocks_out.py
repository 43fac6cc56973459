"""A page in; a finding out for each small black text that does not overprint (`text-black-knocks-out`).

Rationale: black that knocks out of a tint or a picture leaves a white hairline where the plates do not
fit; black ink covers whatever lies below it, so small black text should overprint.
Source: Ghent Workgroup, GWG2015 specification, "Overprint 100% Black Text".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.colours import Colour
from presswork.preflight.press.painted import Painted, PaintedImage, PaintedPath, PaintedShading, PaintedText
from presswork.preflight.press.usage import described, on_paper

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "text-black-knocks-out"
SEVERITY: Severity = "warning"

SMALL_PT = 12.0
# Each text is compared with what lies below it: on a page with more, the largest grounds and first texts.
_MOST_GROUNDS = 300
_MOST_TEXTS = 5_000


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require overprint for solid black text under 12 points that stands on something."""
    ground: list[Painted] = []
    texts = 0
    for painted in page.objects:
        if not isinstance(painted, PaintedText):
            if _is_ground(painted):
                ground.append(painted)
            if len(ground) > 2 * _MOST_GROUNDS:
                ground = sorted(ground, key=lambda one: one.bbox.width * one.bbox.height)[-_MOST_GROUNDS:]
            continue
        if texts < _MOST_TEXTS and painted.role == "content" and _knocks_out(painted):
            texts += 1
            below = next((one for one in ground if painted.bbox.common(one.bbox)), None)
            if below is not None and painted.text.strip() and on_paper(page, painted):
                yield file.finding(
                    CODE,
                    f"{described(painted)} of {painted.size_pt:.1f} pt is black and knocks out of "
                    f"{described(below)}",
                    hint="Set black text to overprint (overprint mode 1).",
                    severity=SEVERITY,
                    page=page,
                    at=painted,
                )


def _knocks_out(painted: PaintedText) -> bool:
    colour, state = painted.state.fill, painted.state
    return (
        painted.fills
        and painted.size_pt < SMALL_PT
        and not state.overprint_fill
        and not state.is_transparent
        and is_solid_black(colour)
    )


def is_solid_black(colour: Colour) -> bool:
    """Whether it is solid black and nothing else."""
    return colour.is_black_alone and (colour.inks or {}).get("Black", 0) > 0.99


def _is_ground(painted: Painted) -> bool:
    """Whether there is ink to knock out of: not white, nor black alone."""
    if painted.role != "content":
        return False
    if isinstance(painted, PaintedImage | PaintedShading):
        return True
    if not isinstance(painted, PaintedPath) or not painted.fills:
        return False
    colour = painted.state.fill
    return not colour.is_white and not colour.is_black_alone
