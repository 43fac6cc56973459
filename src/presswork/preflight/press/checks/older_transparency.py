"""A press file in; a finding out where it is transparent, but claims an older PDF/X (`older-transparency`).

PDF/X-1a and PDF/X-3 promise a file without transparency to workflows that cannot draw any.
Source: ISO 15930-1, -3, -4 and -6 (no SMask other than None, blend modes Normal or Compatible, CA and ca
1.0, no transparency group); ISO 32000-1, table 58 and 11.6.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "older-transparency"
SEVERITY: Severity = "error"


def check(file: PrintFile) -> Iterator[Finding]:
    """Require opaque objects of a file that claims to be PDF/X-1a or PDF/X-3."""
    known = facts(file)
    if not known.claim.older:
        return
    for held in known.objects.having("/SMask", "/BM", "/CA", "/ca", "/Group"):
        what = _transparent(held.dictionary)
        if what:
            yield file.finding(
                CODE,
                f"the file claims to be {known.claim.version}, and has {what}",
                hint="Export it as PDF/X-4, which allows transparency.",
                severity=SEVERITY,
                page_index=held.page_index,
                where=held.where,
            )
            return


def _transparent(thing: Any) -> str:
    if thing.get("/SMask", "/None") != "/None":
        return "a soft mask"
    modes = thing.get("/BM", "/Normal")
    modes = list(modes) if isinstance(modes, pikepdf.Array) else [modes]
    if any(mode not in ("/Normal", "/Compatible") for mode in modes):
        return "a blend mode"
    for key in ("/CA", "/ca"):
        alpha = thing.get(key, 1)
        if not isinstance(alpha, pikepdf.Object) and float(alpha) != 1:
            return "opacity below 1"
    group = thing.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and group.get("/S") == "/Transparency":
        return "a transparency group"
    return ""
