"""The lines of a pasted text in; its photos, each with the one line or the several that stand for it, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork.content.importing.credits import clean_credit, split_caption
from presswork.content.importing.credits.shape import ends_sentence
from presswork.content.importing.credits.vocabulary import vocabulary
from presswork.content.importing.pasted.photo_lines import LONGEST, Photo, photo_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.importing.pasted.lines import Line

_ALT_WORDS = 60
_CAPTION_WORDS = 70
_ALIKE = 0.6


@dataclass(frozen=True, kw_only=True)
class Found:
    """A photo, and the numbers of the lines that stand for it, in their order."""

    photo: Photo
    lines: tuple[int, ...]


def photos_in(
    lines: Sequence[Line], *, language: str, title: str = "", noisy: bool = False
) -> dict[int, Found]:
    """Return the photos by the number of their first line."""
    found: dict[int, Found] = {}
    place = 0
    while place < len(lines):
        each, used = _at(lines, place, language=language, title=title, noisy=noisy)
        if each is None:
            place += 1
            continue
        numbers = tuple(line.number for line in lines[place : place + used])
        found[numbers[0]] = Found(photo=each, lines=numbers)
        place += used
    return found


def _at(
    lines: Sequence[Line], place: int, *, language: str, title: str, noisy: bool
) -> tuple[Photo | None, int]:
    """Return the photo that begins at this place, and how many lines it has."""
    line = lines[place]
    below = lines[place + 1] if place + 1 < len(lines) else None
    if wrapped := _in_its_credit(line.text):
        alt, credit = wrapped
        caption = below.text if below and not below.gap and _is_caption(below.text) else ""
        around = Photo(alt=alt, caption=caption or alt, credit=credit, rule="between-credits")
        return around, 2 if caption else 1
    if below and (pair := _alt_above(line, below, language=language, title=title, noisy=noisy)):
        return pair, 2
    photo = photo_in(line.text, language=language, title=title, last=place == len(lines) - 1)
    if below and not below.gap:
        if photo is None and _is_caption(line.text) and (credit := _credit_alone(below.text, language)):
            return Photo(caption=line.text, credit=credit, rule="credit-below"), 2
        if photo and photo.rule == "alone" and not photo.caption and _is_caption(below.text):
            return replace(photo, caption=below.text), 2
    return photo, 1


def _alt_above(line: Line, below: Line, *, language: str, title: str, noisy: bool) -> Photo | None:
    """Return the photo of two lines: its alt text, and under that its caption and its credit."""
    alt = _words(line.text)
    if len(alt) > _ALT_WORDS or len(below.text) > LONGEST:
        return None
    parts = split_caption(below.text, language=language)
    both = Photo(alt=line.text, caption=parts.caption, credit=parts.credit, rule="alt-above")
    if len(alt) > 2 and alt == _words(below.text):
        return None if below.gap and not parts.credit else both
    begun = len(alt) > 2 and _words(parts.caption)[: len(alt)] == alt
    if parts.credit and (begun or (len(alt) > 3 and _likeness(line.text, parts.caption) >= _ALIKE)):
        return both
    if begun and not below.gap and _is_caption(below.text):
        return both
    if noisy and not below.gap and parts.credit and _is_alt(line.text, language):
        photo = photo_in(below.text, language=language, title=title)
        return replace(photo, alt=line.text, caption=parts.caption) if photo else None
    return None


def _is_alt(text: str, language: str) -> bool:
    """Whether a line above a caption can be the photo's alt text: no paragraph, and no photo of its own."""
    return len(text.split()) <= _ALT_WORDS and photo_in(text, language=language) is None


def _is_caption(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _CAPTION_WORDS or (len(words) <= 2 and 8 <= len(text) <= 150)


def _credit_alone(text: str, language: str) -> str:
    """Return the credit of a line that holds nothing else."""
    parts = split_caption(text, language=language)
    return parts.credit if parts.rule == "alone" and not parts.caption else ""


def _in_its_credit(text: str) -> tuple[str, str] | None:
    """Return alt text and credit of `Jane Roe A dog barks.Jane Roe`: the credit before and behind."""
    agency = vocabulary().agency.match(text)
    for size in (
        agency.end() if agency else 0,
        *(len(word) for word in re.findall(r"^(?:\S+ ){0,4}?\S+", text)),
    ):
        credit = text[:size].strip()
        inner = text[size : len(text) - size]
        around = len(credit) > 1 and text.endswith(credit) and len(inner) > 20 and not inner[-1:].isspace()
        if around and (agency or ends_sentence(inner)):
            return inner.strip(), clean_credit(credit)
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _likeness(first: str, second: str) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    one, other = set(_words(first)), set(_words(second))
    return 2 * len(one & other) / (len(one) + len(other) or 1)
