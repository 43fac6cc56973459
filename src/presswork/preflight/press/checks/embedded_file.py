"""A press file in; a finding out where other files are attached to it (`embedded-file`).

An attachment is not printed, and no check of the pages sees what it is.
Source: PDF/X checks of callas, "File specifications not allowed"; ISO 32000-1, 7.11.4 (embedded files),
12.3.5 (portfolios).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.facts import excerpt, facts, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "embedded-file"
SEVERITY: Severity = "error"

HINT = "Send the file without attachments."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require no embedded file and no portfolio."""
    if "/Collection" in file.pdf.Root:
        yield file.finding(CODE, "the file is a portfolio of other files", hint=HINT, severity=SEVERITY)
        return
    for held in facts(file).objects.having("/EF"):
        name = text_of(held.dictionary.get("/UF")) or text_of(held.dictionary.get("/F"))
        yield file.finding(
            CODE,
            "a file is attached" + (f": {excerpt(name)}" if name else ""),
            hint=HINT,
            severity=SEVERITY,
            page_index=held.page_index,
            where=held.where,
        )
        return
