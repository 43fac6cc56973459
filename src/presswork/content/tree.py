"""A tree of values, each with its line: what a header's YAML and a TOML file are read into alike."""

from __future__ import annotations

from dataclasses import dataclass, field

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(kw_only=True)
class Node:
    """A value: a scalar's text, a list's items or a mapping's entries. `line` counts in the whole file."""

    kind: str
    line: int
    text: str = ""
    quoted: bool = False
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def is_null(self) -> bool:
        """Whether a key stands there with no value."""
        return self.kind == "text" and not self.quoted and self.text in _NULLS
