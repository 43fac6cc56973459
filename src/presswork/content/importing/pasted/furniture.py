"""The lines of a pasted text in; those of the page around the article, with the reason, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.credits.shape import ends_sentence
from presswork.content.importing.pasted.dates import is_dateline
from presswork.content.importing.pasted.tongues import endings, furniture, openings

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from presswork.content.importing.pasted.lines import Line

_NOISY = 2  # lines of furniture; a text with fewer was pasted clean
_POINTER_WORDS = 40
_PROSE_WORDS = 14
_PROSE_LETTERS = 60  # of a script without blanks
_NEARLY_ALL = 0.88  # of the paragraphs' letters stand above the line that ends the article
_READING = 45  # characters
_READING_TIME = re.compile(
    r"\bmin(?:ute)?s?\.? read\b|lesezeit|temps de lecture|tiempo de lectura|min(?:utos)? de lectura"
    r"|tempo di lettura|minuti di lettura|tempo de leitura|min(?:utos)? de leitura|leestijd|minuten lezen"
    r"|lästid|læsetid|lesetid|lukuaika|czas czytania|doba čtení|okuma süresi|время чтения|час читання"
    r"|waktu baca|分で読め|阅读时间",
    re.IGNORECASE,
)
_LONGEST_ENDING = 200  # characters
_MENU = 4  # short lines without a gap


def is_noisy(lines: Sequence[Line]) -> bool:
    """Whether the text is a page turned into text, with its buttons and menus."""
    return sum(bool(of_a_page(line.text)) for line in lines) >= _NOISY


def furniture_in(lines: Sequence[Line], kept: Container[int]) -> dict[int, str]:
    """Return why each line that is not a part of the article is none. `kept` lines are photos."""
    found: dict[int, str] = {}
    for line in lines:
        if line.number not in kept and (reason := of_a_page(line.text)):
            found[line.number] = reason
    found |= _menus(lines, kept)
    found |= _after_the_end(lines, found, kept)
    return found


def is_prose(text: str) -> bool:
    """Whether the line is a paragraph: long enough, with a finished sentence."""
    long_enough = len(text.split()) >= _PROSE_WORDS or (len(text) >= _PROSE_LETTERS and " " not in text[:40])
    return long_enough and bool(re.search(r"[.!?…。！？؟][\"”’'»“)\]」]*(?:\s|$)", text))


def of_a_page(text: str) -> str:
    """Return why a line belongs to a page and not to its article, "" where it may be a part of it."""
    small = text.casefold().strip(" \t:›»>|•·+")
    if not any(c.isalnum() for c in text):
        return "nothing but marks"
    if not any(c.isalpha() for c in text):
        return "nothing but a number"
    if _is_ending(text) or small in furniture() or text.casefold().strip() in furniture():
        return "a button or a label of the page"
    if text.casefold().startswith(openings()) and len(text.split()) <= _POINTER_WORDS:
        return "a pointer to something else"
    if is_dateline(text):
        return "a date line of the page"
    timed = len(text) <= _READING and _READING_TIME.search(text) and re.search(r"\d", text)
    return "how long the page says that reading takes" if timed else ""


def _menus(lines: Sequence[Line], kept: Container[int]) -> dict[int, str]:
    """Return the lines of menus: several short ones, one under the other, none of them a sentence."""
    found: dict[int, str] = {}
    run: list[Line] = []
    for line in [*lines, None]:
        if line and not (line.gap and run) and line.number not in kept and _is_short(line.text):
            run.append(line)
            continue
        if len(run) >= _MENU:
            found |= {item.number: "a menu of the page" for item in run}
        run = [line] if line and line.number not in kept and _is_short(line.text) else []
    return found


def _is_short(text: str) -> bool:
    return len(text.split()) <= 6 and len(text) <= 60 and not ends_sentence(text)


def _after_the_end(lines: Sequence[Line], found: Container[int], kept: Container[int]) -> dict[int, str]:
    """Return what follows the article: from a line such as "Comments" on, and short last lines."""
    lengths = [len(line.text) if is_prose(line.text) and line.number not in found else 0 for line in lines]
    total = sum(lengths)
    so_far, end = 0, len(lines)
    for place, line in enumerate(lines):
        so_far += lengths[place]
        goes_on = sum(bool(length) for length in lengths[place + 1 : place + 4]) > 1
        if so_far >= total * _NEARLY_ALL and not goes_on and _is_ending(line.text):
            end = place
            break
    last = max((place for place in range(end) if lengths[place]), default=end)
    cut = {line.number: "behind the article" for line in lines[end:]}
    for line in lines[last + 1 : end]:
        if line.number not in kept and not ends_sentence(line.text) and len(line.text) <= _PROSE_LETTERS * 2:
            cut[line.number] = "behind the article's last paragraph"
    return cut


def _is_ending(text: str) -> bool:
    """Whether the page goes on after its article with this line: `Comments`, `Comments (12)`."""
    if len(text) > _LONGEST_ENDING:  # the pattern takes time by the square of what it reads
        return False
    return re.sub(r"\s*[(\[]?\d*[)\]]?$", "", text.casefold().strip(" :›»>")) in endings()
