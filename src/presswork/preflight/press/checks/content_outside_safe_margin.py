"""A page in; a finding out for each side that something stands too near to (`content-outside-safe-margin`).

Rationale: sheets shift under the knife and creep in the fold, so a folio that stands two millimetres from
the trim is cut on some copies, and a picture that ends there shows a border that is never even. What runs
past the trim is meant to be cut (text excepted); so is what lies upon a ground that bleeds on that side.
Source: the press profile's `safe_margin_mm` and what it cites.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from presswork.preflight.press.rendering.measures import PERCENT_PER_UNIT, SIDES, RenderedPage
from presswork.preflight.press.sides import AT, Placed, beyond_mm, near_trim, spine_side
from presswork.preflight.press.usage import described

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage
    from presswork.preflight.press.rendering.measures import Edge, Side

CODE = "content-outside-safe-margin"
SEVERITY: Severity = "warning"

_INKED = 2 / PERCENT_PER_UNIT
# A box around letters has room above and below them; rounding has a share too.
_TOLERANCE_MM = 0.25
# Nearer to the trim than this is at the trim: `bleed-not-covered` looks there.
_AT_TRIM_MM = 0.3


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that text, and whatever does not bleed, keeps the margin."""
    margin = file.profile.safe_margin_mm
    drawn = file.rendered(page)
    spine = spine_side(page, file.profile)
    things = [thing for thing in near_trim(page, margin) if thing.painted.role != "pattern"]
    for side in SIDES:
        if side == spine:
            continue
        near = [thing for thing in things if -beyond_mm(thing, page, side) < margin - _TOLERANCE_MM]
        texts = [thing for thing in near if thing.is_text]
        edge = drawn.edges[side] if isinstance(drawn, RenderedPage) else None
        others = [thing for thing in near if not thing.is_text and _is_loose(thing, page, side, edge)]
        for group in (texts, others):
            if group:
                yield _finding(page, file, side, group)


def _is_loose(thing: Placed, page: PrintedPage, side: Side, edge: Edge | None) -> bool:
    """Say whether it neither runs to the trim itself nor lies upon what does."""
    if beyond_mm(thing, page, side) >= -_AT_TRIM_MM:
        return False
    if edge is None:
        return True
    first, last = thing.along(side)
    start, end = max(0, int(first / edge.step_mm)), max(1, int(last / edge.step_mm))
    ground = edge.inside[start:end]
    return not ground or sum(ink >= _INKED for ink in ground) < 0.5 * len(ground)


def _finding(page: PrintedPage, file: PrintFile, side: Side, group: list[Placed]) -> Finding:
    margin = file.profile.safe_margin_mm
    worst = max(group, key=lambda thing: beyond_mm(thing, page, side))
    reach = beyond_mm(worst, page, side)
    place = f"stands {-reach:.1f} mm from the trim" if reach < 0 else "is cut by the trim"
    more = f", and {len(group) - 1} more there" if len(group) > 1 else ""
    return file.finding(
        CODE,
        f"{described(worst.painted)} {place} {AT[side]}{more}; the safe margin is {margin:g} mm",
        hint="Move it further in."
        if worst.is_text
        else "Move it further in, or draw it out over the page's edge to the end of the bleed.",
        severity=SEVERITY,
        page=page,
        at=worst.painted,
    )
