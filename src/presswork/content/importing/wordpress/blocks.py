"""A post of the block editor in; the same with its reused blocks, galleries and notes filled in, out."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING, Any

from presswork.content.importing.wordpress.shortcodes import figure
from presswork.model.imported import Dropped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from presswork.content.importing.wordpress.library import Library

_ALONE = re.compile(r"(?P<name>[a-z][\w/-]*)\s*(?P<attributes>\{.*\})?\s*/", re.DOTALL)
_OPEN, _CLOSE = "<!-- wp:", "-->"  # in a block's attributes, two hyphens never stand together
# Blocks that show what the site holds, which is no part of the post.
_QUIET = {"more", "nextpage", "spacer", "separator", "post-title", "post-content", "post-date", "post-author"}
_DEPTH = 5


def fill(text: str, *, library: Library, reused: Mapping[str, str], notes: str) -> tuple[str, list[Dropped]]:
    """Return the text with what its empty blocks stand for. `notes` is the post's own list of notes."""
    dropped: list[Dropped] = []

    def filled(match: re.Match[str]) -> str:
        name, attributes = match["name"].removeprefix("core/"), _attributes(match["attributes"])
        if name == "block":
            return reused.get(str(attributes.get("ref", "")), "")
        if name == "footnotes":
            return _notes(notes)
        if name == "image" and (known := library.get(str(attributes.get("id", "")))):
            return figure(known)
        if name not in _QUIET:
            dropped.append(
                Dropped(what=f"block {name}", why="a block that only the site's own program fills")
            )
        return ""

    for _ in range(_DEPTH):  # a reused block may hold another
        expanded = _each_alone(text, filled)
        if expanded == text:
            break
        text = expanded
    return text, dropped


def _each_alone(text: str, filled: Callable[[re.Match[str]], str]) -> str:
    """Return the text with what each self-closing block stands for in its place."""
    pieces, place = [], 0
    while (start := text.find(_OPEN, place)) >= 0 and (end := text.find(_CLOSE, start)) >= 0:
        match = _ALONE.fullmatch(text[start + len(_OPEN) : end])
        pieces += [text[place:start], filled(match) if match else text[start : end + len(_CLOSE)]]
        place = end + len(_CLOSE)
    return "".join((*pieces, text[place:]))


def _attributes(text: str | None) -> dict[str, Any]:
    try:
        value = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _notes(text: str) -> str:
    """Return the list of notes, to which the text's links lead (WordPress 6.3, core/footnotes)."""
    try:
        notes = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return ""
    if not isinstance(notes, list):
        return ""
    items = [
        f'<li class="footnote" id="{escape(str(note.get("id", "")))}">{note.get("content", "")}</li>'
        for note in notes
        if isinstance(note, dict)
    ]
    return f'<ol class="footnotes">{"".join(items)}</ol>' if items else ""
