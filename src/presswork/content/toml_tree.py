"""A TOML file in; the same tree of values with lines that a header makes, and what is wrong with it, out."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from presswork.content.source import read_text
from presswork.content.yaml_tree import Node

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.content.report import Report


def read_toml(path: Path, report: Report) -> Node | None:
    """Return the file's top table, or None after a finding where it is not TOML."""
    import tomllib

    text = read_text(path, report)
    if text is None:
        return None
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        message = str(fault)
        place = re.search(r"\(at line (\d+), column \d+\)", message)
        report.error(
            "toml-unreadable",
            f"The file is not TOML: {re.sub(r' *[(]at .*', '', message) or 'it is nested too deep'}.",
            hint='Write `name = "value"` lines; texts stand in quotation marks.',
            line=int(place[1]) if place else text.count("\n") + 1,
        )
        return None
    return _map(table, text.split("\n"), 1)


def _map(table: dict[str, Any], lines: list[str], line: int) -> Node:
    node = Node(kind="map", line=line)
    for name, value in table.items():
        node.key_lines[name] = here = _line_of(name, lines, line)
        node.entries[name] = _node(value, lines, here)
    return node


def _node(value: Any, lines: list[str], line: int) -> Node:
    if isinstance(value, dict):
        return _map(value, lines, line)
    if isinstance(value, list):
        return Node(kind="list", line=line, items=[_node(item, lines, line) for item in value])
    if isinstance(value, bool):
        return Node(kind="text", line=line, text=str(value).lower(), quoted=True)
    text = value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)
    return Node(kind="text", line=line, text=text, quoted=True)


def _line_of(name: str, lines: list[str], start: int) -> int:
    """Return the first line from this one on that a key or table opens; `tomllib` does not say."""
    key = rf"""["']?{re.escape(name)}["']?"""
    table = rf"""\[+\s*(?:[\w".-]+\.)?{key}\s*\]"""
    pattern = re.compile(rf"\s*(?:{table}|{key}\s*[=.]|.*[{{,]\s*{key}\s*=)")
    for number, line in enumerate(lines[start - 1 :], start=start):
        if pattern.match(line):
            return number
    return start
