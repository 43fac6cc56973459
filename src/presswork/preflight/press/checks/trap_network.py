"""A page in; a finding out where its ready-made traps contradict the file (`trap-network`).

A trap network is drawn over the page; a stale one prints old shapes over new ones.
Source: ISO 15930-7:2010 and earlier parts (a TrapNet annotation only where Trapped is True, without fonts
that were faked); ISO 32000-1, 14.11.6.2 (it is the page's last annotation; table 366, FontFauxing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.facts import facts
from presswork.preflight.press.metadata import PDF, info_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "trap-network"
SEVERITY: Severity = "error"

HINT = "Take the trap network out and leave trapping to the printer."


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require of a trap network that the file is trapped, that it comes last and is true to its fonts."""
    annotations = page.annotations[:5000]
    for place, annotation in enumerate(annotations):
        if annotation.get("/Subtype") == "/TrapNet":
            for fault in _faults(file, annotation, last=place == len(annotations) - 1):
                message = f"the trap network: {fault}"
                yield file.finding(CODE, message, hint=HINT, severity=SEVERITY, page=page)


def _faults(file: PrintFile, network: Any, *, last: bool) -> Iterator[str]:
    said = facts(file).packet.value(PDF, "Trapped") or info_value(file.pdf, "/Trapped")
    if said != "True":
        yield "the file does not say that it is trapped"
    if not last:
        yield "it is not the page's last annotation"
    fauxing = network.get("/FontFauxing")
    if isinstance(fauxing, pikepdf.Array) and len(fauxing):
        yield "it was made with stand-ins for fonts"
