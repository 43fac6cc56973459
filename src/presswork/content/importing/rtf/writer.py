"""Texts and paragraphs' ends in; the parts of a manuscript out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.manuscript.parts import Paragraph, PlacedPicture, Table, with_single_spaces
from presswork.content.importing.manuscript.roles import role_of
from presswork.content.importing.markup.addresses import link
from presswork.content.importing.markup.runs import BREAK, Run
from presswork.content.importing.rtf.state import Flow

if TYPE_CHECKING:
    from presswork.content.importing.manuscript.parts import Part, Role
    from presswork.content.importing.rtf.state import Document, Group


class Writer:
    """Writes into the text that is open: the document's, or a note's or a box's within it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._flows = [Flow()]
        self._last = ""  # half of a character that RTF writes as two

    @property
    def flow(self) -> Flow:
        """The text that is open."""
        return self._flows[-1]

    def open(self) -> None:
        """Open a text within the text."""
        self._flows.append(Flow())

    def close(self, group: Group) -> list[Part]:
        """Close it, and return its parts."""
        self.end_paragraph(group)
        self._end_table()
        return self._flows.pop().parts

    def finished(self) -> Flow:
        """Return the document's text."""
        while len(self._flows) > 1:
            self._flows.pop()
        self._put_paragraph(Paragraph(runs=tuple(self.flow.runs)))
        self._end_table()
        return self.flow

    def text(self, text: str, group: Group) -> None:
        """Add text with the group's properties."""
        text = self._joined(text)
        fields = self._document.fields
        if not text or group.deleted or any(not field.shows_result or field.hides_result for field in fields):
            return
        if group.hidden:
            self._document.hidden.append(text)
            return
        self._document.letters[group.language] += len(text)
        href = next((found for field in reversed(fields) if (found := link(field.href, ""))), "")
        for number, piece in enumerate(text.split("\n")):
            if number:
                self.flow.runs.append(Run(text=BREAK))
            if piece:
                self.flow.runs.append(Run(text=piece, marks=group.marks, href=href))

    def _joined(self, text: str) -> str:
        """Return the text with characters beyond the basic plane whole."""
        text, self._last = self._last + text, ""
        if text and "\ud800" <= text[-1] <= "\udbff":
            text, self._last = text[:-1], text[-1]
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def note(self, label: str) -> None:
        """Add a reference to a note."""
        self.flow.runs.append(Run(note=label))

    def place(self, part: Part) -> None:
        """Add a picture or a box beside the paragraph: above it where it opens it, else below."""
        flow = self.flow
        opens = not any(run.text.strip() for run in flow.runs)
        (flow.before if opens else flow.after).append(part)

    def end_paragraph(self, group: Group) -> None:
        """End the paragraph."""
        flow = self.flow
        role, level = self._role(group)
        runs = tuple(flow.runs) if role == "code" else with_single_spaces(flow.runs)
        if any(field.is_contents for field in self._document.fields):
            role = "contents"
        paragraph = Paragraph(role=role, runs=runs, level=level, label=flow.label)
        if role in {"text", "item"} and group.list_number and any(run.text.strip() for run in runs):
            numbered = self._document.numbered.get((group.list_number, group.list_level), False)
            paragraph = Paragraph(role="item", runs=runs, level=group.list_level, numbered=numbered)
        if not group.in_table:
            self._end_table()
        self._put_paragraph(paragraph, in_table=group.in_table)

    def _put_paragraph(self, paragraph: Paragraph, *, in_table: bool = False) -> None:
        flow = self.flow
        parts = flow.cell if in_table else flow.parts
        parts += [*flow.before, *([paragraph] if paragraph.runs else []), *flow.after]
        flow.runs, flow.before, flow.after, flow.label = [], [], [], ""

    def _role(self, group: Group) -> tuple[Role, int]:
        named = role_of(self._document.styles.get(group.style, ""))
        outline = group.outline or self._document.style_outlines.get(group.style, 0)
        if named is None and 1 <= outline <= 9:
            return "heading", outline
        return named or ("text", 0)

    def end_cell(self, group: Group) -> None:
        """End a cell of a table."""
        flow = self.flow
        role, level = self._role(group)
        self._put_paragraph(
            Paragraph(role=role, level=level, runs=with_single_spaces(flow.runs), label=flow.label),
            in_table=True,
        )
        flow.cells.append(tuple(flow.cell))
        flow.cell = []

    def end_row(self) -> None:
        """End a row."""
        if self.flow.cells:
            self.flow.rows.append(tuple(self.flow.cells))
        self.flow.cells = []

    def _end_table(self) -> None:
        flow = self.flow
        if flow.cells or flow.cell:
            flow.cells += [tuple(flow.cell)] if flow.cell else []
            flow.cell = []
            self.end_row()
        if flow.rows:
            flow.parts.append(Table(rows=tuple(flow.rows)))
            flow.rows = []

    def describe(self, alt: str, since: int) -> None:
        """Give the pictures that were placed since then the description of the shape around them."""
        flow = self.flow
        for parts in (flow.before, flow.after):
            for place, part in enumerate(parts):
                if isinstance(part, PlacedPicture) and not part.alt and place >= since:
                    parts[place] = PlacedPicture(key=part.key, alt=alt, name=part.name)
