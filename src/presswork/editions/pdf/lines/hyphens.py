"""A word and a language go in, the places where the word may be hyphenated come out.

Frank Liang's method over the pattern files that come with Pyphen. Pyphen itself reads a pattern
file in 120 ms (en_US); here a pattern is taken apart when a word first meets it, which makes it 5.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import pyphen

if TYPE_CHECKING:
    from pathlib import Path

_VALUES = re.compile(r"(\d?)(\D?)")

Values = tuple[int, tuple[int, ...]]


def _values(pattern: str) -> Values:
    """Return a pattern's first index with a value, and its values; odd allows a break.

    A pattern with an alternative spelling after "/" would change letters, so it forbids the break
    instead: the next even number outranks its own odd one.
    """
    plain, _, alternative = pattern.partition("/")
    values = [int(digit or 0) for digit, _ in _VALUES.findall(plain)]
    if alternative:
        values = [value + value % 2 for value in values]
    start = next((index for index, value in enumerate(values) if value), 0)
    return start, tuple(values[start:])


class Patterns:
    """One language's hyphenation patterns, read from a `hyph_*.dic` file."""

    def __init__(self, path: Path) -> None:
        """Read the file; its first line names its encoding."""
        data = path.read_bytes().replace(b"\r", b"")
        encoding = data.split(b"\n", 1)[0].strip().decode("ascii").lower()
        encoding = "cp1251" if encoding == "microsoft-cp1251" else encoding
        # One translation of the whole file is far quicker than one of each line; comments and
        # settings stay in as keys that no word can contain.
        text = data.decode(encoding)
        lines = text.split("\n")[1:]
        keys = data.translate(None, b"0123456789").decode(encoding).split("\n")[1:]
        self._raw = dict(zip(keys, lines, strict=True))
        if "/" in text:
            self._raw.update((key.partition("/")[0], self._raw[key]) for key in keys if "=" in key)
        self._longest = max((len(key) for key in keys if " " not in key and "=" not in key), default=0)
        self._parsed: dict[str, Values] = {}
        self._longest = max(map(len, self._raw), default=0)
        self._cache: dict[str, tuple[int, ...]] = {}

    def _look_up(self, letters: str) -> Values | None:
        """Return the values of the pattern for exactly these letters."""
        found = self._parsed.get(letters)
        if found is None and letters in self._raw:
            found = self._parsed[letters] = _values(self._raw[letters])
        return found

    def positions(self, word: str) -> tuple[int, ...]:
        """Return the indexes in the word before which it may be broken, in order."""
        cached = self._cache.get(word)
        if cached is not None:
            return cached
        dotted = f".{word.lower()}."
        levels = [0] * (len(dotted) + 1)
        for start in range(len(dotted) - 1):
            for stop in range(start + 1, min(start + self._longest, len(dotted)) + 1):
                if (letters := dotted[start:stop]) in self._raw:
                    offset, values = self._look_up(letters) or (0, ())
                    for index, value in enumerate(values, start + offset):
                        if index < len(levels) and value > levels[index]:
                            levels[index] = value
        points = tuple(index - 1 for index, level in enumerate(levels) if level % 2)
        self._cache[word] = points
        return points


@functools.lru_cache(maxsize=16)
def patterns_for(language: str) -> Patterns | None:
    """Return the patterns of a BCP 47 language; None where there are none."""
    name = pyphen.language_fallback(language)
    return Patterns(pyphen.LANGUAGES[name]) if name else None
