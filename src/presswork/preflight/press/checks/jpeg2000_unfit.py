"""A file in; a finding out where a JPEG 2000 picture is not decoded alike everywhere (`jpeg2000-unfit`).

PDF/X-4 allows JPEG 2000, but decoders agree only on its plain forms.
Source: ISO 32000-1, 7.4.9 (a JPX file of the baseline set); ISO 19005-2, 6.2.8.3 (channels, depth, colour
spaces; the same form, for archives).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import facts, text_of
from presswork.preflight.press.jpeg2000 import fault_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "jpeg2000-unfit"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require each JPEG 2000 picture to be a plain one; those under a second filter are left alone."""
    for held in facts(file).objects.having("/Filter"):
        stream = held.dictionary
        if not isinstance(stream, pikepdf.Stream):
            continue
        value = stream.get("/Filter")
        names = [text_of(name) for name in (list(value) if isinstance(value, pikepdf.Array) else [value])]
        if names != ["/JPXDecode"]:
            continue
        try:
            fault = fault_of(bytes(stream.read_raw_bytes()))
        except pikepdf.PdfError:
            continue  # a damaged stream is another check's
        # A colour space in the image's dictionary takes the place of the file's own.
        if fault and not ("/ColorSpace" in stream and "colours are" in fault):
            yield file.finding(
                CODE,
                f"a JPEG 2000 picture cannot be relied on: {fault}",
                hint="Save the picture as JPEG or with Flate compression.",
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
