"""A text that opens with a credit in; where the credit ends, read part by part, out.

A credit is a chain: names and agencies, with `/`, `|`, `via` or `for` between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.credits.shape import LONGEST_CREDIT

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

_JOINT = re.compile(
    r"\s?[/／]\s?|\s[|]\s|,?\s(?:via|vía)\s"
    r"|\s(?:for|für|pour|para|voor|för)\s(?:[Tt]he\s|[Dd]ie\s|[Ll]e\s)?"
)
_HANDLE = re.compile(r"@[\w.]+")
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w.'’-]*[\w.])?")
_NEXT_WORD = re.compile(r"\s([^\s/／|]+)")
_WHOLE = re.compile(r"(?:[^\W\d_]*[A-ZÀ-ÞА-Я]){2}")  # "JPL-Caltech": a name in one word
_BETWEEN = 4  # particles and initials between a first and a last name


def chain_end(text: str, words: Vocabulary) -> tuple[int, int, bool]:
    """Return where the chain ends, how many parts it has, and whether an agency is one of them."""
    text = text[:LONGEST_CREDIT]
    end, parts, known = 0, 0, False
    place = 0
    while True:
        stop, sure = _part(text, place, words)
        if stop <= place or (parts and not sure and _opens_sentence(text, place, stop)):
            return end, parts, known
        end, parts, known = stop, parts + 1, known or sure
        joint = _JOINT.match(text, end)
        if not joint:
            return end, parts, known
        place = joint.end()


def _opens_sentence(text: str, place: int, stop: int) -> bool:
    """Whether one word with a capital begins the caption here: `Jane Roe | The crane`."""
    part = text[place:stop]
    behind = text[stop:].lstrip()
    return " " not in part and not part.isupper() and not _WHOLE.match(part) and behind[:1].islower()


def _part(text: str, place: int, words: Vocabulary) -> tuple[int, bool]:
    """Return where the part that begins here ends, and whether it is an agency's name or a handle."""
    for pattern in (words.agency, words.source, _HANDLE):
        if found := pattern.match(text, place):
            return found.end(), True
    return _name(text, place, words), False


def _name(text: str, place: int, words: Vocabulary) -> int:
    """Return where the name that begins here ends: one word in capitals, or a first and a last name."""
    first = _NAME_WORD.match(text, place)
    if not first or not first[0][0].isupper():
        return place
    end = first.end()
    shouted = first[0].isupper() and "." not in first[0]
    alone = not shouted and "." not in first[0] and _WHOLE.match(first[0])
    for _ in range(_BETWEEN):
        following = _NEXT_WORD.match(text, end)
        word = following[1].rstrip(",;:.") if following else ""
        if not following or not word or alone:
            return end
        if word.casefold() in words.particles or re.fullmatch(r"[A-Z]\.?", word):
            end = following.end()
            continue
        if not word[0].isupper() or (shouted and not word.isupper()):
            return end
        return following.start(1) + len(word)
    return end
