"""A page in; a finding out for each side where the print stops at the trim (`bleed-not-covered`).

Rationale: no knife cuts to the hair's breadth; where a picture or tint ends at the trim, or runs past it by
less than the bleed, a sliver of white paper shows on some copies. What is drawn decides, not the BleedBox:
ink just inside the trim that is not there any more before the bleed's edge (0.5 mm are allowed for). A
picture that reaches into the bleed but is white there is no fault, nor is text at the trim: that is
`content-outside-safe-margin`.
Source: the press profile's `bleed_mm`; ISO 32000-1, 14.11.2 (BleedBox); ISO 15930-7:2010, 6.2.5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork.preflight.press.painted import PaintedImage, PaintedPath, PaintedShading
from presswork.preflight.press.rendering.measures import PERCENT_PER_UNIT, SIDES, RenderedPage
from presswork.preflight.press.sides import AT, Placed, beyond_mm, near_trim, spine_side
from presswork.preflight.press.usage import described

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage
    from presswork.preflight.press.rendering.measures import Edge, Side

CODE = "bleed-not-covered"
SEVERITY: Severity = "error"

# Less ink than 5 % at the trim leaves no edge to be seen; less than 1.5 % in the bleed is paper.
_INKED = 5 / PERCENT_PER_UNIT
_PAPER = 1.5 / PERCENT_PER_UNIT
# What stops at the trim upon a tint that runs on is seen where it differs by so much.
_STEP = 8 / PERCENT_PER_UNIT
# A rule that runs off the page is thinner; breaks as short as this do not part two faults.
_SHORTEST_MM = 1.0
_TOLERANCE_MM = 0.5
# What ends nearer to the trim than this was meant to end there.
_AT_TRIM_MM = 0.3


@dataclass(frozen=True)
class _Gap:
    """A stretch of a side, in mm from its left or top, and the object that stops there where one is known."""

    start_mm: float
    end_mm: float
    cause: Placed | None


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that what is printed at the trim is printed in the whole bleed too."""
    drawn = file.rendered(page)
    bleed = file.profile.bleed_mm
    if not isinstance(drawn, RenderedPage) or bleed <= _TOLERANCE_MM:
        return
    spine = spine_side(page, file.profile)
    sides = [side for side in SIDES if side != spine and max(drawn.edges[side].inside, default=0) >= _INKED]
    things = near_trim(page, _AT_TRIM_MM) if sides else []
    for side in sides:
        for gap in _joined(_gaps(things, page, side, drawn.edges[side], bleed)):
            yield _finding(page, file, side, gap)


def _gaps(
    things: Sequence[Placed], page: PrintedPage, side: Side, edge: Edge, bleed: float
) -> Iterator[_Gap]:
    reaching = [thing for thing in things if beyond_mm(thing, page, side) >= bleed - _TOLERANCE_MM]
    stopping = [
        thing for thing in things if -_AT_TRIM_MM <= beyond_mm(thing, page, side) < bleed - _TOLERANCE_MM
    ]
    marked = [
        inside >= _INKED and outside < _PAPER
        for inside, outside in zip(edge.inside, edge.outside, strict=True)
    ]
    for start, end in _stretches(marked, edge.step_mm):
        if any(_brings_its_own_white(thing) and thing.spans(side, start, end) for thing in reaching):
            continue
        causes = [thing for thing in stopping if thing.overlaps(side, start, end)]
        if causes and all(thing.is_text for thing in causes):
            continue
        yield _Gap(start, end, next((thing for thing in reversed(causes) if not thing.is_text), None))
    for thing in stopping:
        yield from _steps(thing, side, edge)


def _steps(thing: Placed, side: Side, edge: Edge) -> Iterator[_Gap]:
    """Yield where an object stops at the trim, though a tint below it runs on."""
    if thing.is_text or not isinstance(thing.painted, PaintedImage | PaintedShading | PaintedPath):
        return
    first, last = thing.along(side)
    start, end = max(0, round(first / edge.step_mm)), min(len(edge.inside), round(last / edge.step_mm))
    if (end - start) * edge.step_mm < 2 * _SHORTEST_MM:
        return
    steps = sum(edge.inside[at] - edge.outside[at] >= _STEP for at in range(start, end))
    if steps >= 0.6 * (end - start):
        yield _Gap(start * edge.step_mm, end * edge.step_mm, thing)


def _brings_its_own_white(thing: Placed) -> bool:
    """Say whether a white place in the bleed may be the picture's own."""
    return isinstance(thing.painted, PaintedImage | PaintedShading) and thing.painted.role in (
        "content",
        "pattern",
    )


def _stretches(marked: list[bool], step_mm: float) -> Iterator[tuple[float, float]]:
    """Yield the marked stretches in mm: short breaks are bridged, then short stretches left out."""
    bridge, shortest = round(_SHORTEST_MM / step_mm), _SHORTEST_MM / step_mm
    start, last = -1, -1
    for at, mark in enumerate([*marked, *([False] * (bridge + 1))]):
        if mark:
            start, last = (at, at) if start < 0 else (start, at)
        elif start >= 0 and at - last > bridge:
            if last + 1 - start >= shortest:
                yield start * step_mm, (last + 1) * step_mm
            start = -1


def _joined(gaps: Iterator[_Gap]) -> list[_Gap]:
    """Return the gaps with those that overlap made one."""
    found: list[_Gap] = []
    for gap in sorted(gaps, key=lambda gap: (gap.start_mm, -gap.end_mm)):
        if found and gap.start_mm <= found[-1].end_mm + _SHORTEST_MM:
            before = found[-1]
            end = max(before.end_mm, gap.end_mm)
            found[-1] = _Gap(before.start_mm, end, before.cause or gap.cause)
        else:
            found.append(gap)
    return found


def _finding(page: PrintedPage, file: PrintFile, side: Side, gap: _Gap) -> Finding:
    bleed = file.profile.bleed_mm
    what, reach = "what is printed there", 0.0
    if gap.cause is not None:
        what, reach = described(gap.cause.painted), max(0.0, beyond_mm(gap.cause, page, side))
    stops = "stops at the trim" if reach < 0.05 else f"runs only {reach:.1f} mm past the trim"
    found = file.finding(
        CODE,
        f"{what} {stops} {AT[side]} over {gap.end_mm - gap.start_mm:.0f} mm; it has to run "
        f"{bleed:g} mm past it",
        hint="Draw it out over the page's edge to the end of the bleed, and export the file with its bleed.",
        severity=SEVERITY,
        page=page,
        at=None if gap.cause is None else gap.cause.painted,
    )
    return replace(found, bbox_mm=_strip(page, side, gap, bleed))


def _strip(page: PrintedPage, side: Side, gap: _Gap, bleed: float) -> tuple[float, float, float, float]:
    """Return the place to fill: from the trim outwards."""
    start, end = round(gap.start_mm, 2), round(gap.end_mm, 2)
    width, height = round(page.width_mm, 2), round(page.height_mm, 2)
    return {
        "left": (-bleed, start, 0.0, end),
        "top": (start, -bleed, end, 0.0),
        "right": (width, start, round(width + bleed, 2), end),
        "bottom": (start, height, end, round(height + bleed, 2)),
    }[side]
