"""A file in; a finding out where it was made for another condition (`output-intent-differs`).

Separations for one paper and press are too dark, too light or too wet on another.
Source: the press profile's output condition; GWG2015, output intents by market segment; Enfocus, "Output
intent ... is not as specified".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "output-intent-differs"
SEVERITY: Severity = "error"
_NO_NAME = "custom"  # the profile alone says which condition it is (ISO 32000-1, table 365)


def check(file: PrintFile) -> Iterator[Finding]:
    """Require the press profile's condition, by its identifier or by its very profile."""
    known, wanted = facts(file), file.profile.condition
    for intent in known.intents[:1]:
        named = text_of(intent.get("/OutputConditionIdentifier"))
        same_name = _plain(named) == _plain(wanted.identifier) != _NO_NAME
        if not named or same_name or known.has_profile_of(wanted):
            return
        yield file.finding(
            CODE,
            f'the file is made for "{excerpt(named)}", not for {wanted.identifier} ({wanted.name})',
            hint=f"Export it for {wanted.identifier}, or ask for the press that it was made for.",
            severity=SEVERITY,
        )


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
