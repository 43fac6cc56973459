"""A line under a photo in; the cut before a credit that closes it, one function a form, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.credits.brackets import is_note, judged, last_bracket
from presswork.content.importing.credits.cleaning import clean_credit
from presswork.content.importing.credits.keywords import WINDOW, label, named
from presswork.content.importing.credits.labelled import opening
from presswork.content.importing.credits.parts import Cut
from presswork.content.importing.credits.shape import (
    HANDLE,
    ends_sentence,
    shape,
    stops,
    word_list,
)
from presswork.content.importing.credits.unmarked import tail

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

_SENTENCE = 4  # words: fewer are a title
_BAR = re.compile(
    r"\s+(?:[|•·¦]|[–—―]{1,2}|--?|/{1,2})\s*(?=\S)|(?<=[.!?…。”\"])\s*[|—–/]\s*(?=\S)|\s*[|｜]\s*(?=\S)|[＝=](?=\S)"
)
_EMAIL = re.compile(r"\s+\S{1,40}@\S{1,60}$")


def bracket(line: str, words: Vocabulary) -> Cut | None:
    """`Caption. (Photo: X)`, `Caption (X/AP)`, `（X撮影）`; a note in brackets is none of them."""
    found = last_bracket(line)
    if found is None:
        return None
    start, end, held = found
    if opening(held, words) is None and label(line, words):
        return None  # "Photo: Jane Roe (AP)"
    verdict = judged(held, line[:start].strip(), words)
    if verdict.unsure:
        return Cut(caption=line, credit="", uncertain=verdict.unsure)
    if not verdict.credit:
        return None
    before = line[:start].strip()
    if words.agency.fullmatch(held) and (named := _name_before(before, words)):
        return Cut(caption=before[:named], credit=line[:end][named:].strip())
    return Cut(caption=line[:start], credit=verdict.credit)


def _name_before(before: str, words: Vocabulary) -> int:
    """Return where a full name begins after the last sentence: `A dog barks. Jane Roe (AP)`; else 0."""
    for at in stops(before[-WINDOW:], words)[:1]:
        start = len(before) - len(before[-WINDOW:]) + at
        made_of = shape(before[start:], words)
        if made_of.names_only and 2 <= made_of.words <= 4 and not re.search(r"[\d,:;()]", before[start:]):
            return start
    return 0


def bar(line: str, words: Vocabulary) -> Cut | None:
    """`Caption | X/AP`, `Caption. — X`: a bar or a dash, then nothing but names."""
    begin = max(0, len(line) - WINDOW)
    found = None
    for match in list(_BAR.finditer(line, begin))[::-1]:
        rest, before = line[match.end() :].strip(), line[: match.start()]
        made_of = shape(rest, words)
        strong = made_of.marked or rest in words.credits or (made_of.names_only and "|" in match[0])
        if not made_of.names_only and rest not in words.credits:
            break
        if (
            not before.strip()
            or is_note(rest, words)
            or re.search(r"\d{1,2}[./:]\d|\b(?:1[89]|20)\d\d\b", rest)
        ):
            continue
        if (
            "/" in match[0]
            and not ends_sentence(before)
            and shape(" ".join(before.split()[-2:]), words).other == 0
        ):
            continue  # "Jane Roe / AP": the whole is the credit
        if strong or (ends_sentence(before) and 2 <= made_of.words <= 6):
            found = Cut(caption=before, credit=rest if rest in words.credits else clean_credit(rest))
            if "/" in match[0] or shape(before[-1:], words).words == 0:
                continue
            break
        if not found and "/" not in match[0] and 2 <= made_of.words <= 5:
            doubt = f"“{rest}” behind a dash may be the photographer."
            return Cut(caption=line, credit="", uncertain=doubt)
    if found and (longer := tail(found.caption.strip(), words)):
        # "picture alliance/dpa | Jane Roe"
        return Cut(caption=longer.caption, credit=line[len(longer.caption) :].strip())
    return found


def after_stop(line: str, words: Vocabulary) -> Cut | None:
    """`A sentence. X/AP`, `A sentence. Getty Images`: names with an agency or a slash at the end."""
    begin = max(0, len(line) - WINDOW)
    found = None
    for start in stops(line[begin:], words):
        rest = line[begin + start :].strip()
        made_of = shape(rest, words)
        opened = words.credit_opening.match(rest)
        whole = rest.rstrip(".") in words.credits or (opened and named(rest[opened.end() :], words))
        if rest[0] in "([（":
            break
        if (
            made_of.marked
            or whole
            or (made_of.names_only and HANDLE.search(rest))
            or (made_of.source and made_of.names_only and made_of.words <= 4)
        ):
            if found and not shape(rest[: len(rest) - len(found.credit)], words).marked:
                break
            kept = rest if whole else clean_credit(rest)
            found = Cut(caption=line[: begin + start], credit=kept)
        elif made_of.other:
            break
    return found


def name(line: str, words: Vocabulary) -> Cut | None:
    """`A sentence. Jane Roe`, `A sentence. JANE ROE`: a full name, and nothing else, at the end."""
    for start in stops(line[-WINDOW:], words)[:1]:
        rest, before = (
            line[-WINDOW:][start:].strip(),
            line[: len(line) - len(line[-WINDOW:]) + start].strip(),
        )
        made_of = shape(rest, words)
        outlet = re.search(r"(?<=\w)(?:,| for| für| pour| voor| para)\s+(?:[Tt]he\s+)?[A-Z]", rest)
        plain = not re.search(r"[\d.!?:;()\"“”]", rest.rstrip("."))
        said = set(word_list(before))
        if rest.split()[0].casefold() in words.joints | words.governing:
            return None
        if not (made_of.names_only and plain and 2 <= made_of.words <= (7 if outlet else 4)):
            return None
        if (
            made_of.other
            or any(word in said - words.joints for word in word_list(rest))
            or len(word_list(before)) < _SENTENCE
        ):
            return None
        shouted = rest.isupper() and not before.isupper()
        doubt = (
            "" if outlet or shouted else f"“{rest}” was taken for the photographer, as nothing else says so."
        )
        return Cut(caption=before, credit=rest, uncertain=doubt)
    return None


def credit_phrase(line: str, words: Vocabulary) -> Cut | None:
    """`Caption Courtesy of X`, `"..." Capture d'écran de X`: a phrase that is itself a part of the credit."""
    for match in words.credit_opening.finditer(line, max(0, len(line) - WINDOW)):
        rest = line[match.end() :].strip()
        if (
            " " in match[0].strip()
            and match[0][0].isupper()
            and line[: match.start()].strip()
            and named(rest, words)
        ):
            return Cut(caption=line[: match.start()], credit=line[match.start() :].strip())
    return None


def role(line: str, words: Vocabulary) -> Cut | None:
    """`…。山田太郎撮影`, `… 있다. 김철수 기자`, `…＝山田太郎撮影`: a short name and its part."""
    text = _EMAIL.sub("", line).rstrip(" .。")
    for name in words.roles:
        if not text.endswith(name):
            continue
        body = text[: -len(name)].rstrip(" =＝")
        starts = [
            m.end()
            for m in re.finditer(r"[.。!?][」』”’\"']?\s*|[＝=／/|]\s*|、(?=[^、\s]{2,8}$)", body[-40:])
        ]
        if not starts:
            continue
        at = max(0, len(body) - 40) + starts[-1]
        who = body[at:].strip()
        if who and len(who) <= 24 and who.count(" ") <= 3 and not re.search(r"\d", who):
            return Cut(caption=line[:at], credit=who)
        if not who and text[at:].strip() in words.credits:
            return Cut(caption=line[:at], credit=text[at:].strip())
    return None
