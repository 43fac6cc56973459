"""A press file in; a finding out where a colour's ICC profile cannot be used (`icc-profile-invalid`).

With a broken profile each workflow falls back on something else.
Source: ISO 32000-1, 8.6.5.5 (N, classes scnr, mntr, prtr, spac; colour spaces Gray, RGB, CMYK, Lab);
ICC.1:2010, 7.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.facts import excerpt, facts
from presswork.preflight.press.icc import NEWEST, DamagedProfileError, read_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "icc-profile-invalid"
SEVERITY: Severity = "error"

_CLASSES = ("scnr", "mntr", "prtr", "spac")


def check(file: PrintFile) -> Iterator[Finding]:
    """Require of each ICCBased space a whole profile with N channels; each profile is judged once."""
    judged = set[tuple[int, int]]()
    for space, page_index in facts(file).objects.colour_spaces:
        if len(space) < 2 or space[0] != "/ICCBased":
            continue
        number: tuple[int, int] = getattr(space[1], "objgen", (0, 0))
        if number in judged:
            continue
        judged.add(number)
        fault = _fault(space[1])
        if fault:
            yield file.finding(
                CODE,
                f"a colour's ICC profile cannot be used: {fault}",
                hint="Export the file again with sound profiles.",
                severity=SEVERITY,
                page_index=page_index,
                where=f"object {number[0]}",
            )


def _fault(stream: Any) -> str:
    if not isinstance(stream, pikepdf.Stream):
        return "it is not there"
    try:
        return _unfit(stream)
    except DamagedProfileError as error:
        return str(error)
    except pikepdf.PdfError:
        return "its stream is damaged"


def _unfit(stream: pikepdf.Stream) -> str:
    profile = read_profile(bytes(stream.read_bytes()))
    if profile.profile_class not in _CLASSES or not profile.channels:
        return f'it is of class "{excerpt(profile.profile_class)}" for "{excerpt(profile.colour_space)}"'
    if stream.get("/N") != profile.channels:
        return f"/N is {stream.get('/N')}, the profile has {profile.channels} channels"
    if profile.version > NEWEST:
        return f"it is of ICC version {profile.version[0]}.{profile.version[1]}, which PDF 1.6 does not know"
    return ""
