"""The bytes of an RTF file in; its braces, control words and texts, one after the other, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z'])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


@dataclass(frozen=True, kw_only=True)
class Token:
    """A piece of the file. `data` are the bytes of a text, or of a picture that stands as it is."""

    kind: Literal["open", "close", "word", "symbol", "text", "bin"]
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens_of(data: bytes) -> Iterator[Token]:
    """Yield the tokens."""
    place, end = 0, len(data)
    while place < end:
        match = _TOKEN.match(data, place)
        if match is None:
            place += 1
            continue
        place = match.end()
        if match["word"] is not None:
            word, number = match["word"].decode("ascii"), match["number"]
            value = int(number) if number else None
            if word == "bin" and value is not None and value > 0:
                yield Token(kind="bin", data=data[place : place + value])
                place += value
            else:
                yield Token(kind="word", word=word, number=value)
        elif match["hex"] is not None:
            yield Token(kind="text", data=bytes([int(match["hex"], 16)]))
        elif match["symbol"] is not None:
            yield Token(kind="symbol", word=match["symbol"].decode("latin-1"))
        elif match["text"] is not None:
            yield Token(kind="text", data=match["text"])
        elif match["open"] or match["close"]:
            yield Token(kind="open" if match["open"] else "close")
