"""A line under a photo in; the cut after a credit that opens it, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.credits.chains import chain_end
from presswork.content.importing.credits.cleaning import clean_credit
from presswork.content.importing.credits.labelled import opening
from presswork.content.importing.credits.parts import Cut
from presswork.content.importing.credits.shape import LONGEST_CREDIT, shape, stops

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

_BRACKET = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,150})[)\]）】]\s*[.:]?\s*")
_SENTENCE = re.compile(r"\s+(?=[|–—•]\s)|(?<=[\w)]{3})\.\s+|\s*[|•]\s*|\s+[–—]\s+")
_NAME = 2  # words of a person's name
_SHORT = 6  # words: with a keyword before them, and nothing else, a credit alone


def alone(line: str, words: Vocabulary) -> Cut | None:
    """`Photo: X` and nothing else; `© X`, `Photo by X`, `(Photo: X)`."""
    text = line
    held = _BRACKET.fullmatch(text)
    found = opening(held[1] if held else text, words)
    if found is None or not found.rest:
        return None
    made_of = shape(found.rest, words)
    if made_of.other and names_end(found.rest, words):
        return None  # a caption follows
    sure = found.kind in ("label", "sign", "by")
    if sure and (
        made_of.words <= _SHORT and made_of.other <= 2 and not stops(found.rest, words) or made_of.marked
    ):
        return Cut(caption="", credit=clean_credit(found.rest))
    if found.kind in ("label-bare", "label-weak") and made_of.marked:
        return Cut(caption="", credit=clean_credit(found.rest))
    return None


def bracket_first(line: str, words: Vocabulary) -> Cut | None:
    """`(Photo: X) Caption`: a bracket with a keyword opens the line."""
    held = _BRACKET.match(line)
    found = opening(held[1], words) if held else None
    behind = line[held.end() :].strip() if held else ""
    if held and not found and behind[:1].isupper() and "." in behind:
        made_of = shape(held[1], words)  # "(Agency/Jane Roe) Caption."
        return Cut(caption=behind, credit=held[1].strip()) if made_of.slash and made_of.agency else None
    if not held or not found or found.kind not in ("label", "sign", "by") or not behind:
        return None
    return Cut(caption=line[held.end() :], credit=clean_credit(found.rest))


def label_first(line: str, words: Vocabulary) -> Cut | None:
    """`Photo: X Caption`, `© X/AP Caption`: a keyword opens the line, and names follow, then a sentence."""
    found = opening(line, words)
    if found is None or found.kind in ("label-bare", "label-weak") and "," not in found.mark:
        return None
    rest = found.rest
    if legend := words.legend.search(rest[:LONGEST_CREDIT]):
        return _cut(rest, legend.start())
    end, parts, known = chain_end(rest, words)
    if known and parts > 1 and names_end(rest, words):
        return _cut(rest, end)
    for border in _SENTENCE.finditer(rest[:LONGEST_CREDIT]):
        if shape(rest[: border.start()], words).names_only and border.end() < len(rest):
            return Cut(caption=rest[border.end() :], credit=clean_credit(rest[: border.start()]))
    return _cut(rest, names_end(rest, words))


def _cut(rest: str, at: int) -> Cut | None:
    if at <= 0 or not rest[at:].strip():
        return None
    return Cut(caption=rest[at:], credit=clean_credit(rest[:at]))


def names_end(rest: str, words: Vocabulary) -> int:
    """Return where the names that open the text end, 0 where no sentence seems to begin behind them."""
    end, parts, known = chain_end(rest, words)
    behind = rest[end:].lstrip()
    if not end or not behind or not (behind[0].isupper() or behind[0] in '"“„«‘' or not behind[0].isascii()):
        return 0
    one_name = parts == 1 and not known and len(rest[:end].split()) < _NAME
    return 0 if one_name else end
