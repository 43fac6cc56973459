"""Frozen records in, JSON out, and back again: of no kinds but those that are named beforehand.

What is read back is data and nothing else, whoever wrote it: no name in it is looked up anywhere but
among the kinds. Records come back as they were, tuples as tuples and mappings in their order.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

_KIND = ""  # no field is called so
_PLAIN = frozenset((str, int, float, bool, type(None)))


class Records:
    """Writes and reads values made of records of some kinds, texts, numbers, dates, tuples and mappings.

    `texts` are kinds of text, such as markup that is known to be safe; `paths` says whether paths may be in
    them, which come back as they were, absolute or not.
    """

    def __init__(self, kinds: Iterable[type], *, texts: Iterable[type] = (), paths: bool = False) -> None:
        self._kinds: dict[str, type] = {kind.__name__: kind for kind in kinds}
        self._paths = paths
        self._texts: dict[str, Callable[[str], Any]] = {kind.__name__: kind for kind in texts}
        self._fields = {
            kind: tuple((field.name, field.default) for field in dataclasses.fields(kind))
            for kind in self._kinds.values()
        }
        self._decoder = json.JSONDecoder(object_hook=self._read)

    def write(self, value: object) -> bytes:
        """Return the value as JSON. Raises `TypeError` for what could not be read back as it is."""
        return json.dumps(self._plain(value), ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )

    def read(self, data: bytes) -> Any:
        """Return the value. Raises `ValueError`, `TypeError` or `LookupError` for what is none."""
        try:
            return _tuples(self._decoder.decode(data.decode("utf-8", "surrogatepass")))
        except RecursionError as error:
            raise ValueError("nested without end") from error

    def _plain(self, value: object) -> Any:
        if type(value) in _PLAIN:
            return value
        if type(value) is tuple:
            return [self._plain(item) for item in value]
        if type(value) in self._fields:
            return self._record(value)
        name, of = self._named(value)
        return {_KIND: name, "of": of}

    def _named(self, value: object) -> tuple[str, Any]:
        if type(value) is datetime.date:
            return "date", value.isoformat()
        if self._paths and isinstance(value, Path):
            return "path", str(value)
        if isinstance(value, Mapping):
            return "mapping", [[self._key(key), self._plain(item)] for key, item in value.items()]
        name = type(value).__name__
        if name in self._texts and isinstance(value, str):
            return name, str(value)
        raise TypeError(f"a {name} cannot be kept")

    @staticmethod
    def _key(key: object) -> str:
        if type(key) is not str:
            raise TypeError("only what is named by texts can be kept")
        return key

    def _record(self, value: object) -> dict[str, Any]:
        made: dict[str, Any] = {_KIND: type(value).__name__}
        for name, default in self._fields[type(value)]:
            item = getattr(value, name)
            if item is not default:
                made[name] = self._plain(item)
        return made

    def _read(self, fields: dict[str, Any]) -> Any:
        name = fields.pop(_KIND)
        kind = self._kinds.get(name)
        if kind is not None:
            for key, item in fields.items():
                if type(item) is list:
                    fields[key] = _tuples(item)
            return kind(**fields)
        of = fields["of"]
        if name == "date":
            return datetime.date.fromisoformat(of)
        if name == "path" and self._paths:
            return Path(of)
        if name == "mapping":
            return {key: _tuples(item) for key, item in of}
        return self._texts[name](of)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if type(value) is list else value
