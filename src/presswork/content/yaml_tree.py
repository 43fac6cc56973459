"""A header's YAML in; a tree of values, each with its line, and what is wrong with the YAML, out.

Built on the parser's events, not on its loader: every value keeps its line and its words (`no` stays
`no`), and nothing is expanded, constructed or nested without end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from yaml import events

from presswork.content.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.report import Report

MAX_DEPTH = 8
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):  # noqa: N818
    """The header was reported and is not read further."""


def parse(text: str, *, first_line: int, report: Report) -> Node | None:
    """Return the mapping that the YAML holds, or None where it holds none that can be read.

    `first_line` is the file's line on which the YAML begins.
    """
    try:
        stream = yaml.parse(text, Loader=_Loader)
        tree = _Builder(stream, first_line, report).document()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = first_line + (mark.line if mark else 0)
        report.error(
            "header-not-yaml",
            f"The header is not YAML: {fault.problem or fault.context or 'it cannot be read'}.",
            hint="Put a text that holds `: ` or `#`, or begins with a sign, in quotation marks.",
            line=line,
        )
        return None
    except yaml.YAMLError as fault:
        report.error(
            "header-not-yaml",
            f"The header is not YAML: {str(fault).splitlines()[0]}.",
            hint="Delete what is not text.",
            line=first_line,
        )
        return None
    except _Refused:
        return None
    if tree is None:
        return Node(kind="map", line=first_line)
    if tree.kind != "map":
        report.error(
            "header-not-mapping",
            "The header is not a list of `name: value` lines.",
            hint="Write each field on its own line, for example `headline: An Invitation to Tea`.",
            line=tree.line,
        )
        return None
    return tree


class _Builder:
    def __init__(self, stream: Iterator[events.Event], first_line: int, report: Report) -> None:
        self._stream = stream
        self._first_line = first_line
        self._report = report

    def document(self) -> Node | None:
        tree = None
        for event in self._stream:
            if isinstance(event, events.NodeEvent):
                if tree is not None:
                    self._refuse(event, "The header holds a second YAML document.")
                tree = self._node(event, 0)
        return None if tree is None or tree.is_null else tree

    def _line(self, event: events.Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)

    def _refuse(self, event: events.Event, message: str) -> None:
        self._report.error(
            "header-unsafe",
            message,
            hint="Write plain `name: value` lines; tags, anchors, aliases and deep nesting are not read.",
            line=self._line(event),
        )
        raise _Refused

    def _node(self, event: events.Event, depth: int) -> Node:
        if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "The header uses a YAML anchor or alias.")
        if getattr(event, "tag", None) not in {None, "!"}:
            self._refuse(event, "The header uses a YAML tag.")
        if depth > MAX_DEPTH:
            self._refuse(event, f"The header is nested more than {MAX_DEPTH} deep.")
        if isinstance(event, events.ScalarEvent):
            return Node(kind="text", line=self._line(event), text=event.value, quoted=bool(event.style))
        if isinstance(event, events.SequenceStartEvent):
            return self._list(event, depth)
        return self._map(event, depth)

    def _list(self, start: events.Event, depth: int) -> Node:
        node = Node(kind="list", line=self._line(start))
        for event in self._stream:
            if isinstance(event, events.SequenceEndEvent):
                break
            node.items.append(self._node(event, depth + 1))
        return node

    def _map(self, start: events.Event, depth: int) -> Node:
        node = Node(kind="map", line=self._line(start))
        for event in self._stream:
            if isinstance(event, events.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self._stream), depth + 1)
            if key.kind != "text":
                self._refuse(event, "A field's name is not text.")
            if key.text in node.entries:
                self._report.error(
                    "header-key-twice",
                    f"`{key.text}` stands twice in the header; first on line {node.key_lines[key.text]}.",
                    hint="Keep one of the two.",
                    line=key.line,
                    where=key.text,
                )
                continue
            node.entries[key.text] = value
            node.key_lines[key.text] = key.line
        return node
