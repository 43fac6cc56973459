"""A page in; a finding out where transparency blends in RGB or Lab (`blending-space-not-cmyk`).

Rationale: what is transparent is converted to the blending space and back: 100 K text under a shadow comes
out in four inks. In a file for a CMYK condition, pages and groups must blend in CMYK.
Source: ISO 15930-7:2010 (transparency); Ghent Workgroup, GWG2015 specification, "Transparency Blend Color
Space".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.painted import PaintedGroup
from presswork.preflight.press.usage import described

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "blending-space-not-cmyk"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that the page's group and the groups on it blend in CMYK, grey or what they inherit."""
    group = page.obj.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and "/CS" in group:
        space = file.shared.spaces.resolve(group["/CS"], page.resources)
        if space.process in ("rgb", "lab"):
            yield _finding(f"the page's transparency blends in {space}", page, file, None)
    for painted in page.objects:
        if isinstance(painted, PaintedGroup) and painted.space and painted.space.process in ("rgb", "lab"):
            yield _finding(f"{described(painted)} blends in {painted.space}", page, file, painted)


def _finding(message: str, page: PrintedPage, file: PrintFile, at: PaintedGroup | None) -> Finding:
    return file.finding(
        CODE,
        message,
        hint="Set the transparency blending space of the document to CMYK and export it again.",
        severity=SEVERITY,
        page=page,
        at=at,
    )
