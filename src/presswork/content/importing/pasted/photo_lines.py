"""A line of a pasted text in; the photo that it stands for, with alt text, caption and credit, out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from presswork.content.importing.credits import CaptionParts, clean_credit, split_caption
from presswork.content.importing.credits.brackets import is_note
from presswork.content.importing.credits.shape import HANDLE, ends_sentence, shape, stops
from presswork.content.importing.credits.vocabulary import vocabulary
from presswork.content.importing.pasted.borders import Words, border

LONGEST = 1600  # characters
_WEAK_WORDS = 60  # a longer line with an agency at its end is a paragraph of a wire service
_SENTENCES = 3
_PLACED_WORDS = 35
_SURE_RULES = frozenset(("label", "by", "sign", "alone", "bracket-first", "label-first", "label-bare"))
# Keywords that also close a paragraph: where a text was taken from, who wrote it, whose its rights are.
OF_TEXTS = re.compile(
    r"(?i:source|sources|quelle|quellen|fuente|fonte|fontes|bron|źródło|источник|автор|autor|author|text|copyright|video|来源|來源|出典)\s*[:：]?"
)
_SURE_BORDERS = frozenset(
    ("doubled", "file-name", "own-credit", "alike", "same-opening", "name-twice", "first-word-again")
)
_MIN_DOUBLE = 10  # characters
_TAIL_WORDS = 10
_OF_A_PAGE = re.compile(r"^\s*(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:19|20)\d\d")


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A photo that a line stands for. `doubt` says why somebody should look, "" where nothing is in doubt."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    doubt: str = ""
    rule: str = ""


def photo_in(text: str, *, language: str, title: str = "", last: bool = False) -> Photo | None:
    """Return the photo, or None where the line is a part of the text. `last` is the text's last line."""
    if len(text) > LONGEST:
        return None
    if halves := _halves(text):
        parts = split_caption(halves)
        return _made(halves, parts.caption, parts, rule="halves")
    named = _without_file_name(text)
    parts = split_caption(named or text)
    if named:
        alt, caption, evidence = text[: len(text) - len(named)].strip(), parts.caption, "file-name"
    else:
        alt, caption, evidence = _apart(parts.caption, parts, language=language, title=title)
    if not parts.credit:
        if tailed := _credit_behind_double(alt, caption):
            return tailed
        twice = evidence == "doubled" and len(caption.split()) > 2 and abs(len(alt) - len(caption)) < 3
        within = _credit_within(text) if parts.uncertain else None
        return within or (_made(alt, caption, parts, rule="doubled") if twice else None)
    by_name = bool(evidence) and parts.rule == "name" and len(text.split()) <= _WEAK_WORDS
    if evidence in _SURE_BORDERS or by_name or _credits_a_photo(text, parts, last=last):
        return _made(alt, caption, parts, rule=parts.rule)
    return None


def _credit_behind_double(alt: str, caption: str) -> Photo | None:
    """Return the photo whose words stand twice in its line: what is left behind them is the credit."""
    tail = caption[len(alt) :].strip() if alt and caption.startswith(alt) else ""
    credit = clean_credit(tail) if len(alt) >= _MIN_DOUBLE else ""
    if not credit or len(credit.split()) > _TAIL_WORDS or tail[-1:] in ".!?" or credit[:1].islower():
        return None
    doubt = "The words behind the caption, which stands in the line twice, were taken for the credit."
    return Photo(alt=alt, caption=alt, credit=credit, rule="double", doubt=doubt)


def _made(alt: str, caption: str, parts: CaptionParts, *, rule: str) -> Photo:
    return Photo(alt=alt, caption=caption, credit=parts.credit, rule=rule, doubt=parts.uncertain)


def _apart(body: str, parts: CaptionParts, *, language: str, title: str) -> tuple[str, str, str]:
    shown = tuple(body.split())
    if not shown:
        return "", "", ""
    if half := _halves(body):
        return half, half, "doubled"
    at, evidence = border(Words(shown=shown, title=title, credit=parts.credit, language=language))
    if not at:
        return "", body, ""
    alt, rest = " ".join(shown[:at]), " ".join(shown[at:])
    # The caption may hold its own label ("Caption:"); the credit is off already.
    again = split_caption(rest)
    return alt, again.caption if not again.credit else rest, evidence


