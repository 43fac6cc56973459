"""The content of a Word paragraph in; its runs, and what is drawn beside them, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.content.importing.docx.drawings import chosen, drawn_parts
from presswork.content.importing.docx.fields import Field
from presswork.content.importing.docx.package import MC, M, R, W
from presswork.content.importing.docx.styles import is_on, marks_of, value
from presswork.content.importing.docx.symbols import symbol
from presswork.content.importing.markup.addresses import link
from presswork.content.importing.markup.runs import BREAK, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from presswork.content.importing.docx.context import Context
    from presswork.content.importing.docx.styles import Style
    from presswork.content.importing.manuscript.parts import Part

_INTO = {f"{W}{name}" for name in ("smartTag", "customXml", "bdo", "dir", "sdtContent", "ruby", "rubyBase")}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011", "cr": BREAK}


class Line:
    """A paragraph while it is being read."""

    def __init__(self, context: Context, style: Style, read_box: Callable[[Any], list[Part]]) -> None:
        self.runs: list[Run] = []
        self.before: list[Part] = []
        self.after: list[Part] = []
        self.label = ""
        self.in_contents = any(field.is_contents for field in context.fields)
        self._context = context
        self._style = style
        self._read_box = read_box

    def read(self, element: Any, href: str = "") -> None:
        """Add what the element's children hold."""
        for child in element:
            self._read(child, href)

    def _read(self, element: Any, href: str) -> None:
        tag = element.tag
        if tag == f"{W}r":
            self._run(element, href)
        elif tag in _INTO:
            self.read(element, href)
        elif tag == f"{W}sdt":
            self._content_control(element, href)
        elif tag in {f"{W}ins", f"{W}moveTo"}:
            self._context.inserted += 1
            self.read(element, href)
        elif tag in {f"{W}del", f"{W}moveFrom"}:
            self._context.deleted += 1
        elif tag == f"{W}hyperlink":
            self.read(element, self._target(element.get(f"{R}id") or "") or href)
        elif tag == f"{W}fldSimple":
            self._simple_field(element, href)
        elif tag in {f"{M}oMath", f"{M}oMathPara"}:
            self._formula(element)
        elif tag == f"{MC}AlternateContent":
            self._alternatives(element, href)
        elif tag == f"{W}commentRangeStart":
            self._context.open_comments.add(element.get(f"{W}id") or "")
        elif tag == f"{W}commentRangeEnd":
            self._context.open_comments.discard(element.get(f"{W}id") or "")

    def _alternatives(self, element: Any, href: str) -> None:
        version = chosen(element)
        if version is not None:
            self.read(version, href)

    def _content_control(self, element: Any, href: str) -> None:
        """Read what was filled into a content control, not the words that ask to fill it in."""
        if not is_on(element.find(f"{W}sdtPr"), "showingPlcHdr"):
            self.read(element, href)

    def _target(self, identifier: str) -> str:
        relationship = self._context.relationships.get(identifier)
        return link(relationship.target, "") if relationship and relationship.external else ""

    def _simple_field(self, element: Any, href: str) -> None:
        field = Field(instruction=element.get(f"{W}instr") or "", shows_result=True)
        self._begin_result(field)
        self._context.fields.append(field)
        self.read(element, href)
        self._context.fields.remove(field)

    def _begin_result(self, field: Field) -> None:
        field.shows_result = True
        self.label = self.label or field.label
        self.in_contents = self.in_contents or field.is_contents

    def _formula(self, element: Any) -> None:
        self._context.formulas += 1
        self._add("".join(text.text or "" for text in element.iter(f"{M}t")), frozenset({"em"}), "")

    def _run(self, run: Any, href: str) -> None:
        properties = run.find(f"{W}rPr")
        marks, is_hidden = self._marks(properties)
        self._note_language(properties, run)
        for child in run:
            local = child.tag.rsplit("}", 1)[-1] if isinstance(child.tag, str) else ""
            if child.tag in _DRAWN:
                self._drawing(child)
            elif child.tag == f"{MC}AlternateContent":
                self._alternatives_in_run(child, marks, href)
            elif child.tag == f"{W}ruby":
                for base in child.iterchildren(f"{W}rubyBase"):
                    self.read(base, href)
            elif local in {"fldChar", "instrText"}:
                self._field_mark(child, local)
            elif is_hidden:
                self._context.hidden += [child.text] if local == "t" and child.text else []
            else:
                self._piece(child, local, marks, href)

    def _alternatives_in_run(self, element: Any, marks: frozenset[str], href: str) -> None:
        version = chosen(element)
        for child in [] if version is None else version:
            if child.tag in _DRAWN:
                self._drawing(child)
            elif child.tag == f"{W}r":
                self._run(child, href)
            elif isinstance(child.tag, str):
                self._piece(child, child.tag.rsplit("}", 1)[-1], marks, href)

    def _marks(self, properties: Any) -> tuple[frozenset[str], bool]:
        """Return the run's marks, and whether it is hidden. The type of a heading's style is no mark."""
        named = value(properties, f"{W}rStyle")
        style = self._context.styles.get(named) if named else None
        marks = dict(self._style.marks) if self._style.role in {"text", "item"} else {}
        marks |= (style.marks if style else {}) | marks_of(properties)
        on = {mark for mark, is_set in marks.items() if is_set} | (
            {"code"} if style and style.code else set()
        )
        hidden = is_on(properties, "vanish")
        if hidden is None:
            hidden = self._style.hidden or bool(style and style.hidden)
        return frozenset(on), hidden

    def _note_language(self, properties: Any, run: Any) -> None:
        tag = None if properties is None else properties.find(f"{W}lang")
        language = (None if tag is None else tag.get(f"{W}val")) or self._context.styles.language
        if language:
            self._context.letters[language] += sum(len(text.text or "") for text in run.iterchildren(f"{W}t"))

    def _field_mark(self, element: Any, local: str) -> None:
        fields = self._context.fields
        if local == "instrText":
            if fields and not fields[-1].shows_result:
                fields[-1].instruction += element.text or ""
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            fields.append(Field())
        elif kind == "separate" and fields:
            self._begin_result(fields[-1])
        elif kind == "end" and fields:
            ended = fields.pop()
            self.label = self.label or ended.label

    def _piece(self, element: Any, local: str, marks: frozenset[str], href: str) -> None:
        if local == "t":
            self._add(element.text or "", marks, href)
        elif local == "br" and (element.get(f"{W}type") or "textWrapping") == "textWrapping":
            self._add(BREAK, frozenset(), "")
        elif local in _SIGNS:
            self._add(_SIGNS[local], marks if _SIGNS[local] != BREAK else frozenset(), href)
        elif local == "sym":
            self._add(symbol(element.get(f"{W}font") or "", element.get(f"{W}char") or ""), marks, href)
        elif local in {"footnoteReference", "endnoteReference"}:
            kind = local.removesuffix("Reference")
            self.runs.append(Run(note=self._context.label(kind, element.get(f"{W}id") or "")))

    def _add(self, text: str, marks: frozenset[str], href: str) -> None:
        fields = self._context.fields
        if not text or any(not field.shows_result or field.hides_result for field in fields):
            return
        href = href or next((found for field in reversed(fields) if (found := link(field.href, ""))), "")
        for comment in self._context.open_comments:
            self._context.commented.setdefault(comment, []).append(text)
        self.runs.append(Run(text=text, marks=marks, href=href))

    def _drawing(self, element: Any) -> None:
        # A picture that opens a paragraph stands above its text, any other below: no text is torn apart.
        drawn = drawn_parts(element, pictures=self._context.pictures, read_box=self._read_box)
        opens = not any(run.text.strip() for run in self.runs)
        (self.before if opens or (self.before and not self.after) else self.after).extend(drawn)
