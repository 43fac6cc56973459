"""The words under a photo in; caption and credit apart, and what is in doubt, out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from presswork.content.importing.credits.brackets import is_note, last_bracket
from presswork.content.importing.credits.buttons import without_buttons
from presswork.content.importing.credits.cleaning import balanced, tidied
from presswork.content.importing.credits.parts import CaptionParts, Cut
from presswork.content.importing.credits.rules import RULES, Rule
from presswork.content.importing.credits.shape import squeezed, word_list
from presswork.content.importing.credits.vocabulary import Vocabulary, vocabulary

_TRIES = 50
_EDGES = " \t|•·–—―-,;:：=＝/／、，"


def split_caption(text: str) -> CaptionParts:
    """Return the caption and the credit of the words under a photo.

    Keywords are known in every language. Where no rule is sure, the words stay in the caption and `uncertain`
    says why.
    """
    return _split(squeezed(text), vocabulary())


@lru_cache(maxsize=1024)
def _split(line: str, words: Vocabulary) -> CaptionParts:
    """Return the parts; a reader of pasted text asks for the same line several times."""
    bare = without_buttons(line, words)
    body, note = _noted(bare, words)
    rule, cut = _first(body, words)
    if cut is None or not cut.credit:
        return _parts(line, bare, "", "", cut.uncertain if cut else "")
    caption, credit = _second_copy(_trimmed(without_buttons(cut.caption.strip(), words)), cut.credit, words)
    caption = f"{caption} {note}".strip()
    return _parts(line, caption, credit, rule, cut.uncertain)


def _parts(line: str, caption: str, credit: str, rule: str, uncertain: str) -> CaptionParts:
    caption, credit = _trimmed(caption), tidied(credit)
    return CaptionParts(
        caption=caption,
        credit=credit,
        rule=rule,
        uncertain=uncertain,
        dropped=_dropped(line, caption, credit),
    )


def _first(line: str, words: Vocabulary, *, rules: tuple[Rule, ...] = RULES) -> tuple[str, Cut | None]:
    """Return the first cut with a credit, else the first doubt."""
    doubt: tuple[str, Cut | None] = ("", None)
    for rule in rules:
        cut = rule.find(line, words)
        if cut and tidied(cut.credit):
            return rule.id, cut
        if cut and cut.uncertain and doubt[1] is None:
            doubt = ("", cut)
    return doubt


def _noted(line: str, words: Vocabulary) -> tuple[str, str]:
    """Return the line, and a note in brackets that closes it after a credit: `Photo: X (Archivbild)`."""
    found = last_bracket(line)
    if not found or not is_note(found[2], words) or not any(c.isalpha() for c in found[2]):
        return line, ""
    body = line[: found[0]].strip()
    cut = _first(body, words, rules=tuple(rule for rule in RULES if rule.trusted))[1]
    return (body, line[found[0] :].strip()) if cut and cut.credit and cut.caption.strip() else (line, "")


def _second_copy(caption: str, credit: str, words: Vocabulary) -> tuple[str, str]:
    """Return the caption without the credit's second copy, and the longer of the two."""
    for rule in RULES:
        cut = rule.find(caption, words)
        if not cut or not cut.credit or not cut.caption.strip():
            continue
        first, second = Counter(word_list(cut.credit)), Counter(word_list(credit))
        if first <= second or second <= first:
            return _trimmed(cut.caption), tidied(cut.credit) if second < first else credit
        if rule.trusted and rule.id != "alone":
            return _trimmed(cut.caption), f"{tidied(cut.credit)} / {credit}"
    return caption, credit


def _trimmed(caption: str) -> str:
    return balanced(caption.strip().strip(_EDGES).strip()) if caption.strip(_EDGES) else ""


def _dropped(line: str, caption: str, credit: str) -> tuple[str, ...]:
    """Return the words of the line that neither the caption nor the credit holds, in their order."""
    left = bytearray(b"\1" * len(line))
    for text in (caption, credit):
        if text and not _taken(line, left, text):
            for piece in text.split():
                _taken(line, left, piece)
    rest = "".join(character if there else " " for character, there in zip(line, left, strict=True))
    return tuple(re.findall(r"\w+|[©ⓒ]", rest))


def _taken(line: str, left: bytearray, text: str) -> bool:
    """Take the first place of the line where the text stands and nothing has been taken yet."""
    place = line.find(text)
    for _ in range(_TRIES):
        if place < 0:
            return False
        if all(left[place : place + len(text)]):
            left[place : place + len(text)] = bytes(len(text))
            return True
        place = line.find(text, place + 1)
    return False
