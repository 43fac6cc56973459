"""A press file in; a finding out where its layers can come out otherwise than meant (`layers-configuration`).

Printer and proof must see the same layers: their state may not depend on who looks, prints or exports.
Source: ISO 15930-7:2010 (optional content is supported); rules of form: ISO 19005-2, 6.9 (Name of each
configuration, no AS, Order names every group); ISO 32000-1, 8.11.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.facts import facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "layers-configuration"
SEVERITY: Severity = "error"

HINT = "Export the layers with one default configuration, or flatten them."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a default configuration that settles every layer's state."""
    known = facts(file)
    properties = file.pdf.Root.get("/OCProperties")
    if properties is None or known.claim.older:
        return
    for fault in _faults(properties):
        yield file.finding(CODE, f"the layers: {fault}", hint=HINT, severity=SEVERITY)


def _faults(properties: Any) -> Iterator[str]:
    default = properties.get("/D") if isinstance(properties, pikepdf.Dictionary) else None
    if not isinstance(default, pikepdf.Dictionary):
        yield "there is no default configuration (/D)"
        return
    others = properties.get("/Configs")
    configurations = [default, *(list(others) if isinstance(others, pikepdf.Array) else [])]
    configurations = [each for each in configurations if isinstance(each, pikepdf.Dictionary)]
    if any(isinstance(each.get("/AS"), pikepdf.Array) and len(each.AS) for each in configurations):
        yield "their state depends on viewing, printing or exporting (/AS)"
    if default.get("/BaseState", pikepdf.Name.ON) == "/Unchanged":
        yield "the default configuration leaves their state open (/BaseState /Unchanged)"
    names = [text_of(each.get("/Name")) for each in configurations[1:]]
    if any(not name for name in names) or len(set(names)) < len(names):
        yield "a configuration has no name of its own"
