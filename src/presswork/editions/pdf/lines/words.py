"""A word, as it stands between two spaces, goes in; where it may be broken comes out."""

from __future__ import annotations

import functools
import re

from presswork.editions.pdf.lines.hyphens import patterns_for

SPACE, HYPHEN, SOFT, EXPLICIT, DASH, ADDRESS, END = range(7)
# What a break costs, in the scale of The TeXbook, chapter 14. There a hyphen costs 50; tracking makes
# even lines so much cheaper to have that fewer hyphens are needed.
PENALTIES = {SPACE: 0, HYPHEN: 150, SOFT: 120, EXPLICIT: 60, DASH: 20, ADDRESS: 300, END: 0}
# These kinds put a hyphen at the line's end that the author did not write.
INSERTED = frozenset((HYPHEN, SOFT))

_SOFT_HYPHEN = "\u00ad"
_ADDRESS = re.compile(r"://|^www\.|\w@\w|\w\.\w+/\w")
_ADDRESS_BREAK = re.compile(r"(?<=\w)[/?&=](?=\w)|(?<=/)(?=\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
# After a hyphen between words; not in "NS-16", "-5" or "T-shirt" (UAX 14, HY and HH).
_EXPLICIT = re.compile(r"(?<=[^\W\d_]{2})[-\u2010](?=[^\W\d_]{2})")
_DASH = re.compile(r"(?<=[^\s\d])(?:\u2014|\u2013)(?=[^\s\d\u2013\u2014.,;:!?\u201d\u2019)\]])")

Breaks = tuple[tuple[int, int], ...]


@functools.lru_cache(maxsize=8192)
def breaks_in(word: str, language: str, min_word: int, min_before: int, min_after: int) -> Breaks:
    """Return (index, kind) for each place in the word that a line may end before.

    Capitalised words are not hyphenated, for they are mostly names; in German all nouns are
    capitalised, so there a first capital does no harm. `min_word` 0 turns hyphenation off.
    """
    if _ADDRESS.search(word):
        ends = sorted({match.end() for match in _ADDRESS_BREAK.finditer(word)})
        return tuple((end, ADDRESS) for end in ends if 3 < end < len(word) - 1)
    found = [(match.end(), DASH) for match in _DASH.finditer(word)]
    found += [(match.end(), EXPLICIT) for match in _EXPLICIT.finditer(word)]
    if _SOFT_HYPHEN in word:
        found += [(match.end(), SOFT) for match in re.finditer(_SOFT_HYPHEN, word) if match.end() < len(word)]
    elif min_word and not any(kind == EXPLICIT for _, kind in found):
        for match in _LETTERS.finditer(word):
            points = _syllables(match.group(), language, min_word, min_before, min_after)
            found += [(match.start() + point, HYPHEN) for point in points]
    return tuple(sorted(found))


def _syllables(
    letters: str, language: str, min_word: int, min_before: int, min_after: int
) -> tuple[int, ...]:
    if len(letters) < min_word or not _may_hyphenate(letters, language):
        return ()
    patterns = patterns_for(language)
    if patterns is None:
        return ()
    last = len(letters) - min_after
    return tuple(point for point in patterns.positions(letters) if min_before <= point <= last)


def _may_hyphenate(letters: str, language: str) -> bool:
    if letters.islower():
        return True
    return language.startswith("de") and letters[1:].islower()
