"""The text lines of a pasted text in; the lists among them, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.escape import escape
from presswork.model.imported import ImportedBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.importing.pasted.lines import Line

# A dash opens a line of speech in many languages; only a hyphen or an asterisk, without gaps, makes a list.
_BULLET = re.compile(r"[•●▪◦‣■]\s*(?=\S)")
_HYPHEN = re.compile(r"[*-]\s+(?=\S)")
_LEAST = 2  # items


def lists_in(lines: Sequence[Line]) -> dict[int, tuple[ImportedBlock, tuple[int, ...]]]:
    """Return each list by the number of its first line, with the numbers of all of its lines."""
    found = {}
    run: list[Line] = []
    for line in [*lines, None]:
        if line and run and _goes_on(run[0], line):
            run.append(line)
            continue
        if len(run) >= _LEAST:
            found[run[0].number] = (_block(run), tuple(each.number for each in run))
        run = [line] if line and (_BULLET.match(line.text) or _HYPHEN.match(line.text)) else []
    return found


def _goes_on(first: Line, line: Line) -> bool:
    """Whether the line is an item of the list that the first line began."""
    if _BULLET.match(first.text):
        return line.text[0] == first.text[0]
    return bool(_HYPHEN.match(line.text)) and line.text[0] == first.text[0] and not line.gap


def _block(run: Sequence[Line]) -> ImportedBlock:
    items = [re.sub(r"^[•●▪◦‣■*-]\s*", "", line.text) for line in run]
    return ImportedBlock(
        kind="list",
        text="\n".join(items),
        markdown="\n".join(f"- {escape(item)}" for item in items),
        line=run[0].number,
    )
