"""A press file in; a finding out where a rendering intent is none of the four (`rendering-intent-unknown`).

What a workflow does with an unknown intent is its own affair.
Source: ISO 32000-1, 8.6.5.8 and table 70; ISO 19005-2, 6.2.6 (the same four, in PDF/A).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "rendering-intent-unknown"
SEVERITY: Severity = "error"

_INTENTS = frozenset(("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual"))


def check(file: PrintFile) -> Iterator[Finding]:
    """Require one of the four in graphics states and pictures."""
    objects = facts(file).objects
    for key in ("/RI", "/Intent"):
        for held in objects.having(key):
            if key == "/Intent" and held.dictionary.get("/Subtype") != "/Image":
                continue  # a layer's intent is another thing
            value = text_of(held.dictionary.get(key))
            if value not in _INTENTS:
                yield file.finding(
                    CODE,
                    f'a rendering intent is "{excerpt(value)}"',
                    hint="Use Perceptual or RelativeColorimetric.",
                    severity=SEVERITY,
                    page_index=held.page_index,
                    where=held.where,
                )
