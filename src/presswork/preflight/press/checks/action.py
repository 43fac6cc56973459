"""A press file in; a finding out for each kind of action in it (`action`).

Actions and scripts act on screens; a script may change what is printed.
Source: ISO 15930-7:2010 and all earlier parts (no actions, no JavaScript); Library of Congress, FDD 124 (no
scripting actions); kinds of action: ISO 32000-1, 12.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from presswork.preflight.press.facts import excerpt, facts, text_of
from presswork.preflight.press.object_index import Held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "action"
SEVERITY: Severity = "error"

HINT = "Export the file without links, buttons and scripts; bookmarks may keep plain destinations."


def check(file: PrintFile) -> Iterator[Finding]:
    """Require no action: at opening, in annotations, in bookmarks, in the names."""
    first: dict[str, Held | None] = {}
    if isinstance(opening := file.pdf.Root.get("/OpenAction"), pikepdf.Dictionary):
        first[_kind(opening)] = None
    for held in facts(file).objects.having("/JS", "/A", "/AA"):
        if "/JS" in held.dictionary:
            first.setdefault("JavaScript", held)
        action = held.dictionary.get("/A")
        # A structure element's /A are its attributes: they have an owner (/O), and no kind of action.
        if isinstance(action, pikepdf.Dictionary) and "/S" in action and "/O" not in action:
            first.setdefault(_kind(action), held)
        if isinstance(held.dictionary.get("/AA"), pikepdf.Dictionary):
            first.setdefault("additional actions", held)
    for kind in sorted(first):
        holder = first[kind]
        yield file.finding(
            CODE,
            f"the file holds an action ({excerpt(kind)})",
            hint=HINT,
            severity=SEVERITY,
            page_index=holder.page_index if holder else None,
            where=holder.where if holder else "/OpenAction",
        )


def _kind(action: pikepdf.Object) -> str:
    return text_of(action.get("/S")).removeprefix("/") or "of no kind"
