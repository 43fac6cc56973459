"""The items of a list, each a paragraph with its level, in; one block out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.markup.runs import markdown_of, tidy
from presswork.model.imported import ImportedBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.importing.manuscript.parts import Paragraph

MAX_LEVEL = 6  # deeper items join those of this level


def list_block(items: Sequence[Paragraph]) -> ImportedBlock:
    """Return the list. An item that stands deeper than the one before it is part of that one."""
    lines: list[str] = []
    open_levels: list[_Level] = []
    for item in items:
        level = min(item.level, MAX_LEVEL)
        while open_levels and open_levels[-1].level > level:
            open_levels.pop()
        if not open_levels or open_levels[-1].level < level:
            indent = open_levels[-1].inside if open_levels else ""
            open_levels.append(_Level(level, indent, item))
        here = open_levels[-1]
        if here.numbered != item.numbered:  # a list of the other kind begins; another mark parts them
            open_levels[-1] = here = _Level(level, here.indent, item)
        marker = here.next_marker()
        here.inside = here.indent + " " * len(marker)
        text = markdown_of(tidy(item.runs)).replace("\n", "\n" + here.inside)
        lines.append(here.indent + marker + text)
    return ImportedBlock(
        kind="list", text="\n".join(" ".join(item.text.split()) for item in items), markdown="\n".join(lines)
    )


class _Level:
    def __init__(self, level: int, indent: str, item: Paragraph) -> None:
        self.level, self.indent, self.inside = level, indent, indent
        self.numbered = item.numbered
        self._number = item.first_number

    def next_marker(self) -> str:
        if not self.numbered:
            return "- "
        marker = f"{self._number}. "
        self._number += 1
        return marker
