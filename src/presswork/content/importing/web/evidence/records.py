"""JSON as pages hold it, often broken, in; the objects in it, at any depth, out."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Record = dict[str, Any]

MAX_CHARACTERS = 8_000_000
MAX_RECORDS = 60_000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def loaded(text: str) -> Any:
    """Return what the JSON says, though it has line ends in texts or a comma too many; else None."""
    if len(text) > MAX_CHARACTERS:
        return None
    text = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip()
    for spelling in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(spelling, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def within(value: object) -> Iterator[Record]:
    """Yield each object in the value, the outer before the inner, in order."""
    stack = [value]
    count = 0
    while stack and count < MAX_RECORDS:
        item = stack.pop()
        if isinstance(item, dict):
            count += 1
            yield item
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item))


def text_in(value: object) -> str:
    """Return a value's text: its own, that of its `name`, that of a list's first; "" for none."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("text")
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def texts_in(value: object) -> list[str]:
    """Return the texts of a value that may be a list."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items[:50] if (text := text_in(item))]
