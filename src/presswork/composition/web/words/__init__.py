"""A key, a language and fields in; the words that only the web edition's pages use out.

They lie in a module for each language beside this one; a key that is none of theirs is one that all editions
share. A language without words of its own gets the English ones.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

from presswork.composition.labels import LANGUAGES, label

_KB, _MB = 1_000, 1_000_000
_MANY_KB = 950_000


def word(key: str, language: str, **fields: object) -> str:
    """Return the words that `key` stands for, its fields filled in. Raises KeyError for no such key."""
    words = _words(language)
    if key not in words.LABELS:
        return label(key, language, **fields)
    text = str(words.LABELS[key])
    return text.format(**fields) if fields else text


def size_in_words(size_bytes: int, language: str) -> str:
    """Return a file's size as the language writes it, in the decimal units of shops and browsers."""
    words = _words(language)
    if size_bytes < _MANY_KB:
        return word("kilobytes", language, number=max(1, round(size_bytes / _KB)))
    number = f"{size_bytes / _MB:.1f}" if size_bytes < 100 * _MB else f"{size_bytes / _MB:.0f}"
    return word("megabytes", language, number=number.replace(".", words.DECIMAL))


def pages_in_words(count: int, language: str) -> str:
    """Return a number of pages as the language counts them (CLDR's plural rules for cardinals)."""
    words = _words(language)
    form = _RULES.get(_primary(language), _one_or_other)(count)
    return str(words.PAGES.get(form, words.PAGES["other"])).format(number=count)


def _one_or_other(count: int) -> str:
    return "one" if count == 1 else "other"


def _french(count: int) -> str:
    return "one" if count < 2 else "other"


def _few(count: int) -> bool:
    return count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}


def _polish(count: int) -> str:
    return "one" if count == 1 else "few" if _few(count) else "many"


def _russian(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if _few(count) else "many"


def _hebrew(count: int) -> str:
    return {1: "one", 2: "two"}.get(count, "other")


def _arabic(count: int) -> str:
    if count < 3:
        return ("zero", "one", "two")[count]
    rest = count % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


_RULES = {"fr": _french, "pl": _polish, "ru": _russian, "he": _hebrew, "ar": _arabic}


def _primary(language: str) -> str:
    return language.replace("_", "-").lower().partition("-")[0]


def _words(language: str) -> Any:  # noqa: ANN401
    primary = _primary(language)
    return _module(primary if primary in LANGUAGES else "en")


@cache
def _module(primary: str) -> Any:  # noqa: ANN401
    return importlib.import_module(f"{__name__}.{primary}")
