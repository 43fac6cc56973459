"""The bytes of a content stream in, its operators with their operands out.

What is not PDF is passed over, as a viewer does (ISO 32000-1, 7.8.2). Names come as `str` with their
slash, strings as `bytes`, numbers as `float`, arrays and dictionaries as themselves. An inline image
comes as the operator `BI` with its dictionary and its bytes (8.9.7). A run of the operators that draw a
path comes as the one operator `PATH`: the points, how many operators begin or bend, how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import Any

Instruction = tuple[bytes, list[Any]]
PATH = b"m l c"  # no operator has a space in its name

# A literal string with up to two strings in parentheses inside it; deeper ones are read by hand.
_FLAT = rb"\((?:[^()\\]++|\\.)*+\)"
_NESTED = rb"\((?:[^()\\]++|\\.|" + _FLAT + rb")*+\)"
# A run of `m`, `l`, `c`, `v`, `y`, `h`: drawings and outlined text have thousands, and little else.
_SPACE = rb"[\0\t\n\f\r ]++"
_PAIR = (rb"[-+]?+(?:\d++\.?\d*+|\.\d++)" + _SPACE) * 2
_STEP = rb"(?:" + _PAIR + rb"(?:[ml]|" + _PAIR + rb"(?:[vy]|" + _PAIR + rb"c))|h)" + _SPACE
_RUN = rb"((?=[-+.\d])(?:" + _STEP + rb"){1,256}+)"  # 1
_REST = (
    rb"|([-+]*(?:\d++\.?\d*+|\.\d++))"  # 2 number
    rb"|([A-Za-z'\"][A-Za-z0-9*'\"]*+)"  # 3 operator, or true, false, null
    rb"|/([^\0\t\n\f\r ()<>\[\]{}/%]*+)"  # 4 name
    rb"|<([0-9A-Fa-f\0\t\n\f\r ]*+)>"  # 5 string in hexadecimal
    rb"|(" + _NESTED + rb")"  # 6 literal string
    rb"|\[([0-9A-Fa-f<>+\-.\0\t\n\f\r ]*+)\]"  # 7 array of numbers and hexadecimal strings, read at once
    rb"|(\[)|(\])|(<<)|(>>)"  # 8 to 11
    rb"|(\()"  # 12 a string nested deeply, or left open
    rb"|%[^\r\n]*+"
)
_TOKEN = re.compile(_RUN + _REST, re.DOTALL)
_ONE_BY_ONE = re.compile(rb"((?!))" + _REST, re.DOTALL)
_PATH, _NUMBER, _WORD, _NAME, _HEX, _STRING, _FLAT_ARRAY = range(1, 8)
_ARRAY, _ARRAY_END, _DICT, _DICT_END, _OPEN = range(8, 13)
_TO_NUMBERS = bytes.maketrans(b"mlcvyh\0", b" " * 7)
_HEX_STRING = re.compile(rb"<([^<>]*+)>")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LINE_ENDS = (b"\n", b"\r", b"\r\n")
_CONSTANTS = {b"true": True, b"false": False, b"null": None}
_IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
_BINARY = re.compile(rb"[^\t\n\f\r\x20-\x7e\0]")
_MAX_OPERANDS = 100_000
_MAX_DEPTH = 32
_names: dict[bytes, str] = {}


def instructions(data: bytes) -> Iterator[Instruction]:
    """Yield each operator of a content stream with its operands."""
    reader = _Reader(data)
    position: int | None = 0
    while position is not None:
        position = yield from reader.run(position)


def name_of(token: bytes) -> str:
    """Return a name with its slash, what it escapes decoded (7.3.5)."""
    name = _names.get(token)
    if name is None:
        plain = _ESCAPED.sub(lambda match: bytes((int(match[1], 16),)), token) if b"#" in token else token
        name = "/" + plain.decode("utf-8", "surrogateescape")
        if len(_names) < 10_000:
            _names[token] = name
    return name


class _Reader:
    """Reads one stream from a place onwards, until something must be read by hand."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.operands: list[Any] = []
        self.open: list[tuple[list[Any], bool]] = []
        self.token = _TOKEN

    def run(self, position: int) -> Generator[Instruction, None, int | None]:  # noqa: PLR0912  one branch a token
        """Yield instructions; return where to go on, None at the end."""
        operands = self.operands
        for match in self.token.finditer(self.data, position):
            kind = match.lastindex
            if kind == _PATH:
                if operands or self.open:  # something is left over: who reads it must see where
                    self.token = _ONE_BY_ONE
                    return match.start()
                yield (PATH, _run(match[1]))
            elif kind == _NUMBER:
                operands.append(_number(match[2]))
            elif kind == _WORD:
                word = match[3]
                if word in _CONSTANTS:
                    operands.append(_CONSTANTS[word])
                    continue
                if word == b"ID":
                    image, position = self._inline_image(match.end())
                    yield (b"BI", image)
                    self.operands = []
                    return position
                if word != b"BI":
                    yield (word, self._whole())
                operands = self.operands = []
            elif kind == _NAME:
                operands.append(name_of(match[4]))
            elif kind == _HEX:
                operands.append(_from_hex(match[5]))
            elif kind == _STRING:
                operands.append(_unescaped(match[6][1:-1]))
            elif kind == _FLAT_ARRAY:
                operands.append(_flat_array(match[7]))
            elif kind == _OPEN:
                string, position = self._deep_string(match.end())
                operands.append(string)
                return position
            elif kind is not None:
                operands = self._nest(kind)
            if len(operands) > _MAX_OPERANDS:
                operands.clear()
        return None

    def _nest(self, kind: int) -> list[Any]:
        if kind in (_ARRAY, _DICT):
            if len(self.open) < _MAX_DEPTH:
                self.open.append((self.operands, kind == _DICT))
                self.operands = []
        elif self.open:
            inner, (self.operands, is_dictionary) = self.operands, self.open.pop()
            self.operands.append(_pairs(inner) if is_dictionary else inner)
        return self.operands

    def _whole(self) -> list[Any]:
        """Close what an operator finds open, and return the operands."""
        while self.open:
            self._nest(_ARRAY_END)
        return self.operands

    def _deep_string(self, start: int) -> tuple[bytes, int]:
        depth, data = 1, self.data
        for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, start):
            depth += {b"(": 1, b")": -1}.get(match[0], 0)
            if not depth:
                return _unescaped(data[start : match.start()]), match.end()
        return b"", len(data)

    def _inline_image(self, start: int) -> tuple[list[Any], int]:
        dictionary, start = _pairs(self._whole()), start + 1
        least = start + _unfiltered_length(dictionary) - 1
        for match in _IMAGE_END.finditer(self.data, max(start - 1, least)):
            # Pixels may hold "EI" by chance; what follows the real one is text.
            if not _BINARY.search(self.data[match.end() : match.end() + 12]):
                return [dictionary, self.data[start : match.start()]], match.end()
        return [dictionary, self.data[start:]], len(self.data)


