"""The words of a photo line without its credit in; where its alt text ends and its caption begins, out.

Nothing marks that border in a text without markup. Each function here looks for one kind of evidence, and
says where the caption begins, 0 where it finds none. The order of `EVIDENCE` is the order of trust.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from presswork.content.importing.credits.vocabulary import vocabulary
from presswork.content.importing.pasted.tongues import function_words, pronouns

_MOST = 400  # words: nobody writes longer captions
_WIRE = re.compile(
    r"(?<=\s)(?:FILE(?: PHOTO| IMAGE)?\s?[-–—:]\s"
    r"|[A-Z][A-Z.'-]{2,}(?: [A-Z.'-]{2,})*, [A-Z][A-Z.' -]+ [-–—] [A-Z]{3,9}\.? \d{1,2}[:,])"
)
_STOP = re.compile(r"[.!?…。！？][\"”’'»“)\]]*$")
_FILE = re.compile(
    r"(?:[\w()%+~-]+\.(?:jpe?g|png|gif|webp|tiff?|heic|avif|bmp|svg)"
    r"|(?:IMG|DSC|DSCF|DSCN|PXL|MVI|P|GOPR|DJI|Screenshot|image)[_-]?\d{3,}\w*"
    r"|(?:[^\W_]+[-_]){4,}[^\W_]+)$",
    re.IGNORECASE,
)
_AGENCY_NUMBER = re.compile(r"(?:[^\W\d_]+\s){1,3}\d{7,}(?=\s)")


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of a line: as they stood, and as they are compared. `credit` is what was cut off the line."""

    shown: tuple[str, ...]
    title: str = ""
    credit: str = ""
    language: str = ""

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """Each word in small letters without marks."""
        return tuple(re.sub(r"[^\w]+", "", word).casefold() for word in self.shown)

    def capital(self, place: int) -> bool:
        """Whether the word begins with a capital, or its script has none."""
        letter = next((c for c in self.shown[place] if c.isalnum()), "")
        return bool(letter) and not letter.islower()

    def closed(self, place: int) -> bool:
        """Whether a sentence ends before this word."""
        return bool(_STOP.search(self.shown[place - 1]))


def border(words: Words) -> tuple[int, str]:
    """Return how many words the alt text has, and the evidence for it; 0 and "" without any."""
    if len(words.shown) > _MOST:
        return 0, ""
    for name, look in EVIDENCE:
        place = look(words)
        if 0 < place < len(words.shown):
            return place, name
    return 0, ""


def _file_name(words: Words) -> int:
    """`beach.jpg The beach at noon.`: the alt text is a file's name or an agency's number."""
    if _FILE.match(words.shown[0]):
        return 1
    numbered = _AGENCY_NUMBER.match(" ".join(words.shown[:5]))
    return len(numbered[0].split()) if numbered else 0


def _legend(words: Words) -> int:
    """`People in a room. Caption: The council meets.`: a word for "caption" with a colon."""
    text = " ".join(words.shown)
    for found in vocabulary().legend.finditer(text):
        if found.start() and re.match(r"\s*[:：,]", text[found.end() :]):
            return len(text[: found.start()].split())
    return 0


def _wire(words: Words) -> int:
    """`A view of the harbour FILE - The harbour ...`: a caption that opens as the agencies' captions do."""
    text = " ".join(words.shown)
    found = _WIRE.search(text)
    place = len(text[: found.start()].split()) if found else 0
    return place if place and not words.shown[place - 1].isupper() else 0


def _label_in_capitals(words: Words) -> int:
    """`Boats in the harbour AT REST: The boats ...`: a caption that opens with a label, as tabloids do."""
    for place in range(1, min(len(words.shown) - 2, 40)):
        if not words.shown[place].isupper() or not words.shown[place - 1][-1:].islower():
            continue
        last = place
        while last < len(words.shown) and words.shown[last].isupper() and words.shown[last][-1] != ":":
            last += 1
        label = words.shown[place : last + 1]
        if last < len(words.shown) and label[-1].isupper() and len(" ".join(label)) > _MIN_LABEL:
            return place
    return 0


_MIN_LABEL = 4  # characters


