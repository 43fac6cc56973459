"""A file in; a finding out where it has layers (`layers-present`).

Rationale: what is printed depends on which layers the printer's program shows; two programs may differ.
Source: Ghent Workgroup, GWG2015 specification, "Optional Content"; ISO 32000-1, 8.11.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "layers-present"
SEVERITY: Severity = "warning"


def check(file: PrintFile) -> Iterator[Finding]:
    """Warn of optional content, and name what is hidden."""
    layers = list(file.layers.layers.values())
    if layers:
        hidden = [layer.name for layer in layers if not layer.shown]
        named = ", ".join(f'"{layer.name}"' for layer in layers[:6]) + (", ..." if len(layers) > 6 else "")
        says = f"; {len(hidden)} of them hidden" if hidden else ""
        yield file.finding(
            CODE,
            f"the file has {len(layers)} layer{'s' if len(layers) > 1 else ''} ({named}){says}",
            hint="Flatten the layers to what is to be printed.",
            severity=SEVERITY,
        )
