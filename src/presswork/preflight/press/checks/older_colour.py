"""A press file in; a finding out where it has more than inks, but claims PDF/X-1a (`older-colour`).

PDF/X-1a promises ink values only, so that nothing is converted at the printer's.
Source: ISO 15930-1 and -4 (DeviceGray, DeviceCMYK, Separation and DeviceN, and Indexed and Pattern of them;
the output device is grey or CMYK); PDFlib Tutorial, table 10.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "older-colour"
SEVERITY: Severity = "error"

_MEASURED = frozenset(("/ICCBased", "/CalRGB", "/CalGray", "/Lab"))


def check(file: PrintFile) -> Iterator[Finding]:
    """Require no measured colour space of a file that claims PDF/X-1a; DeviceRGB is another check's."""
    known = facts(file)
    if not known.claim.x1a:
        return
    for space, page_index in known.objects.colour_spaces:
        family = text_of(space[0])
        if family in _MEASURED:
            yield file.finding(
                CODE,
                f"the file claims to be {known.claim.version}, and has {family.removeprefix('/')} colours",
                hint="Export it as PDF/X-4, or convert its colours to inks.",
                severity=SEVERITY,
                page_index=page_index,
            )
            return
