"""A header's text in; its fields, each checked and with its line, and a finding for every fault, out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from presswork.content import fields as tables
from presswork.content.report import did_you_mean
from presswork.content.values import convert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presswork.content.fields import Field
    from presswork.content.report import Report
    from presswork.content.tree import Node


@dataclass(frozen=True, kw_only=True)
class Values:
    """The fields that a table of fields found in a mapping, and the line on which each stands."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def get(self, name: str, default: Any = "") -> Any:
        """Return the field's value, or the default where the field is not given."""
        return self.values.get(name, default)


def read_header(text: str, *, first_line: int, report: Report) -> Values:
    """Return the header's fields.

    A field that is unknown, of the wrong type or missing is a finding; whatever can be read is
    returned all the same, so that one run finds every fault.
    """
    from presswork.content.yaml_tree import parse

    tree = parse(text, first_line=first_line, report=report)
    if tree is None:
        return Values()
    return read_fields(tree, tables.HEADER, report, of="the header")


def read_fields(tree: Node, table: Iterable[Field], report: Report, *, of: str) -> Values:
    """Return the mapping's entries as the table says; `of` names the mapping in messages."""
    known = tables.by_name(table)
    values: dict[str, Any] = {}
    for name, node in tree.entries.items():
        line = tree.key_lines[name]
        if name not in known:
            report.error(
                "header-unknown-key",
                f"{_sentence(of)} has no field `{name}`.{did_you_mean(name, known)}",
                hint=f"Its fields are: {', '.join(known)}.",
                line=line,
                where=name,
            )
        elif not node.is_null:
            value = _value(node, known[name], report)
            if value is not None:
                values[name] = value
    _require(tree, known, report, of)
    return Values(values=values, lines=dict(tree.key_lines))


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def _require(tree: Node, known: dict[str, Field], report: Report, of: str) -> None:
    for entry in known.values():
        node = tree.entries.get(entry.name)
        empty = node is None or node.is_null or not (node.text.strip() or node.items or node.entries)
        if entry.required and empty:
            report.error(
                "header-missing-field",
                f"{_sentence(of)} has no `{entry.name}`.",
                hint=f"Add a line, for example `{entry.name}: {entry.example}`.",
                line=tree.key_lines.get(entry.name, tree.line),
                where=entry.name,
            )


def _value(node: Node, entry: Field, report: Report) -> Any:
    if entry.type in {"publication", "table"}:
        if not _is(node, "map", entry, report):
            return None
        return read_fields(node, entry.fields or tables.PUBLICATION, report, of=f"`{entry.name}`")
    readers = {"photos": _photos, "corrections": _corrections, "tables": _tables}
    return readers.get(entry.type, convert)(node, entry, report)


def _tables(node: Node, entry: Field, report: Report) -> tuple[Values, ...] | None:
    if not _is(node, "list", entry, report):
        return None
    return tuple(
        read_fields(item, entry.fields, report, of=f"an entry of `{entry.name}`")
        for item in node.items
        if _is(item, "map", entry, report)
    )


def _is(node: Node, kind: str, entry: Field, report: Report) -> bool:
    if node.kind == kind:
        return True
    report.error(
        "header-wrong-type",
        f"`{entry.name}` takes {entry.takes}.",
        hint=f"For example `{entry.name}: {entry.example}`.",
        line=node.line,
        where=entry.name,
    )
    return False


def _photos(node: Node, entry: Field, report: Report) -> dict[str, Values] | None:
    if not _is(node, "map", entry, report):
        return None
    photos = {}
    for name, item in node.entries.items():
        if item.is_null:
            photos[name] = Values(lines={"": node.key_lines[name]})
        elif _is(item, "map", entry, report):
            read = read_fields(item, tables.PHOTO, report, of=f"photo `{name}`")
            photos[name] = Values(values=read.values, lines={**read.lines, "": node.key_lines[name]})
    return photos


def _corrections(node: Node, entry: Field, report: Report) -> tuple[Values, ...] | None:
    if not _is(node, "list", entry, report):
        return None
    return tuple(
        read_fields(item, tables.CORRECTION, report, of="a correction")
        for item in node.items
        if _is(item, "map", entry, report)
    )
