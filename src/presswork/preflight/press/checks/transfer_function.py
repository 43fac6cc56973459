"""A press file in; a finding out where it bends its own tone values (`transfer-function`).

Transfer curves were for one imagesetter; on another press they spoil every tint.
Source: ISO 15930-7:2010 and all earlier parts (no TR; TR2 only Default); Kodak Prinergy Evo, "Technical
characteristics of PDF/X-1a"; ISO 32000-1, 10.5 and table 58.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "transfer-function"
SEVERITY: Severity = "error"

HINT = "Export the file without transfer functions."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that no object of the file has it."""
    for held in facts(file).objects.having("/TR", "/TR2"):
        # A soft mask has a /TR too, for its own values, which is no tone curve of the page (table 144).
        if held.dictionary.get("/S") in ("/Alpha", "/Luminosity"):
            continue
        if "/TR" in held.dictionary or held.dictionary.get("/TR2") != "/Default":
            yield file.finding(
                CODE,
                "a graphics state has a transfer function",
                hint=HINT,
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
