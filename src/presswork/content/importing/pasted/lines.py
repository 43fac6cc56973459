"""A pasted text in; its lines, hard-wrapped ones joined, each with its number and the gaps around it, out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NARROWEST = 40  # characters: no text is wrapped shorter
_WIDEST = 120
_SURE = 3  # lines of a group that must agree before a text counts as wrapped
_CJK_END = re.compile(r"[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]$")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the text, or a paragraph's lines joined. `gap` says that a blank line stands before it."""

    text: str
    number: int
    gap: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank; those that a mail program or a hand wrapped are joined."""
    rows = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .split("\n")
    )
    groups: list[list[tuple[int, str]]] = [[]]
    for number, row in enumerate(rows, start=1):
        if row.strip(" \t\u00a0\u200b\ufeff\x0c"):
            groups[-1].append((number, row.strip().lstrip("\ufeff")))
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    width = _width(groups)
    found = []
    for group in groups:
        gap = True
        for number, row in _joined(group, width) if width else group:
            found.append(Line(text=row, number=number, gap=gap))
            gap = False
    return found


def _width(groups: list[list[tuple[int, str]]]) -> int:
    """Return the width that the text was wrapped to, 0 where it was not.

    A text is wrapped where, in most of its longer groups, the next line's first word would not have fitted.
    """
    longer = [group for group in groups if len(group) >= _SURE]
    if not longer:
        return 0
    width = max(len(row) for group in longer for _, row in group)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    wrapped = sum(all(_full(group, place, width) for place in range(len(group) - 1)) for group in longer)
    return width if wrapped * 2 > len(longer) else 0


def _full(group: list[tuple[int, str]], place: int, width: int) -> bool:
    """Whether the line was broken because the next word did not fit. Some programs count two more columns."""
    following = group[place + 1][1].split()[0]
    return len(group[place][1]) + 1 + len(following) > width - 2


def _joined(group: list[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    found = [group[0]]
    for place in range(1, len(group)):
        if _full(group, place - 1, width):
            number, row = found[-1]
            between = "" if _CJK_END.search(row) or re.search(r"\w-$", row) else " "
            found[-1] = (number, f"{row}{between}{group[place][1]}")
        else:
            found.append(group[place])
    return found
