"""What the rules make of the words under a photo: a caption, a credit, and what they took off."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CaptionParts:
    """The words under a photo, taken apart; no word is lost.

    `caption` and `credit` are word for word parts of the line. `dropped` holds the rest: keywords
    ("Photo:", "©"), buttons, and a credit's second copy, in their order. `rule` is the id of the rule that
    found the credit, "" where none did. `uncertain` says why a reader should look,
    "" where nothing is in doubt.
    """

    caption: str
    credit: str = ""
    rule: str = ""
    uncertain: str = ""
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Where a rule cuts a line: what is left for the caption, and the credit.

    A cut without a credit and with `uncertain` says that the rule saw something that it does not dare
    to take.
    """

    caption: str
    credit: str
    uncertain: str = ""
