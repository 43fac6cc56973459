"""The operators of marked content (ISO 32000-1, 14.6): what an object belongs to, and whether it is shown."""

from __future__ import annotations

from typing import Any

import pikepdf

from presswork.preflight.press.canvas import Canvas
from presswork.preflight.press.painted import Mark

_MAX_MARKS = 64


class MarkOperators(Canvas):
    """`BMC`, `BDC`, `EMC`, `BX`, `EX`."""

    def begin_marked(self, operands: list[Any]) -> None:
        """`BMC`, `BDC`."""
        tag, properties = str(operands[0])[1:], operands[-1]
        named = len(operands) > 1 and isinstance(properties, str)
        hides = named and tag == "OC" and self.shared.layers.hides(self.resource("/Properties", properties))
        self.hiding.append(hides)
        self.hidden += hides
        if len(self.marks) < _MAX_MARKS:
            self.marks = (*self.marks, Mark(tag, self.properties_of(operands)))

    def properties_of(self, operands: list[Any]) -> dict[str, Any]:
        """Return the property list of `BDC`, its own or one of the resources; {} where it has none."""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            return _plain(self.resource("/Properties", properties))
        return properties if isinstance(properties, dict) else {}

    def end_marked(self, _: list[Any]) -> None:
        """`EMC`."""
        if not self.hiding:
            self.fault("marked content ends that never began")
            return
        self.hidden -= self.hiding.pop()
        if len(self.hiding) < len(self.marks):
            self.marks = self.marks[:-1]

    def begin_compatible(self, _: list[Any]) -> None:
        """`BX`."""
        self.compatible += 1

    def end_compatible(self, _: list[Any]) -> None:
        """`EX`."""
        self.compatible = max(0, self.compatible - 1)


def _plain(found: Any) -> dict[str, Any]:
    """Return a property list's names, strings and numbers as Python's own."""
    items: dict[str, Any] = dict(found.items()) if isinstance(found, pikepdf.Dictionary) else {}
    plain: dict[str, Any] = {}
    for key, value in items.items():
        if isinstance(value, pikepdf.String | pikepdf.Name | str):
            plain[str(key)] = str(value)
        elif isinstance(value, int | float):
            plain[str(key)] = value
        else:
            plain[str(key)] = None
    return plain
