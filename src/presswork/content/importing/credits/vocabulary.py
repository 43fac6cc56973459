"""The word lists of every language in; one frozen vocabulary with its compiled patterns out."""

from __future__ import annotations

import re
import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

NUMBER = "{n}"  # stands for a number in a button


@dataclass(frozen=True, kw_only=True)
class Words:
    """Lists of words as a TOML file holds them; the handbook's chapter on importing says what each is for."""

    labels: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    legends: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    agencies_any_case: tuple[str, ...] = ()
    agencies_other_scripts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    governing: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()

    def __or__(self, other: Words) -> Words:
        """Return both lists of every kind, each word once, in order."""
        return Words(
            **{f.name: _once((*getattr(self, f.name), *getattr(other, f.name))) for f in fields(Words)}
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Vocabulary:
    """Words ready for the rules: sets for whole texts, patterns for what stands in a line.

    Every pattern is a list of literal words, so that none can take more than linear time.
    """

    label: re.Pattern[str]
    label_glued: re.Pattern[str]
    label_run_in: re.Pattern[str]
    by: re.Pattern[str]
    credit_opening: re.Pattern[str]
    button: re.Pattern[str]
    legend: re.Pattern[str]
    agency: re.Pattern[str]
    source: re.Pattern[str]
    credits: frozenset[str]
    notes: frozenset[str]
    joints: frozenset[str]
    governing: frozenset[str]
    particles: frozenset[str]
    abbreviations: frozenset[str]
    roles: tuple[str, ...]


_OWN: ContextVar[Words] = ContextVar("own credit words", default=Words())  # noqa: B039 - frozen


@contextmanager
def own_words(words: Words) -> Iterator[None]:
    """While this is open, the rules also know the words of a project's own `credits.toml`."""
    token = _OWN.set(words)
    try:
        yield
    finally:
        _OWN.reset(token)


def vocabulary() -> Vocabulary:
    """Return what the rules know now: our lists of every language, and the project's own words."""
    return _compiled(_OWN.get())


@lru_cache(maxsize=1)
def built_in() -> Words:
    """Return all of our own lists; a caption can hold words of another language than its article."""
    words = _read(files(__package__) / "agencies.toml")
    for file in _languages().values():
        words |= _read(file)
    return words


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that we have lists of."""
    return tuple(_languages())


def _languages() -> dict[str, Traversable]:
    found = sorted((files(__package__) / "languages").iterdir(), key=lambda file: file.name)
    return {file.name.removesuffix(".toml"): file for file in found if file.name.endswith(".toml")}


@lru_cache(maxsize=8)
def _compiled(own: Words) -> Vocabulary:
    words = built_in() | own
    return Vocabulary(
        label=_any(words.labels, ignore_case=True),
        label_glued=_glued(words.labels),
        label_run_in=_run_in(words.labels),
        by=_any(words.by, ignore_case=True),
        credit_opening=_any(words.credits),
        button=_any(words.buttons, ignore_case=True),
        legend=_any(words.legends),
        agency=re.compile(
            rf"(?i:{_alternatives(words.agencies_any_case)})|{_alternatives(words.agencies)}"
            rf"|{_alternatives(words.agencies_other_scripts)}"
            r"|(?<!\w)[A-Z]{2,8} (?:Photos?|Foto|Images|Pictures|Pix)(?!\w)"  # an agency that we do not know
        ),
        source=_any(words.sources),
        credits=frozenset(words.credits),
        notes=frozenset(note.casefold().rstrip(".") for note in words.notes),
        joints=frozenset(words.joints),
        governing=frozenset(words.governing),
        particles=frozenset(words.particles),
        abbreviations=frozenset(words.abbreviations),
        roles=tuple(sorted(words.roles, key=len, reverse=True)),
    )


def _read(file: Traversable) -> Words:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return Words(**{name: tuple(items) for name, items in table.items()})


def _any(words: Iterable[str], *, ignore_case: bool = False) -> re.Pattern[str]:
    return re.compile(_alternatives(words), re.IGNORECASE if ignore_case else 0)


def _alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, not inside another word."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    literal = [
        re.escape(word).replace(re.escape(NUMBER), r"\d{1,4}").replace(r"\ ", r"\s") for word in ordered
    ]
    return rf"(?<!\w)(?:{'|'.join(literal) or '(?!)'})(?!\w)"


def _glued(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the words where a page's text ran into them: `the harbourPhoto: Jane Roe`."""
    ordered = sorted(
        {w for w in words if w[:1].isupper() and len(w) > 3}, key=lambda word: (-len(word), word)
    )
    literal = "|".join(re.escape(word) for word in ordered)
    return re.compile(rf"(?<=[^\W_A-Z])(?:{literal})(?=\s?[:：])|(?<=[A-Z][A-Z])(?:{literal})(?=\s?[:：])")


def _run_in(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the words where a name ran into them: `CreditJane Roe`, `CreditCreditJane Roe`."""
    ordered = sorted(
        {w for w in words if w.isalpha() and w.istitle() and len(w) > 4}, key=lambda w: (-len(w), w)
    )
    return re.compile(rf"(?:{'|'.join(ordered) or '(?!)'}){{1,2}}(?=[A-Z][a-z])")


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