def _run(run: bytes) -> list[Any]:
    """Return the points of operators that draw, how many of them begin or bend, and how many there are."""
    values = list(map(float, run.translate(_TO_NUMBERS).split()))
    bends = run.count(b"m") + run.count(b"c") + run.count(b"v") + run.count(b"y")
    return [list(zip(values[::2], values[1::2], strict=True)), bends, bends + run.count(b"l")]


def _number(token: bytes) -> float:
    try:
        return float(token)
    except ValueError:
        return float(token.lstrip(b"+-"))  # "--5", as old producers wrote


def _flat_array(body: bytes) -> list[Any]:
    """Return an array's items; where it holds strings, these as one and the sum of its numbers (9.4.3)."""
    try:
        if b"<" not in body:
            return [float(number) for number in body.split()]
        strings = _HEX_STRING.findall(body)
        try:
            string = bytes.fromhex(b" ".join(strings).decode("ascii"))
        except ValueError:  # an odd digit at the end of one counts as followed by 0 (7.3.4.3)
            string = b"".join(map(_from_hex, strings))
        return [string, sum(map(float, _HEX_STRING.sub(b" ", body).split()))]
    except ValueError:
        return []  # something that no producer writes


def _from_hex(token: bytes) -> bytes:
    digits = token.translate(None, b"\0\t\n\f\r ")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _unescaped(string: bytes) -> bytes:
    return _ESCAPE.sub(_character, string) if b"\\" in string else string


def _character(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    if escaped[:1].isdigit() and escaped[:1] < b"8":
        return bytes((int(escaped, 8) & 0xFF,))
    return b"" if escaped in _LINE_ENDS else _LETTERS.get(escaped, escaped)


def _pairs(items: list[Any]) -> dict[str, Any]:
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}


def _unfiltered_length(image: dict[str, Any]) -> int:
    """Return how many bytes an inline image without a filter has at least, 0 where it cannot be told."""
    if image.get("/F") or image.get("/Filter"):
        return 0
    width, height = image.get("/W", image.get("/Width")), image.get("/H", image.get("/Height"))
    bits = image.get("/BPC", image.get("/BitsPerComponent", 1))
    if not all(isinstance(value, float) and 0 < value < 1e6 for value in (width, height, bits)):
        return 0
    return int((width * bits + 7) // 8 * height)
