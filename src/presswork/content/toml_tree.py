"""A TOML file in; the same tree of values with lines that a header makes, and what is wrong with it, out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from presswork.content.source import read_text
from presswork.content.tree import Node
from presswork.toml_lines import NotTomlError, line_of, parse_toml, table_header

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.content.report import Report


def read_toml(path: Path, report: Report) -> Node | None:
    """Return the file's top table, or None after a finding where it is not TOML."""
    text = read_text(path, report)
    if text is None:
        return None
    try:
        table = parse_toml(text)
    except NotTomlError as fault:
        report.error(
            "toml-unreadable",
            f"The file is not TOML: {fault.message}.",
            hint='Write `name = "value"` lines; texts stand in quotation marks.',
            line=fault.line,
        )
        return None
    return _map(table, text.split("\n"), 1)


def _map(table: dict[str, Any], lines: list[str], line: int) -> Node:
    node = Node(kind="map", line=line)
    for name, value in table.items():
        node.key_lines[name] = here = line_of(name, lines, line)
        node.entries[name] = (
            _list(name, value, lines, here) if isinstance(value, list) else _node(value, lines, here)
        )
    return node


def _list(name: str, items: list[Any], lines: list[str], line: int) -> Node:
    """Return a list, each item with the line on which it stands; `line` is that of its key or first table."""
    node = Node(kind="list", line=line)
    place = line
    header = table_header(name)
    heads = [number for number, text in enumerate(lines[line - 1 :], start=line) if header.match(text)]
    for index, item in enumerate(items):
        if isinstance(item, dict):
            place = heads[index] if index < len(heads) else _line_with(next(iter(item), ""), lines, place)
        elif isinstance(item, str):
            place = _line_with(item, lines, place)
        node.items.append(_node(item, lines, place))
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


def _line_with(text: str, lines: list[str], start: int) -> int:
    """Return the first line from this one on that holds the text, or the beginning of a long one."""
    wanted = text.split("\n", maxsplit=1)[0][:40]
    return next(
        (number for number, line in enumerate(lines[start - 1 :], start=start) if wanted in line), start
    )
