"""A press file in; a finding out where one ink's name stands for two colours (`spot-colour-ambiguous`).

One name is one plate; where its substitute colour differs, proof and print part ways.
Source: ISO 19005-2, 6.2.4.4 (all Separation spaces of a name have one alternate space and one tint
transform); Enfocus, Preflight Report Help, "Spot color (name) has different CMYK values"; ISO 32000-1,
8.6.6.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts, text_of
from presswork.preflight.press.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "spot-colour-ambiguous"
SEVERITY: Severity = "warning"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that each ink's Separation spaces agree in their alternate space and tint transform."""
    seen: dict[str, bytes] = {}
    said: set[str] = set()
    for space, page_index in facts(file).objects.colour_spaces:
        if len(space) < 4 or space[0] != "/Separation":
            continue
        name = text_of(space[1]).removeprefix("/")
        if name in ("All", "None") or name in said:
            continue
        meaning = fingerprint(space[2]) + fingerprint(space[3])
        if seen.setdefault(name, meaning) != meaning:
            said.add(name)
            yield file.finding(
                CODE,
                f'the ink "{excerpt(name)}" stands for two different colours',
                hint="Define each spot colour once, and use it everywhere.",
                severity=SEVERITY,
                page_index=page_index,
                where=excerpt(name),
            )
