"""A line whose credit nothing sets apart in; the cut at the agency or the names with a slash out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.credits.chains import chain_end
from presswork.content.importing.credits.parts import Cut
from presswork.content.importing.credits.shape import LONGEST_CREDIT, SLASH, shape

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

_TOKEN = re.compile(r"\S+")
_FULL_NAME = 2  # words
_MOST_ALONE = 8  # words


def tail(line: str, words: Vocabulary) -> Cut | None:
    """`... on Thursday Getty Images`, `... in Rome Jane Doe/AP`: cut before what closes the line."""
    return Cut(caption="", credit=line.strip()) if _names_alone(line, words) else _tail(line, words)


def _tail(line: str, words: Vocabulary) -> Cut | None:
    begin = max(0, len(line) - LONGEST_CREDIT)
    text = line[begin:]
    tokens = list(_TOKEN.finditer(text))
    if (
        len(tokens) > 2
        and re.fullmatch(r"@[\w.]{3,}", tokens[-1][0])
        and not _governed(text, tokens[-1].start(), words)
    ):
        return Cut(caption=line[: begin + tokens[-1].start()], credit=tokens[-1][0])
    if len(tokens) < 2 or not shape(text[tokens[-2].start() :], words).agency and not SLASH.search(text):
        return None
    first, place, misses = len(tokens), len(tokens) - 1, 0
    while place > 0 and misses < 2:  # "picture alliance/dpa" is a name from its first word on only
        if shape(text[tokens[place].start() :], words).names_only:
            first, misses = place, 0
        else:
            misses += 1
        place -= 1
    if first == len(tokens):
        return None
    run = text[tokens[first].start() :]
    at = _agency_alone(run, words) if not SLASH.search(run) else _slashed(run, words)
    if at is None:
        return None
    start = tokens[first].start() + at
    if re.search(r"[()\[\]]", text[start:]) or _governed(text, start, words):
        return None
    return Cut(caption=line[: begin + start], credit=text[start:].strip())


def _names_alone(line: str, words: Vocabulary) -> bool:
    """Whether the line is nothing but who made the photo, and for whom: `Jane Doe / Reuters`."""
    if len(line) > LONGEST_CREDIT or not SLASH.search(line) or not line[:1].isupper():
        return False
    made_of = shape(line, words)
    return made_of.names_only and made_of.agency and made_of.words <= _MOST_ALONE


def _governed(text: str, start: int, words: Vocabulary) -> bool:
    """Whether nothing stands before, or a small word that makes what follows a part of the sentence."""
    before = text[:start].split()
    return not before or before[-1].casefold().strip('"“„(') in words.governing


def head(line: str, words: Vocabulary) -> Cut | None:
    """`Jane Doe/AP A dog ...`, `Getty Images A view of ...`: cut after what opens the line."""
    end, parts, known = chain_end(line, words)
    if not known or (parts == 1 and len(line) < end + 10):
        return None
    return _cut_after(line, end) if parts > 1 or words.agency.match(line) else None


def _cut_after(line: str, end: int) -> Cut | None:
    rest = line[end:].lstrip(" :|–—-.,").rstrip()
    return Cut(caption=rest, credit=line[:end].strip()) if rest and _begins_sentence(rest) else None


def _begins_sentence(text: str) -> bool:
    text = text.lstrip(" :|–—-.,\"“„'")
    return bool(text) and (text[0].isupper() or not text[0].isascii())


def _agency_alone(run: str, words: Vocabulary) -> int | None:
    """Return where the agency begins that closes the run; a name before it belongs to the sentence."""
    closing = [m for m in words.agency.finditer(run) if not run[m.end() :].strip(" .")]
    if not closing:
        via = re.search(r"\b(?:via|vía)\b", run)
        return (
            _names_before(run[: via.start()], words)
            if via and shape(run[via.end() :], words).agency
            else None
        )
    start = closing[0].start()
    if via := re.search(r"\b(?:via|vía)\s+$", run[:start]):
        named = _names_before(run[: via.start()], words)
        return named if named is not None else via.start()
    return start


def _slashed(run: str, words: Vocabulary) -> int | None:
    """Return where the name before the first slash begins: an agency, or the last two words or three."""
    slash = SLASH.search(run)
    if slash is None or not shape(run, words).marked:
        return None
    head_end = run.index("/", slash.start()) if "/" in run[slash.start() :] else slash.start()
    start = _names_before(run[:head_end], words)
    if start is None or shape(run, words).agency:
        return start
    # Without an agency, only a full name before the slash tells a credit from "Bayern/Dortmund".
    name = run[start:head_end].split()
    full = len(name) >= _FULL_NAME and not any(
        word.casefold() in words.joints for word in (name[0], name[-1])
    )
    return start if full and len(run[:head_end].split()) <= _FULL_NAME + 1 else None


def _names_before(text: str, words: Vocabulary) -> int | None:
    """Return where the one name begins that closes the text."""
    text = text.rstrip()
    closing = [m for m in words.agency.finditer(text) if m.end() == len(text)]
    if closing:
        return closing[0].start()
    tokens = list(_TOKEN.finditer(text))
    if not tokens:
        return None
    if len(tokens) <= _FULL_NAME:
        return tokens[0].start()
    start = len(tokens) - _FULL_NAME
    while start > 0 and (
        tokens[start - 1][0].casefold() in words.particles or re.fullmatch(r"\w\.?", tokens[start][0])
    ):
        start -= 1
    return tokens[start].start()
