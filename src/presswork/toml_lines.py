"""TOML text in; its table, or what is wrong with it and on which line, and the line of each key, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class NotTomlError(Exception):
    """The text is not TOML: what is wrong, without a full stop, and the line it stands on."""

    message: str
    line: int


def parse_toml(text: str) -> dict[str, Any]:
    """Return the text's top table. Raises NotTomlError."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        message = str(fault)
        place = re.search(r"\(at line (\d+), column \d+\)", message)
        raise NotTomlError(
            message=re.sub(r" *[(]at .*", "", message) or "it is nested too deep",
            line=int(place[1]) if place else text.count("\n") + 1,
        ) from None


def table_header(name: str) -> re.Pattern[str]:
    """Return the pattern of a line that opens the table, or one of the tables, of this name."""
    return re.compile(rf"""\s*\[+\s*(?:[\w".-]+\.)?["']?{re.escape(name)}["']?\s*\]""")


def line_of(name: str, lines: list[str], start: int = 1) -> int:
    """Return the first line from `start` on that a key or table opens; `tomllib` does not say.

    Lines count from 1. Where the key is not found, `start` is as near as can be told.
    """
    key = rf"""["']?{re.escape(name)}["']?"""
    pattern = re.compile(rf"\s*(?:{key}\s*[=.]|.*[{{,]\s*{key}\s*=)")
    header = table_header(name)
    for number, line in enumerate(lines[start - 1 :], start=start):
        if pattern.match(line) or header.match(line):
            return number
    return start
