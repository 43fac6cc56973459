"""A file in; a note out where its condition's profile is not ours (`output-intent-profile-differs`).

Two profiles of one condition differ in black generation and ink limit; the printer's own is often the
better. Where the number of channels differs, no conversion between them is meant at all: that is an error.
Source: ISO 12647-2 (a condition is its characterisation data; profiles are made from it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts
from presswork.preflight.press.icc import DamagedProfileError, read_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "output-intent-profile-differs"
SEVERITY: Severity = "note"


def check(file: PrintFile) -> Iterator[Finding]:
    """Compare the embedded profile with the press profile's."""
    known, wanted = facts(file), file.profile.condition
    if known.intent_profile is None or known.has_profile_of(wanted):
        return
    try:
        here = read_profile(known.intent_profile).colour_space
        there = read_profile(wanted.icc.read_bytes()).colour_space
    except (DamagedProfileError, OSError):
        return
    if here != there:
        yield file.finding(
            CODE,
            f"the output intent's profile is for {excerpt(here)}, the press is for {excerpt(there)}",
            hint=f"Export the file for {wanted.identifier}.",
            severity="error",
        )
    else:
        yield file.finding(
            CODE,
            f"the output intent's profile is another one than ours for {wanted.identifier}",
            hint="Nothing to do, if it is the printer's own.",
            severity=SEVERITY,
        )
