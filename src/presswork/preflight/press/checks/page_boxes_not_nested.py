"""A page in; a finding out where its boxes do not lie one in the other (`page-boxes-not-nested`).

Source: ISO 15930-7:2010 and all earlier parts; ISO 32000-1, 14.11.2 and figure 86 (trim or art within
bleed, bleed within media).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "page-boxes-not-nested"
SEVERITY: Severity = "error"

_SLACK_PT = 0.01


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require TrimBox or ArtBox within BleedBox, and all of them within MediaBox."""
    boxes = {"/BleedBox": page.bleed, "/TrimBox": page.trim, "/ArtBox": page.art}
    outer = [("MediaBox", page.media)]
    for name, box in boxes.items():
        if name not in page.declared:
            continue
        for other, around in outer:
            if not box.within(around, tolerance=_SLACK_PT):
                yield file.finding(
                    CODE,
                    f"the {name.removeprefix('/')} reaches out of the {other}",
                    hint="Export the file again with its page boxes one inside the other.",
                    severity=SEVERITY,
                    page=page,
                )
                break
        if name == "/BleedBox":
            outer.insert(0, ("BleedBox", box))
