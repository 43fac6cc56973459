"""What stands in a bracket under a photo in; whether it is the credit, a note, or unsure, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.credits.cleaning import clean_credit, tidied
from presswork.content.importing.credits.labelled import opening
from presswork.content.importing.credits.shape import LONGEST_CREDIT, ends_sentence, shape, word_list

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

_CLOSING = {")": "(", "]": "[", "）": "（", "】": "【", "〕": "〔", "］": "［"}
_NUMBERS = re.compile(r"[\d\s.,:;/–—-]+(?:\w{1,3}\.?)?")
_DATE = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}[./]\s?\d{1,2}[./]")
_PHOTO_OF = re.compile(r"\s(?:photos?|foto)$")  # "(Jane Roe photo)"
_ROLE_LEAST = 2


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a bracket holds: `credit`, or `unsure` with the reason; both "" for a note."""

    credit: str = ""
    unsure: str = ""


NOTE = Verdict()


def last_bracket(text: str) -> tuple[int, int, str] | None:
    """Return where the bracket that closes the text begins and ends, and what it holds."""
    end = len(text.rstrip(" .。,;"))
    if end == 0 or text[end - 1] not in _CLOSING:
        return None
    right = text[end - 1]
    left, depth = _CLOSING[right], 0
    for index in range(end - 1, max(-1, end - 2 * LONGEST_CREDIT), -1):
        depth += (text[index] == right) - (text[index] == left)
        if depth == 0:
            return index, end, text[index + 1 : end - 1].strip()
    return None


def judged(held: str, before: str, words: Vocabulary) -> Verdict:
    """Return what the bracket holds that follows these words of the caption."""
    if not held or len(held) > LONGEST_CREDIT:
        return NOTE
    for judge in (_marked, _within, _note, _whole, _role, _agency, _slash, _name):
        verdict = judge(held, before, words)
        if verdict is not None:
            return verdict
    return NOTE


def is_note(held: str, words: Vocabulary) -> bool:
    """Whether these words place somebody in the photo or say what kind of photo it is."""
    parts = [part.strip() for part in re.split(r"\s*[,;/、・]\s*|\s+(?:und|and|et|y|e|og|och|en|i)\s+", held)]
    return all(
        part.casefold().rstrip(".") in words.notes or _NUMBERS.fullmatch(part) for part in parts if part
    )


def _marked(held: str, before: str, words: Vocabulary) -> Verdict | None:
    """Judge a keyword with its colon, a phrase, a sign: `(Photo: X)`, `(Photo by X)`, `(© X)`."""
    found = opening(held, words)
    if found is None or not found.rest:
        return None
    credit = clean_credit(found.rest) or found.rest
    if found.kind in ("label", "sign"):
        return Verdict(credit=credit)
    made_of = shape(found.rest, words)
    if found.kind == "by" and (made_of.names_only or made_of.uncased):
        return Verdict(credit=credit)
    if made_of.names_only and not is_note(held, words) and not _NUMBERS.fullmatch(found.rest):
        if held in words.credits:
            return None
        return Verdict(credit=credit)
    return None


def _within(held: str, before: str, words: Vocabulary) -> Verdict | None:
    """Judge a phrase behind a name: `(Lantern photo by Jane Roe)`."""
    by = words.by.search(held, 1)
    return Verdict(credit=tidied(held)) if by and shape(held[by.end() :], words).names_only else None


def _note(held: str, before: str, words: Vocabulary) -> Verdict | None:
    return NOTE if is_note(held, words) else None


def _whole(held: str, before: str, words: Vocabulary) -> Verdict | None:
    """Judge what is a credit as a whole: `(Supplied)`, `(Courtesy of X)`, `(代表撮影)`."""
    if held in words.credits:
        return Verdict(credit=held)
    begun = words.credit_opening.match(held)
    if begun and begun.end() < len(held) and shape(held[begun.end() :], words).names_only:
        return Verdict(credit=tidied(held))
    return None


def _role(held: str, before: str, words: Vocabulary) -> Verdict | None:
    """Judge a name with what its owner did: `（山田太郎撮影）`, `(김철수 기자)`."""
    for role in words.roles:
        if held.endswith(role) and len(held) >= len(role) + _ROLE_LEAST and len(held) <= 40:
            name = held[: -len(role)].strip(" =＝:：/・")
            if name and not re.search(r"[。、,，]", name):
                return Verdict(credit=name)
    return None


def _agency(held: str, before: str, words: Vocabulary) -> Verdict | None:
    made_of = shape(held, words)
    if not made_of.agency or made_of.other > 2 or made_of.words > 14:
        return None
    if made_of.uncased > 4 or _stands_for(held, before):
        return NOTE
    return Verdict(credit=tidied(held))


def _slash(held: str, before: str, words: Vocabulary) -> Verdict | None:
    made_of = shape(held, words)
    if (
        (made_of.slash or "|" in held or _PHOTO_OF.search(held))
        and made_of.names_only
        and made_of.names > 1
        and not _DATE.search(held)
    ):
        return Verdict(credit=tidied(held))
    return None


def _name(held: str, before: str, words: Vocabulary) -> Verdict | None:
    """Judge bare names. After a finished sentence they are the credit; within one they may be anybody."""
    made_of = shape(held, words)
    if not made_of.names_only or made_of.words > 8 or _DATE.search(held) or re.search(r"\d", held):
        return NOTE
    said = set(word_list(before))
    if all(word in said for word in word_list(held)) or _stands_for(held, before):
        return NOTE
    if ends_sentence(before) or made_of.source:
        return Verdict(credit=tidied(held))
    if made_of.names < 2:
        return NOTE
    return Verdict(unsure=f"“{held}” in brackets may be the photographer or somebody in the photo.")


def _stands_for(short: str, before: str) -> bool:
    """Whether an acronym in brackets is made of the initials of the words before it."""
    if not 2 <= len(short) <= 8 or not short.isupper():
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", before[-200:])[-len(short) - 3 :]).upper()
    capitals = "".join(c for c in "".join(re.findall(r"\w+", before[-120:])[-4:]) if c.isupper())
    return short in initials or short in capitals
