"""A page in; a finding out where it is nearly, but not quite, of a standard size (`trim-size-off`).

A page of 209.5 mm is cut as A4 and shows a white edge, or is scaled.
Source: ISO 216:2007 (A4, A5 and others, with their tolerances: 1.5 mm up to 150 mm, 2 mm up to 600 mm);
ANSI/ASME Y14.1 (Letter). A TrimBox is a figure, not paper: more than a tenth of a millimetre is a mistake
in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.printed_page import MM_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "trim-size-off"
SEVERITY: Severity = "warning"

# ISO 216:2007, and North America's; millimetres, upright.
SIZES = {
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "a spread of A5": (210.0, 296.0),  # a millimetre short of A4
    "A6": (105.0, 148.0),
    "B5": (176.0, 250.0),
    "Letter": (215.9, 279.4),
    "Half Letter": (139.7, 215.9),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
_NEAR_MM = 1.5
_SLACK_MM = 0.1


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require that a page that comes near a standard size is exactly of it."""
    if not {"/TrimBox", "/ArtBox"} & page.declared:
        return
    box = page.trim if "/TrimBox" in page.declared else page.art
    sides = sorted((box.width * MM_PER_POINT, box.height * MM_PER_POINT))
    off = {name: max(abs(a - b) for a, b in zip(sides, size, strict=True)) for name, size in SIZES.items()}
    name = min(off, key=lambda size: off[size])
    if _SLACK_MM < off[name] <= _NEAR_MM:
        yield file.finding(
            CODE,
            f"the page is {sides[0]:.2f} by {sides[1]:.2f} mm, nearly but not quite {name}",
            hint=f"Set the document's page size to {name}: {SIZES[name][0]:g} by {SIZES[name][1]:g} mm.",
            severity=SEVERITY,
            page=page,
        )
