"""A manuscript's table in; its text and its Markdown out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.manuscript.figures import Figure, figures_of
from presswork.content.importing.manuscript.parts import Paragraph, Table
from presswork.content.importing.markup.runs import markdown_of, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presswork.content.importing.manuscript.parts import Part


def text_of(table: Table) -> str:
    """Return the words, a line a row, cells parted by tabs."""
    rows = ("\t".join(" ".join(_texts(cell)) for cell in row) for row in table.rows)
    return "\n".join(row for row in rows if row.strip())


def markdown_of_table(table: Table) -> str:
    """Return the table with its first row as the head, since a table in Markdown has to have one."""
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(parts: Iterable[Part]) -> str:
    lines = [markdown_of(tidy(paragraph.runs)) for paragraph in _paragraphs(parts)]
    line = "<br>".join(line for line in lines if line)
    return line.replace("\\\n", "<br>").replace("\n", " ").replace("|", "\\|").strip()


def _texts(parts: Iterable[Part]) -> list[str]:
    return [" ".join(paragraph.text.split()) for paragraph in _paragraphs(parts)]


def _paragraphs(parts: Iterable[Part]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for item in figures_of(parts):
        if isinstance(item, Paragraph):
            found.append(item)
        elif isinstance(item, Figure):
            found.append(Paragraph(runs=item.caption))
        else:
            for row in item.rows:
                for cell in row:
                    found += _paragraphs(cell)
    return found
