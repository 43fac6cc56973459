"""A press file in; a finding out where a date is missing or none (`pdfx-date-missing`).

By its dates a printer tells a corrected file from the one that it replaces.
Source: ISO 15930-7:2010 (xmp:CreateDate, xmp:ModifyDate, xmp:MetadataDate); ISO 15930-1, -3, -4, -6
(CreationDate and ModDate in Info); form: ISO 32000-1, 7.9.4 and ISO 16684-1, 8.2.1.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts
from presswork.preflight.press.metadata import XMP, info_value, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "pdfx-date-missing"
SEVERITY: Severity = "error"

HINT = "Export the file again; the program that writes it sets its dates."
_IN_XMP = ("CreateDate", "ModifyDate", "MetadataDate")
_IN_INFO = ("/CreationDate", "/ModDate")


def check(file: PrintFile) -> Iterator[Finding]:
    """Require the dates of creation and change, each in its form."""
    known = facts(file)
    if not known.judged:
        return
    if known.claim.older:
        dates = [(key.removeprefix("/"), info_value(file.pdf, key)) for key in _IN_INFO]
    else:
        dates = [(f"xmp:{name}", known.packet.value(XMP, name)) for name in _IN_XMP]
        # Info may be left out; what stands there must be a date all the same.
        dates += [
            (key.removeprefix("/"), text)
            for key in _IN_INFO
            if (text := info_value(file.pdf, key)) is not None
        ]
    for name, text in dates:
        if not text:
            yield file.finding(CODE, f"the file has no {name}", hint=HINT, severity=SEVERITY, where=name)
        elif parse_date(text) is None:
            message = f'{name} is "{excerpt(text)}", which is no date'
            yield file.finding(CODE, message, hint=HINT, severity=SEVERITY, where=name)
