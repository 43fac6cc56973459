"""A key and a language in; the words, dates and quotation marks that Presswork itself sets out.

Knows nothing of the machine's locale: the words lie in `presswork.composition.wording`. A language
without words of its own gets the English ones, and dates in ISO 8601.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from presswork.composition.typography.conventions import conventions_for

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "nl", "pl", "pt", "ru")

# Languages that we hyphenate: those whose Pyphen dictionary has been looked at on the page.
_HYPHENATED = frozenset(("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru"))

# Written from right to left even though Presswork has no words in them (Unicode's right-to-left scripts).
_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))

# RAE, Ortografía 2010: `e` before i- and hi-, but not before hie-, hia- or y-.
_SPANISH_I = re.compile(r"(?:i|í|hi(?![aeo])|hí)", re.IGNORECASE)


def label(key: str, language: str, **fields: object) -> str:
    """Return the words that `key` stands for, English where the language is not one of ours.

    Where the words hold a field, such as `{caption}`, it is filled in from `fields` if any are given.
    Raises KeyError for a key that does not exist.
    """
    words = str(_wording(_known(language) or "en").LABELS[key])
    return words.format(**fields) if fields else words


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return the direction in which the language is written; a script subtag decides where there is one."""
    parts = _subtags(language)
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"


def hyphenates(language: str) -> bool:
    """Return whether words of the language are divided at line ends."""
    return _subtags(language)[0] in _HYPHENATED


def quotes(language: str) -> tuple[str, str, str, str]:
    """Return the language's outer opening and closing quotation marks, then its inner ones.

    French guillemets come with the no-break spaces that belong inside them; the marks suit the CSS
    property `quotes`.
    """
    return conventions_for(language).spaced_quotes


def format_date(date: datetime.date, language: str) -> str:
    """Return the date in words, as the language writes it in running text, with ordinary spaces."""
    known = _known(language)
    if known is None:
        return date.isoformat()
    wording = _wording(known)
    months = getattr(wording, "VARIANT_MONTHS", {}).get(_tag(language), wording.MONTHS)
    day = _variant(wording.FIRST_DAY, language) if date.day == 1 else str(date.day)
    return str(_variant(wording.DATE, language)).format(day=day, month=months[date.month - 1], year=date.year)


def months(language: str) -> tuple[str, ...]:
    """Return the twelve month names in the form they take in a date; none for an unknown language."""
    known = _known(language)
    return tuple(_wording(known).MONTHS) if known else ()


def join_names(names: Sequence[str], language: str) -> str:
    """Return the names as a list in words: `A`, `A and B`, `A, B, and C`."""
    if len(names) < 2:
        return "".join(names)
    known = _known(language) or "en"
    between, two, last = map(str, _variant(_wording(known).NAMES, language))
    final = two if len(names) == 2 else last
    if known == "es" and _SPANISH_I.match(names[-1]):
        final = final.replace("y", "e")
    if known == "he" and not "\u05d0" <= names[-1][:1] <= "\u05ea":
        final += "-"  # the Academy's rule: a hyphen joins the prefix to a name in another script
    return between.join(names[:-1]) + final + names[-1]


def byline(names: Sequence[str], language: str) -> str:
    """Return the line that names the authors (`By A and B`), or nothing where there is none."""
    return label("byline-prefix", language).format(names=join_names(names, language)) if names else ""


def _tag(language: str) -> str:
    return language.replace("_", "-").lower()


def _subtags(language: str) -> list[str]:
    return _tag(language).split("-")


def _known(language: str) -> str | None:
    primary = _subtags(language)[0]
    return primary if primary in LANGUAGES else None


def _variant(table: Mapping[str, Any], language: str) -> Any:  # noqa: ANN401
    return table.get(_tag(language), table[""])


@cache
def _wording(primary: str) -> Any:  # noqa: ANN401
    return importlib.import_module(f"presswork.composition.wording.{primary}")
