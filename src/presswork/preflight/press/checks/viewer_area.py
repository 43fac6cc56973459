"""A press file in; a finding out where a viewer is told to print other than the page (`viewer-area`).

Print areas other than MediaBox and BleedBox cut the bleed and the marks off.
Source: PDFlib Tutorial, table 10.3 (ViewArea, ViewClip, PrintArea and PrintClip are MediaBox or BleedBox in
PDF/X); ISO 32000-1, table 150.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import excerpt, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "viewer-area"
SEVERITY: Severity = "error"

_KEYS = ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip")
_ALLOWED = ("/MediaBox", "/BleedBox")


def check(file: PrintFile) -> Iterator[Finding]:
    """Require each of the four, where it is there, to name one of the two boxes."""
    preferences = file.pdf.Root.get("/ViewerPreferences")
    if not isinstance(preferences, pikepdf.Dictionary):
        return
    for key in _KEYS:
        value = preferences.get(key)
        if value is not None and text_of(value) not in _ALLOWED:
            yield file.finding(
                CODE,
                f'the viewer is told to take "{excerpt(text_of(value))}" as its {key.removeprefix("/")}',
                hint="Take the entry out of the viewer preferences.",
                severity=SEVERITY,
                where=key.removeprefix("/"),
            )
