"""A flow goes in; hyphens that stand for a dash, a range or a minus come out as these, dots as an ellipsis.

What may be a code stays: dates (2021-07-20), telephone numbers, ISBN, designations (NS-16, 747-400), chains
of any kind.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from presswork.composition.typography.ranges import EN_DASH, range_edits

if TYPE_CHECKING:
    from presswork.composition.typography.conventions import Conventions
    from presswork.composition.typography.flow import Edit, Flow

EM_DASH = "—"
MINUS = "−"
TIMES = "×"
ELLIPSIS = "…"

_SPACE = "[ \\t\\r\\n\u00a0]"
_BEFORE = r"(?<=[\w.,;:!?…)\]}’”»“‘›%°\ufffc])"
_AFTER = r"(?=[\w(\[{’“„«‘‚‹”»¿¡…$€£@#&*\ufffc])"

_PATTERNS = {
    "dots": r"(?<![./\\])(?:\.{3,4}(?!\.)|\.(?:[ \u00a0]\.){2}(?![ \u00a0]?\.))(?![/\\])",
    "opening": rf"\A\s*(-{{1,3}}{_SPACE}+)(?=[^\W\d_]|[¿¡“„«‘‚‹…(\[\ufffc])",
    "aside": rf"{_BEFORE}({_SPACE}+-{{1,3}}{_SPACE}+){_AFTER}",
    "typed": r"(?<=[\w.,;:!?)\]}’”»“…\ufffc])(-{2,3})(?=[\w(\[’“„«‘‚‹¿¡…\ufffc])",
    "broken": r"(?<=[\w,;:!?)\]}’”»…\ufffc])(-{2,3})(?!-)(?=[’”»“‘›]*(?:$|[\s.,;:!?)\]…–—-]))",
    "speech": r"\A\s*(-)(?=[¿¡«“]|[^\W\d_a-zñáéíóúü])",
    "said-open": r"(?<=\s)(-)(?=[^\W\d_])",
    "said-close": r"(?<=[^\W\d_]|[.,!?»”…])(-)(?=[\s.,;:]|\Z)",
    "raya-open": rf"(?<=[\w.,;:!?)\]”»…])({_SPACE}+-{{2,3}})(?=[\w¿¡«“(])",
    "raya-close": rf"(?<=[\w)\]”»…])(-{{2,3}})(?={_SPACE}|[.,;:])",
    "sentence-end": r"[.!?…]\s",
    "unknown": r"(?:(?<=\w)(?=-+\w)|(?<=\S )(?=-+ \S))(-{2,3})(?!-)",
    "times": (
        r"(?:(?<![\w.])|(?<=\d[xXх×]))(?!0[xX])\d+(?:[.,]\d+)?"
        r"(?:[ \u00a0]?(?:mm|cm|m|km|in|ft|px|мм|см|м)|[″′])?"
        r"([ \u00a0]?[xXх][ \u00a0]?)(?=\d)"
    ),
    "minus": (
        r"(?:(?<=[\s(])|\A)(-)(?=\d+(?:[.,]\d+)?[ \u00a0\u202f]?"
        r"(?:[°%‰]|degrees|Grad|degrés|grados|gradi|graus|graden|stopni|градус))"
    ),
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a compiled pattern; each is compiled when a text first needs it."""
    return re.compile(_PATTERNS[name])


def set_dots(flow: Flow) -> None:
    """Make three dots an ellipsis, four a full stop and an ellipsis (Chicago 13.53), not a longer row."""
    if ".." in flow.text or ". ." in flow.text or ".\u00a0." in flow.text:
        flow.replace(_pattern("dots"), lambda match: "." + ELLIPSIS if match.group() == "...." else ELLIPSIS)


def set_dashes(flow: Flow, conventions: Conventions) -> None:
    """Set the dashes of a flow."""
    if "-" not in flow.text:
        return
    if conventions.ranges:
        flow.edit(range_edits(flow.text))
        flow.replace(_pattern("minus"), MINUS)
    if not conventions.dash:
        flow.replace(_pattern("unknown"), lambda match: EM_DASH if len(match[1]) == 3 else EN_DASH)
        return
    flow.replace(_pattern("opening"), lambda match: _opening(match[1], conventions))
    if conventions.raya:
        _set_rayas(flow)
    flow.replace(_pattern("aside"), lambda match: _aside(match, conventions.dash))
    if "--" in flow.text:
        flow.replace(_pattern("broken"), conventions.opening_dash.strip() or conventions.dash.strip())
        flow.replace(_pattern("typed"), conventions.dash)


def set_times(flow: Flow) -> None:
    """Make an x between two numbers a multiplication sign, its spaces no-break."""
    if "x" in flow.text or "X" in flow.text or "х" in flow.text:
        flow.replace(_pattern("times"), lambda match: re.sub("[xXх]", TIMES, match[1]).replace(" ", "\u00a0"))


def _opening(hyphens: str, conventions: Conventions) -> str:
    """A single hyphen begins a speech only where speech begins with a dash; elsewhere it may mark an item."""
    return conventions.opening_dash if conventions.speech_dash or hyphens.startswith("--") else hyphens


def _aside(match: re.Match[str], dash: str) -> str:
    text, (start, end) = match.string, match.span(1)
    if match[1].strip() == "-":
        if text[start - 1].isdigit() and text[end].isdigit():
            return match[1]  # a sum, or a range that we cannot be sure of
        if _is_letter_alone(text, start - 1, -1) and _is_letter_alone(text, end, 1):
            return match[1]  # x - y
    return dash


def _is_letter_alone(text: str, place: int, step: int) -> bool:
    beyond = place + step
    alone = not (0 <= beyond < len(text) and text[beyond].isalnum())
    return alone and text[place].isalpha() and text[place].isascii()


def _set_rayas(flow: Flow) -> None:
    """Close each pair of dashes in a sentence up to what it encloses: `casa —grande— azul`."""
    flow.replace(_pattern("speech"), EM_DASH)
    if flow.text.lstrip().startswith(EM_DASH):  # and in `—Sí -dijo ella-.` a hyphen is a dash as well
        flow.replace(_pattern("said-open"), EM_DASH)
        flow.replace(_pattern("said-close"), EM_DASH)
    matches = [match for match in _pattern("aside").finditer(flow.text) if not _aside(match, "")]
    edits: list[Edit] = []
    index = 0
    while index + 1 < len(matches):
        first, second = matches[index], matches[index + 1]
        if _pattern("sentence-end").search(flow.text, first.end(), second.start()):
            index += 1
            continue
        edits += ((*first.span(1), f" {EM_DASH}"), (*second.span(1), f"{EM_DASH} "))
        index += 2
    flow.edit(edits)
    if "--" in flow.text:
        flow.replace(_pattern("raya-open"), f" {EM_DASH}")
        flow.replace(_pattern("raya-close"), EM_DASH)
