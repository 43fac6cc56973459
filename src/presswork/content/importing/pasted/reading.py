"""A pasted text in; the article that it holds, with what is in doubt and what was left out, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.credits.shape import ends_sentence
from presswork.content.importing.pasted.furniture import furniture_in, is_noisy
from presswork.content.importing.pasted.heads import Head, authors_in, head_of
from presswork.content.importing.pasted.lines import Line, lines_of
from presswork.content.importing.pasted.lists import lists_in
from presswork.content.importing.pasted.pairs import photos_in
from presswork.content.importing.pasted.tongues import guessed
from presswork.model import Finding
from presswork.model.imported import Dropped, ImportedArticle, ImportedBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from presswork.content.importing.pasted.pairs import Found
    from presswork.content.importing.pasted.photo_lines import Photo

_HEADING_WORDS = 14
_HEADING_LETTERS = 100
_FIRST_WORDS = 12


def read_pasted(text: str, *, name: str, language: str = "") -> ImportedArticle:
    """Return the article. `name` is the source's, for findings; `language` what the user says it is in.

    Every line is in the article word for word, or among `dropped` with the reason.
    """
    lines = lines_of(text)
    language = language or guessed(text)
    noisy = is_noisy(lines)
    photos = photos_in(lines, language=language, noisy=noisy)
    taken = {number for photo in photos.values() for number in photo.lines}
    head = head_of(lines, taken, noisy=noisy)
    if head.title:
        photos = photos_in(lines, language=language, noisy=noisy, title=head.title)
        taken = {number for photo in photos.values() for number in photo.lines}
    left_out = dict.fromkeys(head.repeated, "the author's name again")
    left_out |= _left_out(lines, taken, head) if noisy else {}
    kept = [line for line in lines if line.number not in left_out]
    return ImportedArticle(
        title=head.title,
        kicker=head.kicker,
        authors=head.authors,
        date=head.date,
        language=language,
        blocks=tuple(_blocks(kept, {number: each.photo for number, each in photos.items()}, taken, head)),
        findings=tuple(_findings(photos, name)),
        dropped=tuple(
            Dropped(what=_first_words(line.text), why=left_out[line.number], line=line.number)
            for line in lines
            if line.number in left_out
        ),
    )


def _left_out(lines: Sequence[Line], taken: set[int], head: Head) -> dict[int, str]:
    """Return why each line of a noisy text that is left out is no part of the article."""
    found = furniture_in(lines, taken)
    title = head.title.casefold()
    for line in lines:
        if line.number in taken:
            continue
        if title and line.text.casefold() == title:
            found.setdefault(line.number, "the title again")
        elif head.authors and (
            line.text in head.authors or authors_in(line.text, sure=False) == head.authors
        ):
            found.setdefault(line.number, "the author's name again")
    first = min((line.number for line in lines if line.text == head.title), default=0)
    for line in lines:
        if line.number < first and line.number not in taken:
            found.setdefault(line.number, "above the title")
    return {number: reason for number, reason in found.items() if number not in head.taken or number < first}


def _blocks(
    lines: Sequence[Line], photos: Mapping[int, Photo], taken: set[int], head: Head
) -> Iterator[ImportedBlock]:
    """Yield the blocks of the article, in their order."""
    text = [line for line in lines if line.number not in taken and line.number not in head.taken]
    following = dict(zip((line.number for line in text), text[1:], strict=False))
    lists = lists_in(text)
    listed = {number for _, numbers in lists.values() for number in numbers}
    for line in lines:
        if line.number in listed:
            if line.number in lists:
                yield lists[line.number][0]
        elif photo := photos.get(line.number):
            yield ImportedBlock(
                kind="image", alt=photo.alt, caption=photo.caption, credit=photo.credit, line=line.number
            )
        elif line.number in following or (text and line is text[-1]):
            after = following.get(line.number)
            if after and line is not text[0] and _is_heading(line, after):
                yield ImportedBlock(kind="heading", text=line.text, level=2, line=line.number)
            else:
                yield ImportedBlock(kind="paragraph", text=line.text, line=line.number)


def _is_heading(line: Line, after: Line) -> bool:
    """Whether a line is a crosshead: short, alone, no sentence, and a longer paragraph follows."""
    text = line.text
    if not line.gap or len(text.split()) > _HEADING_WORDS or len(text) > _HEADING_LETTERS:
        return False
    if ends_sentence(text) and text[-1] not in "?!？！" or text[-1] in ",;:…" or text[0] in '"“„«»—–-•':
        return False
    if re.match(r"^[^\w]*\d+[.)]?$", text) or not any(c.isalpha() for c in text):
        return False
    return len(after.text) > max(len(text), 60) and after.gap


def _findings(photos: Mapping[int, Found], name: str) -> Iterator[Finding]:
    for number, found in photos.items():
        photo = found.photo
        if photo.doubt:
            yield Finding(
                code="credit-uncertain",
                severity="note",
                message=photo.doubt,
                hint="Look at the photo's caption and credit in article.md.",
                file=name,
                line=number,
                where="credit",
            )


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS])[:120] + (" …" if len(words) > _FIRST_WORDS else "")
