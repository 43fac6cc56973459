"""A few words in; what they are made of (names, an agency, a slash), and where sentences end, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

LONGEST_CREDIT = 200  # characters; the longest of some 950 measured ones has 150
MOST_WORDS = 18
_BETWEEN = re.compile(r"[\s/|,;:&+·•–—=＝／｜、・]+|-(?=\s)")
_OPENING = "\"'“”‘’«»„‚([{（【〔<#@*_"
_CLOSING = "\"'“”‘’«»)]}）】〕>.,;:!?*_…"
_SPACED_STOP = re.compile(
    r"(?<=[^\W\d_A-Z])[.!?](?=[A-ZÀ-Þ][^\s.]+[\s/])|[.!?…؟][\"”’'»“)\]]*\s+|[。！？](?:[」』”）]*)\s*"
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}")
_AFTER_BRACKET = re.compile(r"\(([^()]{1,40})\)\s+(?=[\w@])")
HANDLE = re.compile(r"(?:^|\s)@\w{2}|\w@[\w-]+\.\w")  # of a network, or an e-mail address
SLASH = re.compile(r"\w[.)\"”’]?\s?[/／]\s?[\"“(]?\w")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What some words are made of. `other` counts words in small letters that no name holds."""

    words: int
    names: int
    other: int
    uncased: int
    agency: bool
    source: bool
    slash: bool

    @property
    def names_only(self) -> bool:
        """Whether nothing but names, joints and agencies stands here, and not too many of them."""
        return (
            self.other == 0
            and 0 < self.words <= MOST_WORDS
            and (self.names > 0 or self.agency or self.source)
        )

    @property
    def marked(self) -> bool:
        """Whether these are names with an agency, or names with a slash between them."""
        return self.names_only and (self.agency or self.slash)


def shape(text: str, words: Vocabulary) -> Shape:
    """Return what the text is made of."""
    text = text[: LONGEST_CREDIT * 2]
    rest, agencies = words.agency.subn(" ", text)
    rest = re.sub(r"(?<=\s)\.[a-z]{2,4}\b", "", rest)  # "Agencja Gazeta.pl"
    rest, sources = words.source.subn(" ", rest)
    names = other = uncased = count = 0
    for piece in _BETWEEN.split(rest):
        word = piece.lstrip(_OPENING).rstrip(_CLOSING)
        if not word:
            continue
        count += 1
        kind = _kind(word, piece, words)
        names += kind == "name"
        other += kind == "other"
        uncased += kind == "uncased"
    return Shape(
        words=count + agencies + sources,
        names=names,
        other=other,
        uncased=uncased,
        agency=agencies > 0,
        source=sources > 0,
        slash=bool(SLASH.search(text)),
    )


def _kind(word: str, piece: str, words: Vocabulary) -> str:
    letter = next((c for c in word if c.isalpha()), "")
    if not letter or word.casefold() in words.joints or word[:2].casefold() in ("d’", "d'", "l’", "l'"):
        return "joint"
    if (
        piece.startswith("@")
        or "@" in word
        or _DOMAIN.fullmatch(word)
        or letter.isupper()
        or letter.istitle()
    ):
        return "name"
    # iPhone, deMarco, ter-Petrosian, al-Jazeera: a capital within
    if letter.islower():
        return "name" if any(c.isupper() for c in word) else "other"
    return "uncased"


def stops(text: str, words: Vocabulary) -> list[int]:
    """Return where a sentence begins after the end of another, the last first."""
    found = []
    for match in _SPACED_STOP.finditer(text):
        before = re.split(r"[\s(\[„“\"'.’-]", text[max(0, match.start() - 20) : match.start()])[-1]
        abbreviated = text[match.start()] == "." and (
            (len(before) == 1 and before.isalpha() and before.isupper())
            or before.casefold() in words.abbreviations
        )
        if not abbreviated and match.end() < len(text):
            found.append(match.end())
    for match in _AFTER_BRACKET.finditer(text):  # "(file photo) Jane Roe"
        if match[1].casefold().rstrip(".") in words.notes and match.end() not in found:
            found.append(match.end())
    return sorted(found, reverse=True)


def ends_sentence(text: str) -> bool:
    """Whether the text closes with the end of a sentence."""
    return bool(re.search(r"[.!?…。！？؟][\"”’'»“)\]」』]*$", text.rstrip()[-6:]))


def squeezed(text: str) -> str:
    """Return the text with one space for each run of blanks, and without marks that nobody sees."""
    return " ".join(re.sub(r"[\u200b\u200e\u200f\u2060\ufeff\u00ad]", "", text).split())


def word_list(text: str) -> list[str]:
    """Return the words of the text in small letters, without marks."""
    return re.findall(r"\w+", text.casefold())
