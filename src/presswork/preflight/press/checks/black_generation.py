"""A press file in; a finding out where it says how black is to be made (`black-generation`).

The output intent's profile decides that; a graphics state's own functions are for devices long gone, and a
workflow that heeds them changes colours.
Source: ISO 32000-1, 10.3.4 and table 58 (BG, BG2, UCR, UCR2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "black-generation"
SEVERITY: Severity = "warning"

_KEYS = ("/BG", "/BG2", "/UCR", "/UCR2")


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that graphics states leave it at the default."""
    for held in facts(file).objects.having(*_KEYS):
        set_here = [key for key in _KEYS if key in held.dictionary and held.dictionary.get(key) != "/Default"]
        if set_here:
            yield file.finding(
                CODE,
                f"a graphics state sets {', '.join(key.removeprefix('/') for key in set_here)}",
                hint="Export the file without black generation and undercolour removal.",
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
            return
