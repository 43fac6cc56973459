"""Words that may open with a keyword, a sign or a phrase for a credit in; that opening and the rest out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.content.importing.credits.vocabulary import Vocabulary

# What may stand between a keyword and the credit. A dash counts with a blank on its sides only.
AFTER_LABEL = re.compile(
    r"\s*[:：=＝]\s*|\s*(?:\.{3}|…)\s*(?=[^\W\d_])|\s*[/／]\s?(?=\S)|,\s+|\s+[|–—-]\s+|\.\s*[:：]\s*"
)
COLON = re.compile(r"\s*[:：=＝]\s*|\s*(?:\.{3}|…)\s*(?=[^\W\d_])")
SIGN = re.compile(r"(?:©|ⓒ|Ⓒ|\([cCсС]\)|（[cCＣ]）|&copy;)\s*(?:[:：]\s*)?")
RIGHTS = re.compile(r"(?i:copyright)\s*(?:©|ⓒ|\([cC]\))?\s*(?:[:：]\s*)?")
_CASED = re.compile(r"[a-zA-ZÀ-ɏͰ-ӿ]")  # in other scripts, `圖／` is as good as a colon
_LOOK = 80  # characters; no keyword of ours is longer


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A credit's opening: its words as they stood, the rest, and of what kind the opening is."""

    mark: str
    rest: str
    kind: str


def opening(text: str, words: Vocabulary) -> Opening | None:
    """Return the keyword with its colon, the phrase ("Photo by") or the sign (©) that opens the text."""
    if sign := SIGN.match(text):
        return _made("sign", text, sign.end())
    if rights := RIGHTS.match(text):
        return _made("sign", text, rights.end())
    if by := words.by.match(text[:_LOOK]):
        colon = COLON.match(text, by.end())
        return _made("by", text, colon.end() if colon else by.end())
    if label := words.label.match(text[:_LOOK]):
        after = AFTER_LABEL.match(text, label.end())
        if after:
            sure = ":" in after[0] or COLON.fullmatch(after[0]) or not _CASED.match(label[0])
            kind = "label" if sure else "label-weak"
            return _made(kind, text, after.end())
        return _made("label-bare", text, label.end())
    return None


def _made(kind: str, text: str, end: int) -> Opening:
    return Opening(mark=text[:end].strip(), rest=text[end:].strip(), kind=kind)
