"""A press file in; a finding out where it has several output intents for PDF/X (`output-intent-several`).

The press has one condition; of two the printer would have to pick one.
Source: ISO 15930-7:2010 and all earlier parts (exactly one GTS_PDFX output intent); where intents of other
kinds hold a profile too, it is the same one (ISO 19005-2, 6.2.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "output-intent-several"
SEVERITY: Severity = "error"

HINT = "Keep the one output intent that names the press."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require no second one, and no second profile in an intent of another kind."""
    intents = facts(file).intents
    if len(intents) > 1:
        message = f"the file has {len(intents)} output intents for PDF/X"
        yield file.finding(CODE, message, hint=HINT, severity=SEVERITY)
    elif intents and len(_profiles(file.pdf.Root.get("/OutputIntents"))) > 1:
        message = "the output intents hold different colour profiles"
        yield file.finding(CODE, message, hint=HINT, severity=SEVERITY)


def _profiles(intents: Any) -> set[tuple[int, int]]:
    profiles = (intent.get("/DestOutputProfile") for intent in list(intents) if hasattr(intent, "get"))
    return {profile.objgen for profile in profiles if isinstance(profile, pikepdf.Stream)}