def _doubled(words: Words) -> int:
    """`A dog barks. A dog barks.`: the same words twice, perhaps behind a title."""
    bare, count = words.bare, len(words.bare)
    for length in range(count // 2, 2, -1):
        run = 0
        for place in range(count - length):
            run = run + 1 if bare[place] == bare[place + length] and bare[place] else 0
            if run >= length and count - (place + length + 1) <= 12:
                return place + 1
    return 0


def _alike(words: Words) -> int:
    """Two sentences of nearly the same words, one after the other."""
    bare, count = words.bare, len(words.bare)
    if count > 160:
        return 0
    best, place = 0.0, 0
    before: Counter[str] = Counter()
    after = Counter(bare)
    shared = 0
    for at in range(1, count):
        word = bare[at - 1]
        after[word] -= 1
        before[word] += 1
        shared = sum((before & after).values())
        score = 2 * shared / count + (0.02 if words.closed(at) else 0) + (0.02 if bare[at] == bare[0] else 0)
        if at >= 3 and words.capital(at) and score > best:
            best, place = score, at
    return place if best >= 0.74 else 0


def _own_credit(words: Words) -> int:
    """`A dog. (Photo by Jane Roe/AP) A dog barks.`: the alt text closes with a credit of its own."""
    force = vocabulary()
    for place in range(1, len(words.shown) - 1):
        if words.shown[place - 1].endswith((")", "）")) and words.capital(place):
            text = " ".join(words.shown[:place])
            start = max(text.rfind("("), text.rfind("（"))
            held = text[start + 1 : -1]
            if start > 0 and (force.by.match(held) or force.label.match(held) or force.agency.search(held)):
                return place
    if words.credit:
        credit = [re.sub(r"[^\w]+", "", word).casefold() for word in words.credit.split()]
        size = len(credit)
        for place in range(2, len(words.bare) - size):
            if list(words.bare[place : place + size]) == credit and words.shown[place - 1] in (
                "©",
                "|",
                "–",
                "—",
            ):
                return place + size
    return 0


def _same_opening(words: Words) -> int:
    """`The Roe family at home. The Roe family has lived here ...`: both begin with the same two words."""
    bare, common = words.bare, function_words(words.language)
    for place in range(3, min(len(bare) - 1, 45)):
        if bare[place : place + 2] != bare[:2] or not words.capital(place) or len(bare[0] + bare[1]) < 6:
            continue
        if words.closed(place):
            return place
        start = place  # "Minister Jane Roe": what stands before the name belongs to it, but not a German noun
        while start > 3 and words.capital(start - 1) and not words.language.startswith("de"):
            start -= 1
        named = words.capital(place + 1) and bare[start - 1] not in common
        if named and words.shown[start - 1][-1].isalnum():
            return start
    return 0


def _name_twice(words: Words) -> int:
    """`The writer Jane Roe Jane Roe, who ...`: a name that closes the one and opens the other."""
    bare = words.bare
    for length in range(min(len(bare) // 2, 12), 1, -1):  # the whole alt text opens the caption
        if bare[:length] == bare[length : 2 * length] and words.capital(length) and all(bare[:length]):
            return length
    for length in range(min(len(bare) // 2, 8), 2, -1):  # a year, or another word, between both
        for place in range(len(bare) - 2 * length):
            if bare[place : place + length] == bare[place + length + 1 : place + 2 * length + 1] and all(
                (words.capital(place), words.capital(place + length + 1), bare[place])
            ):
                return place + length + 1
    for length in (4, 3, 2):
        for place in range(len(bare) - 2 * length):
            if bare[place : place + length] == bare[place + length : place + 2 * length] and all(
                words.capital(place + step) and bare[place + step] for step in range(length)
            ):
                return place + length
    return 0


def _title(words: Words) -> int:
    """The alt text is the article's title."""
    title = tuple(re.sub(r"[^\w]+", "", word).casefold() for word in words.title.split())
    size = len(title)
    return size if size >= 2 and words.bare[:size] == title else 0


def _keywords(words: Words) -> int:
    """`dog, street, night A dog crosses the street`: a list of words in small letters, then a capital."""
    if words.capital(0) or not words.shown[0][:1].isalpha():
        return 0
    first = next((place for place in range(1, len(words.shown)) if words.capital(place)), 0)
    if not first or not words.shown[first - 1][-1].isalnum():
        return 0
    listed = any(word.endswith(",") for word in words.shown[:first])
    return first if listed or first >= 2 or words.bare[0] in words.bare[first:] else 0


def _function_word(words: Words) -> int:
    """`A house at night The house was ...`: a capital on a word that has none within a sentence."""
    common = function_words(words.language)
    begin = 1 if words.bare[0] in words.bare[2:] else 2
    for place in range(begin, min(len(words.shown) - 2, 40)):
        before, word, after = words.shown[place - 1], words.shown[place], words.shown[place + 1]
        if words.bare[place] not in common or not word[:1].isupper() or word.isupper() and len(word) > 1:
            continue
        if not before[-1].isalnum() or words.bare[place - 1] in common:
            continue
        headline = any(
            words.bare[at] in common and words.capital(at) and words.shown[at - 1][-1].isalnum()
            for at in range(1, place)
        )
        plain = words.language.startswith("de") or not after[:1].isupper()
        if not headline and plain:
            return place
    return 0


def _first_word_again(words: Words) -> int:
    """`Boats in the harbour Boats lay idle ...`: the word that opens the alt text opens the caption too."""
    bare, common = words.bare, function_words(words.language)
    first = bare[0]
    cased = words.shown[0][:1].isupper()
    if len(first) < (4 if cased else 2) or first in common or words.language.startswith("de"):
        return 0
    for place in range(2, min(len(bare) - 2, 30)):
        before, word = words.shown[place - 1], words.shown[place]
        alike = bare[place] == first or (
            cased and bare[place].startswith(first) and len(bare[place]) < len(first) + 4
        )
        if not alike or not words.capital(place) or not before[-1].isalnum() or bare[place - 1] in common:
            continue
        if not cased or (before[:1].islower() and word[:1].isupper()):
            return place
    return 0


def _article_before_name(words: Words) -> int:
    """`Fog over the bay The Jane Roe leaves ...`: an article with a capital, a name, and then a sentence."""
    common = function_words(words.language)
    if words.language.startswith("de"):
        return 0
    for place in range(2, min(len(words.shown) - 4, 40)):
        before, word = words.shown[place - 1], words.shown[place]
        if words.bare[place] not in common or not word[:1].isupper() or (word.isupper() and len(word) > 1):
            continue
        if not before[-1].isalnum() or not before[:1].islower() or words.bare[place - 1] in common:
            continue
        if any(not words.capital(at) for at in range(place + 2, min(place + 5, len(words.shown)))):
            return place
    return 0


def _only_blank(words: Words) -> int:
    """Where a script has no blanks, the only blank parts the alt text from the caption."""
    if len(words.shown) != 2 or min(map(len, words.shown)) < _MIN_UNPARTED:
        return 0
    return 1 if all(_WITHOUT_BLANKS.search(word) for word in words.shown) else 0


_MIN_UNPARTED = 4  # characters
_WITHOUT_BLANKS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _shared_sentence(words: Words) -> int:
    """`A poster of the play. The play's poster was drawn ...`: a sentence, then one of the same things."""
    ends = [place for place in range(1, len(words.shown)) if words.closed(place) and words.capital(place)]
    ends = [place for place in ends if not re.search(r"(?:^|\W)\w\.$", words.shown[place - 1])]
    if not ends or ends[0] < 2 or words.bare[ends[0]] in pronouns():
        return 0
    common = function_words(words.language)
    head, tail = (
        {word[:6] for word in re.findall(r"\w{4,}", " ".join(part).casefold()) if word not in common}
        for part in (words.shown[: ends[0]], words.shown[ends[0] :])
    )
    return ends[0] if len(head & tail) >= 2 else 0


def _fragment(words: Words) -> int:
    """`Harbour Crane A new crane in the harbour`: a few capitalised words, each of which comes again."""
    run = 0
    while run < len(words.shown) and words.capital(run) and words.shown[run][-1].isalnum():
        run += 1
    again = set(words.bare[run:]) | set(re.findall(r"\w+", words.credit.casefold()))
    if run >= len(words.shown) or words.capital(run) or words.shown[run - 1][-1:] in ",;:":
        return 0
    for size in range(min(run - 1, 8), max(1, run - 3), -1):
        if all(word in again for word in words.bare[:size]):
            return size
    return 0


EVIDENCE: tuple[tuple[str, Callable[[Words], int]], ...] = (
    ("file-name", _file_name),
    ("legend", _legend),
    ("wire", _wire),
    ("label-in-capitals", _label_in_capitals),
    ("doubled", _doubled),
    ("own-credit", _own_credit),
    ("alike", _alike),
    ("name-twice", _name_twice),
    ("same-opening", _same_opening),
    ("title", _title),
    ("keywords", _keywords),
    ("function-word", _function_word),
    ("first-word-again", _first_word_again),
    ("article-before-name", _article_before_name),
    ("only-blank", _only_blank),
    ("shared-sentence", _shared_sentence),
    ("fragment", _fragment),
)
