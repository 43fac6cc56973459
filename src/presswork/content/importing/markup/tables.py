"""A table's element in; whether it holds data or only places things, and its block, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.markup.inline import paragraphs_of
from presswork.content.importing.markup.runs import markdown_of, text_of_runs
from presswork.content.importing.markup.tree import Element, is_unseen, text_of
from presswork.model.imported import ImportedBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_COLUMNS, MAX_ROWS = 60, 5_000
_MAX_CELL = 400  # characters; a longer text is no entry of a table but a page's column
_NO_CELL_NAMES = """
    table ul ol figure h1 h2 h3 h4 h5 h6 img amp-img pre blockquote form video iframe
"""
_NO_CELL = _NO_CELL_NAMES.split()


@dataclass(frozen=True, kw_only=True)
class _Cell:
    text: str
    markdown: str
    columns: int = 1
    head: bool = False


def is_data(element: Element) -> bool:
    """Whether the table holds data. Pages of old put their columns into tables, which then are no tables."""
    if (
        element.get("role") in {"presentation", "none"}
        or next(element.iterdescendants("table"), None) is not None
    ):
        return False
    rows = list(_rows(element))
    cells = [cell for row in rows for cell in row.iterchildren("td", "th")]
    if len(cells) < 2 or max((len(list(row.iterchildren("td", "th"))) for row in rows), default=0) < 2:
        return False
    if (
        any(cell.tag == "th" for cell in cells)
        or next(element.iterchildren("thead", "caption"), None) is not None
    ):
        return True
    long = sum(len(text_of(cell)) > _MAX_CELL for cell in cells)
    laid_out = sum(next(cell.iterdescendants(*_NO_CELL), None) is not None for cell in cells)
    return len(rows) > 1 and long * 4 <= len(cells) and laid_out * 4 <= len(cells)


def table_blocks(element: Element, *, base: str, notes: Mapping[Element, str]) -> tuple[ImportedBlock, ...]:
    """Return the table as a block, before it the paragraph that its caption makes; none where it is empty."""
    rows = [list(_cells(row, base=base, notes=notes)) for row in _rows(element)][:MAX_ROWS]
    rows = [row for row in rows if any(cell.text for cell in row)]
    if not rows:
        return ()
    text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
    block = ImportedBlock(kind="table", text=text, markdown=_markdown(rows), line=element.sourceline)
    caption = [text_of(found) for found in element.iterchildren("caption") if text_of(found)]
    return (*(ImportedBlock(kind="paragraph", text=text, line=element.sourceline) for text in caption), block)


def _rows(element: Element) -> Iterator[Element]:
    for part in element.iterchildren():
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from part.iterchildren("tr")


def _cells(row: Element, *, base: str, notes: Mapping[Element, str]) -> Iterator[_Cell]:
    for cell in row.iterchildren("td", "th"):
        if is_unseen(cell):
            continue
        paragraphs = paragraphs_of(cell, base=base, notes=notes)
        text = " ".join(" ".join(text_of_runs(runs).split()) for runs in paragraphs)
        markdown = " ".join(markdown_of(runs).replace("\\\n", " ") for runs in paragraphs).replace("|", "\\|")
        span = cell.get("colspan") or "1"
        columns = min(max(int(span), 1), MAX_COLUMNS) if span.isdecimal() and len(span) < 4 else 1
        yield _Cell(
            text=text, markdown=markdown.replace("\\\\|", "\\|"), columns=columns, head=cell.tag == "th"
        )


def _markdown(rows: list[list[_Cell]]) -> str:
    """Return the rows as a table of our Markdown; a row that is not all headings cannot be its head."""
    width = min(max(sum(cell.columns for cell in row) for row in rows), MAX_COLUMNS)
    head = rows[0] if all(cell.head or not cell.text for cell in rows[0]) else None
    lines = [_line(head or [], width), "|" + " --- |" * width]
    return "\n".join(lines + [_line(row, width) for row in rows[1 if head else 0 :]])


def _line(row: list[_Cell], width: int) -> str:
    entries = [entry for cell in row for entry in (cell.markdown, *[""] * (cell.columns - 1))][:width]
    entries += [""] * (width - len(entries))
    return "|" + "".join(f" {entry} |" for entry in entries)
