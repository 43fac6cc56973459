"""A caption as it stood, with its credit, in; the caption with its emphasis, and the credit, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.content.importing.markup.runs import is_plain, markdown_of, text_of_runs, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.importing.markup.runs import Run


def marked_part(runs: Sequence[Run], text: str) -> str:
    """Return the Markdown of that part of the runs which reads `text`, "" where plain text says it all."""
    runs = tidy(runs)
    start = text_of_runs(runs).find(text) if text else -1
    if start < 0:
        return ""
    part = tidy(_cut(runs, start, start + len(text)))
    return "" if is_plain(part) else markdown_of(part)


def _cut(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    kept, place = [], 0
    for run in runs:
        piece = run.text[max(0, start - place) : max(0, end - place)]
        if piece or (run.note and start < place <= end):
            kept.append(replace(run, text=piece))
        place += len(run.text)
    return kept
