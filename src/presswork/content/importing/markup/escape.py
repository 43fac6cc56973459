"""Plain text in; the same as Markdown, with nothing in it that would be read as markup, out."""

from __future__ import annotations

import re

from presswork.content.source import NOT_XML

_SPECIAL = re.compile(r"[\\`*\[\]{}~]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\$(?=\$)|_(?=\W|$)|(?<!\w)_")
# What begins a block where it begins a line: headings, quotations, lists, rules, tables, definitions.
_AT_LINE_START = re.compile(r"(?m)^([ \t]*)([#>+=|:-]|\d{1,9}(?=[.)](?:\s|$)))")


def escape(text: str) -> str:
    """Return text that stands in a line, or in several, as Markdown."""
    return at_line_start(escape_inside(text))


def escape_inside(text: str) -> str:
    """Return text as Markdown, where it does not begin a line."""
    return _SPECIAL.sub(r"\\\g<0>", NOT_XML.sub("", text))


def at_line_start(markdown: str) -> str:
    """Return Markdown whose lines begin no block: a year and a full stop, a dash, a number sign."""
    return _AT_LINE_START.sub(_guarded, markdown)


def _guarded(match: re.Match[str]) -> str:
    if match[2][0].isdigit():  # a digit cannot be escaped, the stop after it can
        return f"{match[2]}\\"
    return f"\\{match[2]}"
