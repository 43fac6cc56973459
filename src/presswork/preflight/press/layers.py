"""A document's optional content in, which of its layers are seen when it is opened out (8.11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One optional content group: its name, and whether the default configuration shows it."""

    name: str
    shown: bool


class Layers:
    """The layers of a document."""

    def __init__(self, root: Any) -> None:
        properties = root.get("/OCProperties")
        self.layers: dict[tuple[int, int], Layer] = {}
        if isinstance(properties, pikepdf.Dictionary):
            self._read(properties)

    def _read(self, properties: Any) -> None:
        default = properties.get("/D", {})
        shown_first = str(default.get("/BaseState", "/ON")) != "/OFF"
        on, off = (_keys(default.get(key)) for key in ("/ON", "/OFF"))
        for group in _items(properties.get("/OCGs")):
            key = group.objgen
            shown = (shown_first or key in on) and key not in off
            self.layers[key] = Layer(name=str(group.get("/Name", "")), shown=shown)

    def hides(self, membership: Any) -> bool:
        """Whether what belongs to a group, or to a membership dictionary, is not shown."""
        if not isinstance(membership, pikepdf.Dictionary):
            return False
        if membership.objgen in self.layers:
            return not self.layers[membership.objgen].shown
        groups = membership.get("/OCGs")
        members = [groups] if isinstance(groups, pikepdf.Dictionary) else _items(groups)
        shown = [self.layers[member.objgen].shown for member in members if member.objgen in self.layers]
        if not shown:
            return False
        rule = {"/AllOn": all(shown), "/AnyOff": not all(shown), "/AllOff": not any(shown)}
        return not rule.get(str(membership.get("/P", "/AnyOn")), any(shown))


def _items(array: Any) -> list[Any]:
    if not isinstance(array, pikepdf.Array):
        return []
    return [thing for thing in array if isinstance(thing, pikepdf.Dictionary)]


def _keys(array: Any) -> set[tuple[int, int]]:
    return {thing.objgen for thing in _items(array)}
