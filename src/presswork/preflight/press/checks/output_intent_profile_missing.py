"""A press file in; a finding out where its output intent holds no profile (`output-intent-profile-missing`).

PDF/X-4 is a complete exchange: the profile travels in the file. The older ones may name a registered
condition instead.
Source: ISO 15930-7:2010 (DestOutputProfile is required; only PDF/X-4p refers to one outside); ISO 15930-1,
-3, -4, -6 (required where the condition is not registered).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "output-intent-profile-missing"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a profile in the first output intent for PDF/X."""
    known = facts(file)
    for intent in known.intents[:1]:
        if isinstance(intent.get("/DestOutputProfile"), pikepdf.Stream):
            return
        if known.claim.older and text_of(intent.get("/RegistryName")):
            return
        yield file.finding(
            CODE,
            "the output intent holds no colour profile",
            hint="Embed the condition's ICC profile when the file is exported.",
            severity=SEVERITY,
        )
