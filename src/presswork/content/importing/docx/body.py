"""The elements of a Word file's text in; paragraphs, pictures, boxes and tables, in order, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.content.importing.docx.drawings import chosen
from presswork.content.importing.docx.line import Line
from presswork.content.importing.docx.package import MC, W
from presswork.content.importing.docx.styles import is_on, value, whole
from presswork.content.importing.manuscript.parts import Paragraph, Table, with_single_spaces
from presswork.model.imported import Dropped

if TYPE_CHECKING:
    from presswork.content.importing.docx.context import Context
    from presswork.content.importing.docx.styles import Style
    from presswork.content.importing.manuscript.parts import Part, Role
    from presswork.content.importing.markup.runs import Run

_INTO = {f"{W}{name}" for name in ("customXml", "smartTag", "sdtContent", "ins", "moveTo")}
_MAX_COLUMNS = 63  # Word allows no more


def read_parts(element: Any, context: Context) -> list[Part]:
    """Return the parts that an element's children hold."""
    reader = _Reader(context)
    reader.read(element)
    return reader.taken()


class _Reader:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._parts: list[Part] = []
        self._pending: list[Run] = []  # of paragraphs whose end was deleted in a tracked change

    def taken(self) -> list[Part]:
        if self._pending:
            self._parts.append(Paragraph(runs=tuple(self._pending)))
        return self._parts

    def read(self, element: Any) -> None:
        for child in element:
            self._read(child)

    def _read(self, element: Any) -> None:
        tag = element.tag
        if tag == f"{W}p":
            self._paragraph(element)
        elif tag == f"{W}tbl":
            self._parts.append(self._table(element))
        elif tag in _INTO:
            self.read(element)
        elif tag == f"{W}sdt":
            self._content_control(element)
        elif tag in {f"{W}del", f"{W}moveFrom"}:
            self._context.deleted += 1
        elif tag == f"{MC}AlternateContent":
            version = chosen(element)
            if version is not None:
                self.read(version)
        elif tag == f"{W}altChunk":
            self._context.dropped.append(
                Dropped(
                    what="an embedded document", why="it is another file within this one; import it by itself"
                )
            )

    def _content_control(self, element: Any) -> None:
        properties = element.find(f"{W}sdtPr")
        if is_on(properties, "showingPlcHdr"):
            return
        gallery = None if properties is None else properties.find(f"{W}docPartObj/{W}docPartGallery")
        if gallery is not None and "contents" in (gallery.get(f"{W}val") or "").lower():
            inner = read_parts(element, self._context)
            self._parts += [
                Paragraph(role="contents", runs=part.runs) for part in inner if isinstance(part, Paragraph)
            ]
            return
        self.read(element)

    def _paragraph(self, element: Any) -> None:
        properties = element.find(f"{W}pPr")
        style = self._context.styles.get(value(properties, f"{W}pStyle"))
        line = Line(self._context, style, self._box)
        line.read(element)
        changes = None if properties is None else properties.find(f"{W}rPr")
        end_is_gone = changes is not None and (
            changes.find(f"{W}del") is not None or changes.find(f"{W}moveFrom") is not None
        )
        if end_is_gone:
            self._context.deleted += 1
            self._parts += [*line.before, *line.after]
            self._pending += line.runs
            return
        line.runs[:0] = self._pending
        self._pending = []
        self._parts += line.before
        self._parts.append(self._finished(line, properties, style))
        self._parts += line.after

    def _finished(self, line: Line, properties: Any, style: Style) -> Paragraph:
        role, level = _role(properties, style)
        if line.in_contents:
            role = "contents"
        runs = tuple(line.runs) if role == "code" else with_single_spaces(line.runs)
        item = self._item(properties, style) if role in {"text", "item"} else None
        if item is not None and any(run.text.strip() for run in runs):
            level, (numbered, number) = item
            return Paragraph(role="item", runs=runs, level=level, numbered=numbered, first_number=number)
        return Paragraph(role=role, runs=runs, level=level, label=line.label)

    def _item(self, properties: Any, style: Style) -> tuple[int, tuple[bool, int]] | None:
        direct = None if properties is None else properties.find(f"{W}numPr")
        number = value(direct, f"{W}numId")
        level = value(direct, f"{W}ilvl")
        depth = whole(level) if level is not None else style.number_level
        counted = self._context.numbering.next_item(style.number if number is None else number, depth)
        if counted is None:
            return (0, (False, 1)) if style.role == "item" and number != "0" else None
        return depth, counted

    def _box(self, element: Any) -> list[Part]:
        """Return what a text box holds; its fields are its own."""
        fields, self._context.fields = self._context.fields, []
        parts = [part for part in read_parts(element, self._context) if not _is_blank(part)]
        self._context.fields = fields
        return parts

    def _table(self, element: Any) -> Table:
        rows = []
        for row in _descendants(element, f"{W}tr"):
            changes = row.find(f"{W}trPr")
            if changes is not None and changes.find(f"{W}del") is not None:
                self._context.deleted += 1
                continue
            cells: list[tuple[Part, ...]] = []
            for cell in _descendants(row, f"{W}tc"):
                cells += self._cell(cell)
            rows.append(tuple(cells))
        return Table(rows=tuple(rows))

    def _cell(self, element: Any) -> list[tuple[Part, ...]]:
        properties = element.find(f"{W}tcPr")
        span = min(max(whole(value(properties, f"{W}gridSpan"), 1), 1), _MAX_COLUMNS)
        merge = None if properties is None else properties.find(f"{W}vMerge")
        continues = merge is not None and (merge.get(f"{W}val") or "continue") == "continue"
        parts = [] if continues else [p for p in read_parts(element, self._context) if not _is_blank(p)]
        return [tuple(parts), *[()] * (span - 1)]


def _descendants(element: Any, tag: str) -> list[Any]:
    """Return the rows or cells, those within content controls too, not those of inner tables."""
    found = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _INTO or child.tag == f"{W}sdt":
            found += _descendants(child, tag)
    return found


def _is_blank(part: Part) -> bool:
    return isinstance(part, Paragraph) and not any(run.text.strip() or run.note for run in part.runs)


def _role(properties: Any, style: Style) -> tuple[Role, int]:
    outline = value(properties, f"{W}outlineLvl")
    if style.role == "text" and outline is not None and 0 <= whole(outline, 9) < 9:
        return "heading", whole(outline) + 1
    return style.role, style.level
