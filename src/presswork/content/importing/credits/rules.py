"""The table of rules that tell a credit from its caption: each with its id, its form and an example.

The order is the order of trust. The first rule that finds a credit decides. To add a form, write a function
that takes a line and the vocabulary and returns a `Cut` or None, and give it a row and a test here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from presswork.content.importing.credits import ending, keywords, starting, unmarked
from presswork.content.importing.credits.parts import Cut
from presswork.content.importing.credits.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One form in which a line holds its credit.

    `trusted` rules see a mark that only a credit has; they may also find a credit's second copy.
    """

    id: str
    form: str
    find: Callable[[str, Vocabulary], Cut | None]
    trusted: bool = False


RULES = (
    Rule(id="alone", form="Photo: CREDIT", find=starting.alone, trusted=True),
    Rule(id="bracket", form="CAPTION (Photo: CREDIT)", find=ending.bracket, trusted=True),
    Rule(id="label", form="CAPTION Photo: CREDIT", find=keywords.label, trusted=True),
    Rule(id="sign", form="CAPTION © CREDIT", find=keywords.sign, trusted=True),
    Rule(id="by", form="CAPTION Photo by CREDIT", find=keywords.by, trusted=True),
    Rule(id="role", form="CAPTION。CREDIT撮影", find=ending.role),
    Rule(id="label-bare", form="A sentence. Foto CREDIT", find=keywords.label_bare),
    Rule(id="after-stop", form="A sentence. NAME/AGENCY", find=ending.after_stop),
    Rule(id="bar", form="CAPTION | CREDIT", find=ending.bar),
    Rule(id="credit-phrase", form="CAPTION Courtesy of NAME", find=ending.credit_phrase),
    Rule(id="bracket-first", form="(Photo: CREDIT) CAPTION", find=starting.bracket_first, trusted=True),
    Rule(id="label-first", form="Photo: CREDIT CAPTION", find=starting.label_first),
    Rule(id="unmarked-tail", form="CAPTION NAME/AGENCY", find=unmarked.tail),
    Rule(id="unmarked-head", form="NAME/AGENCY CAPTION", find=unmarked.head),
    Rule(id="name", form="A sentence. NAME", find=ending.name),
    Rule(id="unplaced", form="CAPTION Photo: CREDIT. CAPTION", find=keywords.unplaced),
)
