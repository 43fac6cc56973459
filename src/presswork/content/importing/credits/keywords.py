"""A line under a photo in; the cut at the keyword, the phrase or the sign that marks its credit out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.credits.cleaning import clean_credit, tidied
from presswork.content.importing.credits.labelled import COLON, SIGN, opening
from presswork.content.importing.credits.parts import Cut
from presswork.content.importing.credits.shape import LONGEST_CREDIT, ends_sentence, shape, stops
from presswork.content.importing.credits.starting import names_end

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

WINDOW = 2 * LONGEST_CREDIT  # characters at the end of a line; a credit stands within them
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"), ("[", "]"), ("（", "）"))


def label(line: str, words: Vocabulary) -> Cut | None:
    """`Caption Photo: X`, in every language: a keyword, a colon, and what is credited up to the end."""
    begin = max(0, len(line) - WINDOW)
    last = None
    for match in (*words.label.finditer(line, begin), *words.label_glued.finditer(line, begin)):
        after = COLON.match(line, match.end())
        if (
            not after
            or not line[: match.start()].strip(" |–—-([")
            or not (_opens(line, match.start(), words) or match.re is words.label_glued)
        ):
            continue
        cut = Cut(caption=line[: match.start()], credit=line[after.end() :])
        if _labelled(cut, match[0], words):
            if shape(cut.credit, words).names_only:
                return _cleaned(cut)
            last = cut
    return _cleaned(last) if last else None


def by(line: str, words: Vocabulary) -> Cut | None:
    """`Caption Photo by X`, `Foto von X`: a phrase, then nothing but names."""
    for match in words.by.finditer(line, max(0, len(line) - WINDOW)):
        rest = line[match.end() :].strip()
        if (
            (match[0][:1].isupper() or match[0].endswith("."))
            and _opens(line, match.start(), words)
            and named(rest, words)
        ):
            return _cleaned(Cut(caption=line[: match.start()], credit=rest))
    return None


def sign(line: str, words: Vocabulary) -> Cut | None:
    """`Caption © X`: the last sign, with all that follows it."""
    begin = max(0, len(line) - WINDOW)
    signs = list(SIGN.finditer(line, begin))
    for match in signs:
        rest = line[match.end() :].strip()
        before = line[: match.start()].strip(" |–—-([")
        followed = names_end(rest, words) > 0 and shape(rest, words).other > 1
        if before and rest and len(rest) <= LONGEST_CREDIT and not (followed or _long_sentence(rest, words)):
            return _cleaned(Cut(caption=line[: match.start()], credit=rest))
    return None


def label_bare(line: str, words: Vocabulary) -> Cut | None:
    """`A sentence. Foto Jane Roe`: after the last sentence, a keyword without a colon, then a name."""
    for start in stops(line[-WINDOW:], words)[:2]:
        rest = line[-WINDOW:][start:].strip(" |–—-/")
        found = opening(rest, words)
        if run_in := words.label_run_in.match(rest):
            made_of = shape(rest[run_in.end() :], words)
            if made_of.names_only and made_of.names > 1:
                begin = len(line) - len(line[-WINDOW:]) + start
                return Cut(caption=line[:begin], credit=rest[run_in.end() :])
        if words.credit_opening.match(rest):
            continue
        if found and found.kind in ("label-bare", "label-weak") and rest[:1].isupper():
            credit = clean_credit(rest)
            if credit and credit != tidied(rest):
                return Cut(caption=line[: len(line) - len(line[-WINDOW:]) + start], credit=credit)
    return None


def unplaced(line: str, words: Vocabulary) -> Cut | None:
    """`A dog barks. Photo: Jane Roe. It is loud.`: a keyword within the line: but how far does it reach?"""
    for match in words.label.finditer(line[: 2 * WINDOW]):
        after = COLON.match(line, match.end())
        if (
            after
            and match[0][:1].isupper()
            and shape(line[after.end() :].partition(".")[0][:60], words).names > 1
        ):
            doubt = f"“{match[0]}” stands within the line."
            return Cut(caption=line, credit="", uncertain=doubt)
    return None


def _opens(line: str, at: int, words: Vocabulary) -> bool:
    """Whether a keyword can begin here: not within a name, as in `PA Images via ...`."""
    if at and line[at - 1].isalnum():
        return False
    near = max(0, at - 30)
    return not any(
        near + name.start() < at < near + name.end() for name in words.agency.finditer(line[near : at + 30])
    )


def _labelled(cut: Cut, found: str, words: Vocabulary) -> bool:
    """Whether what follows a keyword and its colon, up to the end, can be a credit."""
    rest = cut.credit.strip()
    unpaired = any(rest.count(left) < rest.rstrip(" .").count(right) for left, right in _PAIRS)
    if not rest or len(rest) > LONGEST_CREDIT or unpaired or rest.count('"') % 2:
        return False
    made_of = shape(rest, words)
    if made_of.names_only or made_of.uncased:
        return made_of.uncased <= 8
    # "Photo: a friend of the family" is a credit; "this Image: it shows a man on a roof" is not.
    if made_of.other > 1 and names_end(rest, words):
        return False  # a name, and then a caption
    before = cut.caption.rstrip()
    apart = not before or ends_sentence(before) or not before[-1].isalnum()
    return (
        apart and found[:1].isupper() and made_of.words <= 9 and made_of.other <= 6 and not stops(rest, words)
    )


def named(rest: str, words: Vocabulary) -> bool:
    """Whether the words are nothing but names, and not too many."""
    made_of = shape(rest, words)
    return bool(rest) and made_of.words <= 12 and (made_of.names_only or 0 < made_of.uncased <= 4)


def _long_sentence(rest: str, words: Vocabulary) -> bool:
    return shape(rest, words).other > 6


def _cleaned(cut: Cut) -> Cut:
    return Cut(caption=cut.caption, credit=clean_credit(cut.credit), uncertain=cut.uncertain)
