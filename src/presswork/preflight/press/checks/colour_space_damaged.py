"""A page in; a finding out for each object whose colour space makes no sense (`colour-space-damaged`).

Rationale: a viewer guesses, a RIP stops or prints black.
Source: ISO 32000-1, 8.6. A JPEG 2000 picture may leave its colour space to its own data (8.9.5.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.painted import PaintedImage
from presswork.preflight.press.streams import filters_of
from presswork.preflight.press.usage import uses_of_colour

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "colour-space-damaged"
SEVERITY: Severity = "error"


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require a colour space for all that is painted."""
    for use in uses_of_colour(page):
        if use.space.root.process == "unknown" and not _brings_its_own(use.painted):
            yield file.finding(
                CODE,
                f"{use.what} has a colour space that cannot be read",
                hint="Export the page again; the program that wrote it left its colour out.",
                severity=SEVERITY,
                page=page,
                at=use.painted,
            )


def _brings_its_own(painted: object) -> bool:
    if not isinstance(painted, PaintedImage) or not isinstance(painted.image, pikepdf.Stream):
        return False
    return "/JPXDecode" in filters_of(painted.image)
