"""A page's scripts in; the objects that stand in them as JSON, for the page to be built from, out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from presswork.content.importing.web.evidence.records import (
    MAX_CHARACTERS,
    MAX_RECORDS,
    Record,
    loaded,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.markup.tree import Element

_MIN_SCRIPT = 300  # characters
_BEGINS = re.compile(r"(?:[=(,:]|\breturn)\s*([{\[])(?=\s*[\"{\[\]}\d])")
_MAX_ATTEMPTS = 30  # in one script
_PARSED = re.compile(r"JSON\.parse\(\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')")
_ROW = re.compile(r"(?m)^[0-9a-f]{1,4}:(?=[\[{])")


def records_of(root: Element) -> tuple[Record, ...]:
    """Return the objects in the page's scripts that are JSON, or hold some; those of JSON-LD are left out."""
    found: list[Record] = []
    rows: list[str] = []
    size = 0
    for script in root.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").lower()
        size += len(text)
        if len(text) < _MIN_SCRIPT or "ld+json" in kind or size > MAX_CHARACTERS or len(found) > MAX_RECORDS:
            continue
        if "json" in kind:
            found += within(loaded(text))
            continue
        for value in _values(text):
            rows += _streamed(value)
            found += within(value)
    found += _of_rows("".join(rows))
    return tuple(found[:MAX_RECORDS])


def _values(text: str) -> Iterator[object]:
    """Yield what is JSON in a script: what is assigned, handed to a function, or parsed from a text."""
    decoder = json.JSONDecoder(strict=False)
    for match in _PARSED.finditer(text):
        yield _parsed(match[1])
    position = attempts = 0
    while attempts < _MAX_ATTEMPTS:
        begin = _BEGINS.search(text, position)
        if begin is None:
            return
        attempts += 1
        position = begin.end()
        try:
            value, position = decoder.raw_decode(text, begin.start(1))
        except (ValueError, RecursionError):
            continue
        if value:
            yield value


def _parsed(literal: str) -> object:
    if literal.startswith("'"):
        literal = '"' + literal[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'
    inner = loaded(literal)
    return loaded(inner) if isinstance(inner, str) else None


def _streamed(value: object) -> list[str]:
    """Return the text of a push such as `[1, "..."]`, by which pages send their data in slices."""
    if (
        isinstance(value, list)
        and len(value) == 2
        and isinstance(value[0], int)
        and isinstance(value[1], str)
    ):
        return [value[1]]
    return []


def _of_rows(text: str) -> Iterator[Record]:
    decoder = json.JSONDecoder(strict=False)
    for match in _ROW.finditer(text):
        try:
            value, _ = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        yield from within(value)
