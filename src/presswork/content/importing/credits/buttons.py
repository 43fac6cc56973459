"""A line under a photo in; the line without the buttons and labels of the page that it stood on, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

_LOOK = 120  # characters
_MOST = 4  # buttons at one end
# Of a gallery: "3/12 The boat". A fraction that opens a sentence goes on in small letters.
_COUNTER = re.compile(r"^[(\[]?\d{1,3}\s?/\s?\d{1,3}[)\]]?\s*[:.|–—-]?\s+(?=[^\W\d_a-z]|[\"“„«])")
_SEPARATORS = " |•·–—-:.,;/[]()›»+×"


def without_buttons(line: str, words: Vocabulary) -> str:
    """Return the line without "View 6 images", "Visa mer" and the like at its beginning and its end."""
    for _ in range(_MOST):
        shorter = _COUNTER.sub("", _opening(_closing(line, words), words))
        if shorter == line:
            break
        line = shorter
    return line


def _opening(line: str, words: Vocabulary) -> str:
    for pattern in (words.legend, words.button):
        found = pattern.match(line[:_LOOK])
        if not found:
            continue
        rest = line[found.end() :]
        colon = re.match(r"\s*[:：,|]\s*|\s*[›»+×]\s*", rest)
        if colon:
            return rest[colon.end() :]
        # A button without a mark is one where a sentence begins after it.
        after = rest.lstrip()
        if (
            pattern is words.button
            and " " in found[0]
            and (not after or after[0].isupper() or after[0] in '"“„«')
        ):
            return after
        if not after and pattern is words.button:
            return after
    return line


def _closing(line: str, words: Vocabulary) -> str:
    begin = max(0, len(line) - _LOOK)
    tail = line.rstrip(_SEPARATORS)
    for found in words.button.finditer(line, begin):
        if found.end() != len(tail) and found.end() != len(line.rstrip()):
            continue
        before = line[: found.start()].rstrip()
        cased = found[0].isupper() or found[0].islower() or found[0].istitle()
        several = " " in found[0].strip() or (not cased and any(c.isalpha() for c in found[0]))
        apart = not before or before[-1] in '.!?…”"»)|]。•'
        if (several and (not found[0][:1].islower() or found[0].islower())) or apart:
            return before.rstrip(" |•·–—[(")
    return line
