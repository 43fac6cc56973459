"""A file in; a finding out where the profile is no printer's (`output-intent-profile-invalid`).

A monitor's profile there, or half of one, makes every conversion wrong.
Source: ISO 15930-7:2010 (an ICC output profile, class prtr, for grey, RGB or CMYK; N is its number of
channels); ICC.1:2010, 7.2.5 and 8.4 (tags AToB and BToA of an output profile); ISO 32000-1, 14.11.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import excerpt, facts
from presswork.preflight.press.icc import NEWEST, DamagedProfileError, read_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "output-intent-profile-invalid"
SEVERITY: Severity = "error"

HINT = "Embed an output profile for the press (class prtr, Gray, RGB or CMYK)."
_SPACES = ("GRAY", "RGB", "CMYK")


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a whole output profile that agrees with what the file says of it."""
    known = facts(file)
    for intent in known.intents[:1]:
        stream = intent.get("/DestOutputProfile")
        if not isinstance(stream, pikepdf.Stream):
            return
        for fault in _faults(stream, known.intent_profile):
            message = f"the output intent's profile cannot be used: {fault}"
            yield file.finding(CODE, message, hint=HINT, severity=SEVERITY)
            return


def _faults(stream: pikepdf.Stream, data: bytes | None) -> Iterator[str]:
    if data is None:
        yield "its stream is damaged"
        return
    try:
        profile = read_profile(data)
    except DamagedProfileError as error:
        yield str(error)
        return
    if not profile.is_output:
        yield f'it is of class "{excerpt(profile.profile_class)}", not of a printer ("prtr")'
    if profile.colour_space not in _SPACES:
        yield f'it is for the colour space "{excerpt(profile.colour_space)}"'
    if profile.version > NEWEST:
        yield f"it is of ICC version {profile.version[0]}.{profile.version[1]}, which PDF 1.6 does not know"
    if profile.connection_space not in ("Lab", "XYZ"):
        yield f'its connection space is "{excerpt(profile.connection_space)}"'
    if profile.colour_space == "CMYK" and not {"A2B0", "B2A0"} <= profile.tags:
        yield "its tables (A2B0, B2A0) are missing"
    if stream.get("/N") != profile.channels:
        yield f"/N is {stream.get('/N')}, the profile has {profile.channels} channels"
