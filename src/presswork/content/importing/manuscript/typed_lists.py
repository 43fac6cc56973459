"""A manuscript's parts in; the same with lists that were typed, a dot before each line, as lists, out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.content.importing.manuscript.parts import Paragraph
from presswork.content.importing.markup.runs import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.importing.manuscript.parts import Part
    from presswork.content.importing.markup.runs import Run

_DOT = re.compile(r"[•▪◦‣●○■□➢✓·]\s+(?=\S)")
_DASH = re.compile(
    r"[-–*]\s+(?=\S)"
)  # a dash opens speech in many languages: only a run of short lines is a list
_SHORT = 25


def with_typed_lists(parts: Sequence[Part]) -> list[Part]:
    """Return the parts. What stands in boxes and tables is left as it is."""
    found: list[Part] = []
    for place, part in enumerate(parts):
        sign = _sign(part)
        if isinstance(part, Paragraph) and sign and (sign is _DOT or _in_run(parts, place)):
            found.append(replace(part, role="item", runs=_without(sign, part.runs)))
        else:
            found.append(part)
    return found


def _sign(part: Part) -> re.Pattern[str] | None:
    if not isinstance(part, Paragraph) or part.role != "text":
        return None
    return next((sign for sign in (_DOT, _DASH) if sign.match(part.text)), None)


def _in_run(parts: Sequence[Part], place: int) -> bool:
    """Whether three or more short paragraphs in a row begin with a dash."""
    start = place
    while start > 0 and _is_short_dash(parts[start - 1]):
        start -= 1
    end = place
    while end < len(parts) and _is_short_dash(parts[end]):
        end += 1
    return end - start >= 3


def _is_short_dash(part: Part) -> bool:
    is_dash = _sign(part) is _DASH
    return (
        is_dash
        and isinstance(part, Paragraph)
        and len(part.text.split()) <= _SHORT
        and part.text[-1] not in '!?”"»'
    )


def _without(sign: re.Pattern[str], runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs without the sign that opens them."""
    runs = tidy(runs)
    text = "".join(run.text for run in runs)
    match = sign.match(text)
    left = match.end() if match else 0
    kept: list[Run] = []
    for run in runs:
        taken = min(left, len(run.text))
        left -= taken
        if run.text[taken:] or run.note:
            kept.append(replace(run, text=run.text[taken:]))
    return tuple(kept)
