"""A file in; a finding out where its output intent has no name (`output-intent-identifier-missing`).

Source: ISO 15930-7:2010 (OutputConditionIdentifier is required; Info too, where the condition is in no
registry); ISO 32000-1, table 365.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "output-intent-identifier-missing"
SEVERITY: Severity = "error"

HINT = "Name the condition by its registered name, for example FOGRA39."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require an identifier, and words for people where no registry explains it."""
    for intent in facts(file).intents[:1]:
        if not text_of(intent.get("/OutputConditionIdentifier")):
            message = "the output intent does not name its printing condition"
            yield file.finding(CODE, message, hint=HINT, severity=SEVERITY)
        elif not text_of(intent.get("/RegistryName")) and not text_of(intent.get("/Info")):
            message = "the output intent has neither a registry nor a description of its condition"
            yield file.finding(CODE, message, hint=HINT, severity=SEVERITY)
