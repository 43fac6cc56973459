"""A page in; a finding out for each line thinner than the press holds (`stroke-too-thin`).

Rationale: a hairline (width 0) is one pixel of whatever device: clear on a proof, gone on a plate of
2400 dpi. Under the profile's `min_stroke_pt` a line breaks up; in a tint or in several inks, which
are screened or must fit, it needs twice that. Thin filled rectangles are lines too.
Source: Ghent Workgroup, GWG2015 specification, "Effective Line Width"; printers' figures in the press
profile; twice for tints and several inks is our choice, from the printers who ask for 0.5 pt there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.painted import PaintedPath
from presswork.preflight.press.usage import described, inks_of, on_paper

if TYPE_CHECKING:
    from presswork.preflight.press.colours import Colour

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "stroke-too-thin"
SEVERITY: Severity = "error"

_SAME = 0.005  # points: what rounding by the producer may take away
# A rectangle as short as it is thin is a dot, or a slice of something drawn: no line.
_LINE = 4.0


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require the profile's width of lines."""
    least = file.profile.min_stroke_pt
    for painted in page.objects:
        if not isinstance(painted, PaintedPath) or painted.role not in ("content", "pattern", "annotation"):
            continue
        if painted.is_fpo:  # it will not be printed
            continue
        width = _width(painted)
        if width is None or width >= 2 * least - _SAME:
            continue
        colour = painted.state.stroke if painted.strokes else painted.state.fill
        needed = 2 * least if _is_screened(colour) else least
        if width < needed - _SAME and not colour.is_white and on_paper(page, painted):
            said = "a hairline (width 0)" if painted.is_hairline else f"{width:.2f} pt thick"
            kind = f" in {colour}" if needed > least else ""
            yield file.finding(
                CODE,
                f"{described(painted)} is {said}{kind}; the press holds {needed:g} pt",
                hint=f"Make it at least {needed:g} pt.",
                severity=SEVERITY if width < least - _SAME else "warning",
                page=page,
                at=painted,
            )


def _width(painted: PaintedPath) -> float | None:
    """Return the thickness of a line, None for what is none."""
    if painted.strokes:
        return None if painted.fills else painted.stroke_width_pt
    longer = max(painted.bbox.width, painted.bbox.height)
    is_line = painted.is_rectangle and longer >= _LINE and longer > 4 * painted.thickness_pt
    return painted.thickness_pt if is_line else None


def _is_screened(colour: Colour) -> bool:
    """Whether it is a tint, or of several inks."""
    inks = inks_of(colour)
    return len(inks) > 1 or any((colour.inks or {})[ink] < 1 for ink in inks)
