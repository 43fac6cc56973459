"""A text that is known to be a credit in; who is credited, without keyword, sign and brackets, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.credits.labelled import SIGN, opening
from presswork.content.importing.credits.shape import HANDLE, shape, squeezed
from presswork.content.importing.credits.vocabulary import vocabulary

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "〔": "〕", "［": "］", "<": ">"}
_EDGES = " \t|•·–—―‐,;:：=＝/／"


def clean_credit(text: str) -> str:
    """Return the credit that a separate element holds: keyword, ©, brackets and bars taken off.

    A text that is nothing but a keyword, of any language, gives "".
    """
    words = vocabulary()
    text = squeezed(text)
    for _ in range(12):  # "(© Foto: X)" has three layers
        before = text
        text = tidied(_unmarked(_unwrapped(text), words))
        if text == before:
            break
    return text


def tidied(credit: str) -> str:
    """Return the credit without bars, dashes and a full stop at its edges."""
    credit = credit.strip().lstrip(_EDGES + ".").rstrip(_EDGES)
    first, sign, second = credit.partition("©")
    if sign and first.strip(_EDGES) == second.strip(_EDGES):
        credit = second.strip(_EDGES)  # "Photo: Jane Roe © Jane Roe"
    if credit.endswith(".") and not re.search(
        r"(?:^|[\s./])(?:\w|Inc|Co|Corp|Ltd|Jr|Sr|St|Bros|Int|et al)\.$", credit
    ):
        credit = credit[:-1].rstrip()
    return balanced(credit)


def balanced(text: str) -> str:
    """Return the text without a bracket at its edge that has no partner."""
    for left, right in _PAIRS.items():
        if text.endswith(right) and text.count(right) > text.count(left):
            text = text[:-1].rstrip()
        if text.startswith(left) and text.count(left) > text.count(right):
            text = text[1:].lstrip()
    return text


def _unwrapped(text: str) -> str:
    text = text.strip().strip(_EDGES).strip()
    closing = _PAIRS.get(text[:1])
    if closing and text.rstrip(".").endswith(closing):
        inner = text.rstrip(".")[1:-1]
        if closing not in inner.split(text[0], 1)[0]:
            return inner.strip()
    return text


def _unmarked(text: str, words: Vocabulary) -> str:
    """Return the text without the keyword, the phrase or the sign that opens it."""
    found = opening(text, words)
    if found is None:
        return text
    if found.kind in ("label-bare", "label-weak") and not _follows(found.rest, words):
        # "Photo" alone credits nobody; "Photo Researchers" or "Graphic, inc" is a name.
        return "" if not found.rest and text not in words.credits else text
    return found.rest if found.kind != "label-bare" or found.rest else text


def _follows(rest: str, words: Vocabulary) -> bool:
    """Whether what follows a keyword without a colon is who made the photo: an agency, or a full name."""
    made_of = shape(rest, words)
    if SIGN.match(rest) or HANDLE.match(rest):
        return True
    if rest[:1].islower() and not made_of.agency:
        return False
    full = made_of.names in (2, 3) or (made_of.names <= 6 and re.match(r"[^\s,]+\s[^,]+,\s", rest))
    return made_of.names_only and bool(made_of.agency or made_of.slash or full or _shouted(rest))


def _shouted(rest: str) -> bool:
    """Whether a keyword's name and newspaper stand in capitals: `PHOTO JANE ROE, THE LANTERN`."""
    return rest.isupper() and "," in rest
