"""The word lists of every language in; what a pasted text's lines are told by, and its language, out."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOKED_AT = 20_000  # characters: more does not change the verdict
_ENOUGH = 0.1  # of the words; a text in a language has .25 to .5 of its commonest words
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("ar", re.compile(r"[\u0620-\u064a]")),
    ("el", re.compile(r"[\u03b1-\u03c9]")),
)
_SHARE_OF_SCRIPT = 0.1


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """What one language's lists hold; each is explained in the handbook's chapter on importing."""

    function_words: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def tongues() -> Mapping[str, Tongue]:
    """Return the lists of every language, by its tag."""
    folder = files(__package__) / "languages"
    found = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            found[file.name.removesuffix(".toml")] = Tongue(
                **{name: tuple(items) for name, items in table.items()}
            )
    return found


def known(language: str) -> str:
    """Return the tag of our lists for a language tag: `de` for `de-AT`, `no` for `nb`, "" for none."""
    short = language.replace("_", "-").partition("-")[0].casefold()
    short = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ms": "id"}.get(short, short)
    return short if short in tongues() else ""


def guessed(text: str) -> str:
    """Return the language that the text is written in, "" where the evidence is thin."""
    text = text[:_LOOKED_AT]
    letters = sum(c.isalpha() for c in text) or 1
    for tag, script in _SCRIPTS:
        if len(script.findall(text)) > letters * _SHARE_OF_SCRIPT:
            return tag
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    total = sum(words.values())
    scores = sorted(
        ((sum(words[word] for word in set(tongue.function_words)), tag) for tag, tongue in tongues().items()),
        reverse=True,
    )
    (first, tag), (second, _) = scores[0], scores[1]
    return tag if total and first / total >= _ENOUGH and first > second * 1.05 else ""


@lru_cache(maxsize=32)
def function_words(language: str) -> frozenset[str]:
    """Return the commonest words of the language; of all languages where it is not known."""
    tag = known(language)
    chosen = [tongues()[tag]] if tag else list(tongues().values())
    return frozenset(word for tongue in chosen for word in tongue.function_words)


@lru_cache(maxsize=1)
def pronouns() -> frozenset[str]:
    """Return the words that point back to somebody just named, in small letters."""
    return _small("pronouns")


@lru_cache(maxsize=1)
def furniture() -> frozenset[str]:
    """Return the lines, in small letters, that belong to a page and to no article."""
    return _small("furniture")


@lru_cache(maxsize=1)
def endings() -> frozenset[str]:
    """Return the lines, in small letters, with which a page goes on after its article."""
    return _small("endings")


@lru_cache(maxsize=1)
def openings() -> tuple[str, ...]:
    """Return what lines that point elsewhere begin with, in small letters."""
    return tuple(sorted(_small("openings")))


@lru_cache(maxsize=1)
def bylines() -> re.Pattern[str]:
    """Return the pattern of the words that open a byline: "By", "Von", "Text:"."""
    words = {word for tongue in tongues().values() for word in tongue.bylines}
    return re.compile(rf"(?:{_either(words)})(?:\s*[:：]\s*|\s+|$)", re.IGNORECASE)


@lru_cache(maxsize=1)
def published() -> re.Pattern[str]:
    """Return the pattern of the words that stand before a date: "Published", "Stand:"."""
    words = {word for tongue in tongues().values() for word in tongue.published}
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """Return the number of each month's name, in small letters, in every language."""
    found: dict[str, int] = {}
    for tongue in tongues().values():
        for place, name in enumerate(tongue.months):
            found.setdefault(name.casefold(), place % 12 + 1)
    return found | _SHORT_MONTHS


# The languages of Europe shorten the same months in the same way; each leaves other ones as they are.
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "ago": 8,
    "sep": 9, "sept": 9, "set": 9, "okt": 10, "oct": 10, "out": 10, "ott": 10, "nov": 11, "dec": 12,
    "dez": 12, "des": 12, "dic": 12, "ene": 1, "gen": 1, "abr": 4, "janv": 1, "févr": 2, "juil": 7,
    "déc": 12, "fev": 2, "mag": 5, "giu": 6, "lug": 7, "maj": 5, "jänner": 1, "feber": 2, "setiembre": 9,
}  # fmt: skip


def _small(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for tongue in tongues().values() for word in getattr(tongue, name))


def _either(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