def _credits_a_photo(text: str, parts: CaptionParts, *, last: bool) -> bool:
    """Whether the credit that was found is a photo's, and the line no paragraph that happens to end so."""
    marked = shape(parts.credit, vocabulary())
    if parts.rule in _SURE_RULES:
        of_texts = bool(OF_TEXTS.match(" ".join(parts.dropped[:3])))
        odd = last or not parts.caption or not marked.names_only or len(text.split()) > _WEAK_WORDS
        return not _OF_A_PAGE.search(text) and not (of_texts and odd)
    held = re.search(r"[(\[（][^()\[\]（）]*[)\]）][.。]?$", text)
    if not parts.caption or (parts.rule == "bracket" and parts.dropped and held):
        return bool(parts.caption)
    signed = parts.rule == "bracket" and held and marked.names_only and not marked.agency and not last
    if signed and one_sentence(parts.caption) and ends_sentence(parts.caption):
        return True
    sentences = len(stops(parts.caption, vocabulary())) + 1
    return len(parts.caption.split()) <= _WEAK_WORDS and sentences <= _most_sentences(text, parts, last=last)


def _most_sentences(text: str, parts: CaptionParts, *, last: bool) -> int:
    """Return how many sentences a caption may have whose credit has no keyword; 0 says that it is none."""
    words = vocabulary()
    marked = shape(parts.credit, words)
    whole = parts.credit in words.credits or words.credit_opening.match(parts.credit)
    barred = parts.rule == "bar" and "|" in text[-len(parts.credit) - 4 :]
    if marked.slash or whole or barred or parts.rule == "role":
        return _SENTENCES
    if HANDLE.search(parts.credit):
        return _SENTENCES - 1
    if last or not marked.agency:
        return 0
    # "(dpa)" also closes the paragraphs of a wire service.
    return 1 if parts.rule == "bracket" and parts.credit.islower() else _SENTENCES - 1


def _credit_within(text: str) -> Photo | None:
    """Return the photo of `Quays at noon Photo: Jane Roe/AP A ship leaves.`, if that is one."""
    words = vocabulary()
    for found in words.label.finditer(text):
        if not found.start() or not found[0][:1].isupper():
            continue
        parts = split_caption(text[found.start() :])
        if parts.rule == "label-first" and parts.caption:
            doubt = "The words before the credit were taken for the alt text."
            return Photo(
                alt=text[: found.start()].strip(),
                caption=parts.caption,
                credit=parts.credit,
                rule="credit-within",
                doubt=doubt,
            )
    return None


def _halves(text: str) -> str:
    """Return one half of a line that is the same words twice, "" of any other; scripts without blanks too."""
    text = text.strip()
    for middle in range(len(text) // 2 - 2, len(text) // 2 + 3):
        if 4 < middle < len(text) and text[:middle].strip() == text[middle:].strip():
            half = text[:middle].strip()
            return half if len(half) > 6 else ""
    return ""


def _without_file_name(text: str) -> str:
    """Return what follows a file's name that opens the line, "" where none does."""
    name, _, rest = text.partition(" ")
    at, evidence = border(Words(shown=(name, "x"), language=""))
    return rest.strip() if at and evidence == "file-name" and rest else ""


def one_sentence(text: str) -> bool:
    """Whether the text is short and no more than one sentence."""
    return len(text.split()) <= _PLACED_WORDS and len(text) <= 240 and not stops(text, vocabulary())


def placed_in(text: str, *, noisy: bool) -> bool:
    """Whether a short line says in a bracket where somebody stands in the photo, as "(l.)" does."""
    most = _PLACED_WORDS if noisy else _PLACED_WORDS // 2
    if len(text.split()) > most or len(text) > 200 or len(stops(text, vocabulary())) > noisy:
        return False
    held = re.findall(r"[(（]([^()（）]{1,30})[)）]", text)
    return any(is_note(each, vocabulary()) and any(c.isalpha() for c in each) for each in held)
