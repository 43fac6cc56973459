"""A press file in; a finding out where ink values carry the press's own profile (`icc-same-as-intent`).

ICC-based CMYK does not overprint as DeviceCMYK does, and may be converted to what it already is, black text
to four inks. Values for this press are to be plain DeviceCMYK.
Source: ISO 15930-7:2010 (no ICCBased CMYK space with the output intent's profile); Enfocus, Preflight
Report Help, "ICC profile is identical to ICC profile of PDF/X Output Intent"; ISO 32000-1, 8.6.7 (overprint
mode 1 is for DeviceCMYK).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "icc-same-as-intent"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that no ICCBased space of four channels holds the output intent's profile."""
    known = facts(file)
    intent = known.intent_profile
    if intent is None or known.claim.older:
        return
    for space, page_index in known.objects.colour_spaces:
        if len(space) < 2 or space[0] != "/ICCBased" or not isinstance(space[1], pikepdf.Stream):
            continue
        try:
            same = space[1].get("/N") == 4 and bytes(space[1].read_bytes()) == intent
        except pikepdf.PdfError:
            same = False
        if same:
            yield file.finding(
                CODE,
                "ink values are tagged with the output intent's own profile",
                hint="Export colours that are already made for this press as DeviceCMYK.",
                severity=SEVERITY,
                page_index=page_index,
            )
            return
