"""A press file in; a finding out where a blend mode is none that PDF has (`blend-mode-unknown`).

An unknown mode is drawn as Normal by one workflow and refused by another.
Source: ISO 15930-7:2010 (blend modes of PDF 1.6 only); ISO 32000-1, 11.3.5, tables 136 and 137.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import excerpt, facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "blend-mode-unknown"
SEVERITY: Severity = "error"

MODES = frozenset(
    ("/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge")
    + ("/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color")
    + ("/Luminosity",)
)


def check(file: PrintFile) -> Iterator[Finding]:
    """Require modes that the standard has; of a list, each one."""
    for held in facts(file).objects.having("/BM"):
        value = held.dictionary.get("/BM")
        names = [text_of(name) for name in (list(value) if isinstance(value, pikepdf.Array) else [value])]
        unknown = [name for name in names if name not in MODES]
        if unknown:
            yield file.finding(
                CODE,
                f'a blend mode is "{excerpt(unknown[0])}"',
                hint="Use one of the modes of PDF 1.6, for example Multiply.",
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
