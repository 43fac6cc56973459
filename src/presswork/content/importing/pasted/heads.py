"""The lines that open a pasted text in; its title, authors and date, and the lines that say so, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.content.importing.credits.shape import ends_sentence, shape
from presswork.content.importing.credits.vocabulary import vocabulary
from presswork.content.importing.pasted.dates import date_in, is_dateline
from presswork.content.importing.pasted.furniture import is_prose, of_a_page
from presswork.content.importing.pasted.tongues import bylines, published

if TYPE_CHECKING:
    import datetime
    from collections.abc import Container, Sequence

    from presswork.content.importing.pasted.lines import Line

_TITLE_WORDS = 32
_TITLE_LETTERS = 220
_BYLINE_WORDS = 12
_TOP = 25  # lines
_SHORT_TITLE = 28  # letters; what is shorter may be the name of a section
_BETWEEN = re.compile(
    r"\s*(?:,|;|\||&|、|・|\bund\b|\band\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b|\bog\b|\bi\b|\bи\b|\bve\b|\bdan\b)\s+"
)
_KOREAN = re.compile(r"([가-힣]{2,4})\s?(?:인턴|선임)?\s?기자(?:\s외\s\d명)?(?:\s\S+@\S+)?")


@dataclass(kw_only=True)
class Head:
    """What stands above the text: the lines that said so are `taken`, those that say it again `repeated`."""

    title: str = ""
    kicker: str = ""
    authors: tuple[str, ...] = ()
    date: datetime.date | None = None
    taken: set[int] = field(default_factory=set)
    repeated: set[int] = field(default_factory=set)


def head_of(lines: Sequence[Line], photos: Container[int], *, noisy: bool) -> Head:
    """Return what the first lines say of the article. `photos` are the numbers of the photos' lines."""
    head = Head()
    text = [line for line in lines if line.number not in photos]
    place = _title_place(text, noisy=noisy)
    if place == 0 and not noisy and _is_kicker(text):
        head.kicker, place = text[0].text, 1
    if place is not None:
        head.title = text[place].text
        head.taken.update(line.number for line in text[: place + 1])
    after = text[place + 1 if place is not None else 0 :][:6]
    if place is not None or noisy:
        _byline_and_date(after, head, noisy=noisy)
    elif after and (names := _opened(after[0].text)):
        head.authors = names
        head.taken.add(after[0].number)
    return head


def _is_kicker(lines: Sequence[Line]) -> bool:
    """Whether the first line names a section, the second is the title, and the third says who wrote it."""
    if len(lines) < 4 or len(lines[0].text.split()) > 3 or len(lines[1].text.split()) < 4:
        return False
    named = _opened(lines[2].text) or authors_in(lines[2].text, sure=True) or is_dateline(lines[2].text)
    return bool(named) and _reads_as_title(lines[1].text, lines[2:9])


def _byline_and_date(lines: Sequence[Line], head: Head, *, noisy: bool) -> None:
    for place, line in enumerate(lines):
        sure = place == 0 or (noisy and len(line.text.split()) in (2, 3))
        if not head.authors and (names := authors_in(line.text, sure=sure)):
            head.authors = names
        elif head.date is None and is_dateline(line.text):
            head.date = date_in(line.text)
        elif head.authors and line.text.strip() in head.authors:
            head.repeated.add(line.number)
        elif place > (4 if noisy else 2) or len(line.text.split()) > _TITLE_WORDS:
            return
        else:
            continue
        head.taken.add(line.number)


def _title_place(lines: Sequence[Line], *, noisy: bool) -> int | None:
    """Return the place of the title: the first line; in a noisy text the longest above the text."""
    if not noisy:
        return 0 if lines and _reads_as_title(lines[0].text, lines[1:8]) else None
    best, longest = None, 0
    for place, line in enumerate(lines[:_TOP]):
        if is_prose(line.text):
            break
        fits = not of_a_page(line.text) and _reads_as_title(line.text, lines[place + 1 : place + 15])
        if fits and longest < len(line.text) and (longest < _SHORT_TITLE or line.gap):
            best, longest = place, len(line.text)
        if longest >= _SHORT_TITLE:
            break
    return best


def _reads_as_title(text: str, following: Sequence[Line]) -> bool:
    words, letters = len(text.split()), len(text)
    longest = max((len(line.text) for line in following), default=0)
    if not 0 < words <= _TITLE_WORDS or letters > _TITLE_LETTERS or longest < max(letters, 80):
        return False
    if text[-1] in ",;:…" or is_dateline(text):
        return False
    named = bool(following) and bool(_opened(following[0].text))
    if ends_sentence(text) and text[-1] not in "?!？！" and not named:
        return False
    return letters <= _TITLE_LETTERS


def authors_in(text: str, *, sure: bool) -> tuple[str, ...]:
    """Return the authors that a line names and nothing else. `sure`: it stands where a byline stands."""
    text = published().sub(" ", text.split("|", maxsplit=1)[0]).strip(" ,.:•·-–—")
    if not text or len(text) > 120 or len(text.split()) > _BYLINE_WORDS:
        return ()
    if opened := _opened(text):
        return opened
    if korean := _KOREAN.fullmatch(text):
        return (korean[1],)
    return names_in(text) if sure and _names_only(text) else ()


def _opened(text: str) -> tuple[str, ...]:
    """Return the authors of a line that opens as a byline does: `By Jane Roe`, `Text: Hans Muster`."""
    opening = bylines().match(text) if len(text) <= 120 else None
    rest = text[opening.end() :] if opening else ""
    rest = re.split(r"\s+[|•·]\s+", rest)[0]
    made_of = shape(rest, vocabulary())
    full = (
        made_of.names_only and (made_of.names >= 2 or made_of.agency) and not re.search(r"[\d.!?:]\s", rest)
    )
    return names_in(rest) if rest and full and len(rest.split()) <= _BYLINE_WORDS else ()


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a byline lists, in its order."""
    names = (name.strip(" .,|") for name in _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def _names_only(text: str) -> bool:
    made_of = shape(text, vocabulary())
    if re.search(r"[.!?:;…。]$|[\d?!:“”\"„«]", text):
        return False
    if made_of.uncased and not made_of.names:
        return len(text) <= 8
    return made_of.names_only and made_of.words <= 8 and (made_of.words > 1 or made_of.agency)
