"""A press file in; a finding out where a font's tag is not that of a subset (`font-subset-unnamed`).

A subset without its tag passes for the whole font: a workflow that joins files mixes two subsets up.
Source: ISO 32000-1, 9.6.4 (six capitals and a plus sign) and 9.8.1 (the descriptor's name is the font's).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import excerpt, facts, text_of
from presswork.preflight.press.font_list import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "font-subset-unnamed"
SEVERITY: Severity = "warning"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require that an embedded font and its descriptor go by one name."""
    for font, page_index in fonts(facts(file).objects):
        descriptor = font.get("/FontDescriptor")
        if not isinstance(descriptor, pikepdf.Dictionary):
            continue
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            continue
        name, said = text_of(font.get("/BaseFont")), text_of(descriptor.get("/FontName"))
        if name != said:
            yield file.finding(
                CODE,
                f'the font "{excerpt(name)}" is "{excerpt(said)}" in its descriptor',
                hint="Embed the font again; both names carry the subset's tag.",
                severity=SEVERITY,
                page_index=page_index,
            )
