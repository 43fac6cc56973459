"""A flow goes in; the spaces that a language sets before and inside punctuation come out in it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.composition.typography.conventions import Conventions
    from presswork.composition.typography.flow import Flow

_SPACE = "[ \\t\\r\\n\u00a0\u2009\u202f]"

_PATTERNS = {
    "after-open": f"(?<=[«‹])({_SPACE}+)",
    "open": "([«‹])(?=\\S)",
    "before-close": f"(?<=\\S)({_SPACE}+)(?=[»›])",
    "close": "(?<=\\S)([»›])",
    "spaced": f"(?<=\\S)({_SPACE}+)(?=[!?]|[;:](?![)(/\\w]|-[)(DP]))",
    "tight": "(?<=[\\w)\\]}»”’%°…$€\ufffc])([;:!?])(?=$|[\\s!?:;)\\]}»›”’\"'.…,–—-])",
    "percent": f"(?<=\\d)({_SPACE}*%)(?!\\w)",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def set_punctuation_spaces(flow: Flow, conventions: Conventions) -> None:
    """Set the spaces before tall punctuation, inside guillemets and before the per cent sign."""
    space = conventions.guillemet_space
    if space and not {"«", "»", "‹", "›"}.isdisjoint(flow.text):
        flow.replace(_pattern("after-open"), space)
        flow.replace(_pattern("open"), lambda match: match[1] + space)
        flow.replace(_pattern("before-close"), space)
        flow.replace(_pattern("close"), lambda match: space + match[1])
    before = conventions.space_before
    if before:
        flow.replace(_pattern("spaced"), lambda match: before[match.string[match.end(1)]])
        flow.replace(_pattern("tight"), lambda match: _spaced(match[1], conventions))
    if conventions.percent_space and "%" in flow.text:
        flow.replace(_pattern("percent"), conventions.percent_space + "%")


def _spaced(mark: str, conventions: Conventions) -> str:
    return conventions.space_before[mark] + mark if mark in conventions.insert_space else mark
