"""The elements of an OpenDocument text in; paragraphs, pictures, boxes and tables, in order, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from presswork.content.importing.manuscript.parts import Paragraph, Table, with_single_spaces
from presswork.content.importing.odt.line import Line, drawn_parts
from presswork.content.importing.odt.names import DRAW, TABLE, TEXT

if TYPE_CHECKING:
    from presswork.content.importing.manuscript.parts import Part
    from presswork.content.importing.odt.context import Context

_CONTENTS = {
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
}
_DRAWN = {f"{DRAW}{name}" for name in ("frame", "g", "custom-shape", "rect", "ellipse", "a")}
_SKIPPED = {
    f"{TEXT}tracked-changes",
    f"{TEXT}sequence-decls",
    f"{TEXT}variable-decls",
    f"{TEXT}user-field-decls",
}
_MAX_COLUMNS, _MAX_REPEATED = 256, 20


def read_parts(element: Any, context: Context) -> list[Part]:
    """Return the parts that an element's children hold."""
    reader = _Reader(context)
    reader.read(element)
    return reader.parts


class _Reader:
    def __init__(self, context: Context) -> None:
        self.parts: list[Part] = []
        self._context = context

    def read(self, element: Any) -> None:
        for child in element:
            tag = child.tag
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                self._paragraph(child)
            elif tag == f"{TEXT}list":
                self._list(child, "", 0)
            elif tag == f"{TABLE}table":
                self.parts.append(self._table(child))
            elif tag in _DRAWN:
                self.parts += drawn_parts(child, self._context, self._box)
            elif tag in _CONTENTS:
                first = next(child.iter(f"{TEXT}p"), None)
                line = self._line(first, frozenset()) if first is not None else None
                self.parts.append(Paragraph(role="contents", runs=tuple(line.runs) if line else ()))
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self.read(child)

    def _line(self, element: Any, marks: frozenset[str]) -> Line:
        line = Line(self._context, marks, self._box)
        line.read(element)
        return line

    def _paragraph(self, element: Any, item: Paragraph | None = None) -> None:
        style = self._context.styles.get("paragraph", element.get(f"{TEXT}style-name"))
        line = self._line(element, style.marks)
        if style.hidden:
            self._context.hidden.append("".join(run.text for run in line.runs))
            return
        role, level = style.role, style.level
        if element.tag == f"{TEXT}h" and role not in {"title", "subtitle"}:
            outline = element.get(f"{TEXT}outline-level") or "1"
            role, level = "heading", int(outline) if outline.isdecimal() else 1
        runs = tuple(line.runs) if role == "code" else with_single_spaces(line.runs)
        paragraph = Paragraph(role=role, runs=runs, level=level, label=line.label)
        if item is not None and role in {"text", "item"}:
            paragraph = replace(item, runs=paragraph.runs)
        self.parts += [*line.before, paragraph, *line.after]

    def _list(self, element: Any, style: str, level: int) -> None:
        style = element.get(f"{TEXT}style-name") or style
        numbered, number = self._context.styles.is_numbered(style, level)
        for child in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            start = child.get(f"{TEXT}start-value") or ""
            number = int(start) if start.isdecimal() and len(start) < 7 else number
            first = True
            for inner in child:
                if inner.tag == f"{TEXT}list":
                    self._list(inner, style, level + 1)
                elif inner.tag in {f"{TEXT}p", f"{TEXT}h"}:
                    item = Paragraph(role="item", level=level, numbered=numbered, first_number=number)
                    self._paragraph(inner, item if first else None)
                    first = False
            number += 1

    def _box(self, element: Any) -> list[Part]:
        return [part for part in read_parts(element, self._context) if not _is_blank(part)]

    def _table(self, element: Any) -> Table:
        rows = []
        for row in element.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table")) is not element:
                continue
            cells: list[tuple[Part, ...]] = []
            for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                parts = tuple(self._box(cell)) if cell.tag == f"{TABLE}table-cell" else ()
                repeated = cell.get(f"{TABLE}number-columns-repeated") or "1"
                count = int(repeated) if repeated.isdecimal() and len(repeated) < 5 else 1
                cells += [parts] * min(count, _MAX_REPEATED)
            rows.append(tuple(cells[:_MAX_COLUMNS]))
        return Table(rows=tuple(rows))


def _is_blank(part: Part) -> bool:
    return isinstance(part, Paragraph) and not any(run.text.strip() or run.note for run in part.runs)
