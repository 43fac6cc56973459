"""The lines of a pasted text in; its photos, each with the one line or the several that stand for it, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork.content.importing.credits import clean_credit, split_caption
from presswork.content.importing.credits.shape import ends_sentence
from presswork.content.importing.credits.vocabulary import vocabulary
from presswork.content.importing.pasted.dates import is_dateline
from presswork.content.importing.pasted.heads import authors_in
from presswork.content.importing.pasted.photo_lines import (
    LONGEST,
    OF_TEXTS,
    Photo,
    one_sentence,
    photo_in,
    placed_in,
)

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
        each, used = _at(lines[place : place + 4], language=language, title=title, noisy=noisy)
        if each is None:
            place += 1
            continue
        numbers = tuple(line.number for line in lines[place : place + used])
        found[numbers[0]] = Found(photo=each, lines=numbers)
        place += used
    return found


def _at(lines: Sequence[Line], *, language: str, title: str, noisy: bool) -> tuple[Photo | None, int]:
    """Return the photo that begins with the first of these lines, and how many of them it has."""
    line, below = lines[0], lines[1] if len(lines) > 1 else None
    if around := _in_its_credit(line, below):
        return around
    if below and (pair := _alt_above(line, below, language=language, title=title, noisy=noisy)):
        credit = "" if pair.credit or len(lines) < 3 else _credit_alone(lines[2].text)
        return (replace(pair, credit=credit), 3) if credit else (pair, 2)
    photo = photo_in(line.text, language=language, title=title, last=len(lines) == 1)
    if below and photo is None and _is_caption(line.text, whole=below.gap):
        of_photos = noisy or (one_sentence(line.text) and not OF_TEXTS.match(below.text))
        near = not below.gap or (line.text != title and of_photos)
        if near and (credit := _credit_alone(below.text)):
            doubt = "The caption stands above its credit, a blank line apart." if below.gap else ""
            return Photo(caption=line.text, credit=credit, rule="credit-below", doubt=doubt), 2
    bare = below and photo and photo.rule == "alone" and not photo.caption
    if below and photo and bare and not below.gap and _is_caption(below.text):
        return replace(photo, caption=below.text), 2
    if photo is None and line.gap and (below is None or below.gap) and placed_in(line.text, noisy=noisy):
        doubt = "The line was taken for a caption, as it says where somebody stands in a photo."
        return Photo(caption=line.text, rule="place-note", doubt=doubt), 1
    return photo, 1


def _alt_above(line: Line, below: Line, *, language: str, title: str, noisy: bool) -> Photo | None:
    """Return the photo of two lines: its alt text, and under that its caption and its credit."""
    alt = _words(line.text)
    if len(alt) > _ALT_WORDS or len(below.text) > LONGEST:
        return None
    parts = split_caption(below.text)
    both = Photo(alt=line.text, caption=parts.caption, credit=parts.credit, rule="alt-above")
    if alt in (_words(below.text), _words(parts.caption)) and len(line.text) > 12 and line.text != title:
        return both
    begun = len(alt) > 2 and _words(parts.caption)[: len(alt)] == alt
    if parts.credit and (begun or (len(alt) > 3 and _likeness(line.text, parts.caption) >= _ALIKE)):
        return both
    if begun and not below.gap and _is_caption(below.text):
        return both
    near = not below.gap or _names_the_same(line.text, parts.caption)
    if noisy and near and parts.credit and parts.caption and _is_alt(line.text, language):
        photo = photo_in(below.text, language=language, title=title)
        return replace(photo, alt=line.text, caption=parts.caption) if photo else None
    return None


def _names_the_same(alt: str, caption: str) -> bool:
    """Whether a short line is no sentence, and names two things that the caption names, or its only one."""
    if len(alt.split()) > _SHORT_ALT or ends_sentence(alt):
        return False
    mine, others = ({word[:_STEM] for word in _words(text) if len(word) >= _STEM} for text in (alt, caption))
    shared = len(mine & others)
    return shared >= 2 or (shared == 1 and len(mine) <= 2)


_SHORT_ALT = 14  # words
_STEM = 4  # letters by which a word is known again


def _is_alt(text: str, language: str) -> bool:
    """Whether a line above a caption can be the photo's alt text: no paragraph, and no photo of its own."""
    return not authors_in(text, sure=False) and photo_in(text, language=language) is None


def _is_caption(text: str, *, whole: bool = False) -> bool:
    """Whether a line can be a caption by itself. `whole`: a blank line parts it from its credit."""
    words = text.split()
    if authors_in(text, sure=False) or is_dateline(text) or (whole and len(words) < 4):
        return False
    return 2 <= len(words) <= _CAPTION_WORDS or (len(words) <= 2 and 8 <= len(text) <= 150)


def _credit_alone(text: str) -> str:
    """Return the credit of a line that holds nothing else."""
    parts = split_caption(text)
    alone = parts.rule in ("alone", "unmarked-tail") and not parts.caption
    return parts.credit if alone and not authors_in(text, sure=False) else ""


def _in_its_credit(line: Line, below: Line | None) -> tuple[Photo, int] | None:
    """Return the photo of `Jane Roe A dog barks.Jane Roe`: alt text with the credit before and behind."""
    text = line.text
    agency = vocabulary().agency.match(text)
    starts = [agency.end()] if agency else []
    starts += [match.end() for match in re.finditer(r"\S+", text[:80])][:4]
    for size in starts:
        credit, inner = text[:size].strip(), text[size : len(text) - size]
        if len(credit) < 2 or len(inner) <= 20 or inner[-1:].isspace() or not text.endswith(credit):
            continue
        if agency or ends_sentence(inner):
            caption = below.text if below and not below.gap and _is_caption(below.text) else ""
            photo = Photo(
                alt=inner.strip(),
                caption=caption or inner.strip(),
                credit=clean_credit(credit),
                rule="between-credits",
            )
            return photo, 2 if caption else 1
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _likeness(first: str, second: str) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    one, other = set(_words(first)), set(_words(second))
    return 2 * len(one & other) / (len(one) + len(other) or 1)
