"""A page in; a finding out where its CropBox cuts into it (`crop-box-cuts`).

Imposition places what the CropBox shows: bleed or page that it hides are gone. A CropBox that only hides
the marks is a warning.
Source: Kodak Prinergy Evo, "Technical characteristics of PDF/X-1a" (TrimBox or ArtBox lie inside the
CropBox); Adobe, PDF Reference 1.7, appendix H, on page boundaries (it had best equal the MediaBox, or be left
out); ISO 32000-1, 14.11.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "crop-box-cuts"
SEVERITY: Severity = "error"

_SLACK_PT = 0.01


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require a CropBox, where there is one, to leave all of the page and its bleed."""
    if "/CropBox" not in page.declared:
        return
    kept = (
        ("bleed", page.bleed, "/BleedBox"),
        ("page", page.trim, "/TrimBox"),
        ("page", page.art, "/ArtBox"),
    )
    severity, what = SEVERITY, ""
    for name, box, key in kept:
        if key in page.declared and not box.within(page.crop, tolerance=_SLACK_PT):
            what = name
    if not what and not page.media.within(page.crop, tolerance=_SLACK_PT):
        severity, what = "warning", "area of the marks"
    if what:
        yield file.finding(
            CODE,
            f"the CropBox cuts into the {what}",
            hint="Leave the CropBox out, or make it as large as the MediaBox.",
            severity=severity,
            page=page,
        )
