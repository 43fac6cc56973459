"""The content of an OpenDocument paragraph in; its runs, and what is drawn beside them, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.content.importing.manuscript.parts import Box, PlacedPicture
from presswork.content.importing.markup.addresses import link
from presswork.content.importing.markup.runs import BREAK, Run
from presswork.content.importing.odt.names import DC, DRAW, OFFICE, SVG, TEXT, XLINK

if TYPE_CHECKING:
    from collections.abc import Callable

    from presswork.content.importing.manuscript.parts import Part
    from presswork.content.importing.odt.context import Context

_FRAMES = {f"{DRAW}{name}" for name in ("frame", "g", "a", "custom-shape", "rect", "ellipse", "control")}
_SILENT = {
    f"{TEXT}{name}"
    for name in (
        "change",
        "change-start",
        "change-end",
        "bookmark-ref",
        "page-number",
        "page-count",
        "hidden-text",
        "hidden-paragraph",
    )
}
_CODE_STYLES = {"source_20_text", "teletype", "sourcetext"}
_MAX_SPACES = 200


class Line:
    """A paragraph while it is being read."""

    def __init__(
        self, context: Context, marks: frozenset[str], read_box: Callable[[Any], list[Part]]
    ) -> None:
        self.runs: list[Run] = []
        self.before: list[Part] = []
        self.after: list[Part] = []
        self.label = ""
        self._context = context
        self._marks = marks
        self._read_box = read_box

    def read(self, element: Any) -> None:
        """Add what the element holds."""
        self._children(element, self._marks, "")

    def _children(self, element: Any, marks: frozenset[str], href: str) -> None:
        self._add(element.text, marks, href)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, marks, href)
            self._add(child.tail, marks, href)

    def _child(self, element: Any, marks: frozenset[str], href: str) -> None:
        tag = element.tag
        if tag == f"{TEXT}span":
            self._span(element, marks, href)
        elif tag == f"{TEXT}a":
            self._children(element, marks, link(element.get(f"{XLINK}href"), "") or href)
        elif tag == f"{TEXT}s":
            count = element.get(f"{TEXT}c") or "1"
            self._add(" " * min(int(count) if count.isdecimal() else 1, _MAX_SPACES), marks, href)
        elif tag == f"{TEXT}tab":
            self._add(" ", marks, href)
        elif tag == f"{TEXT}line-break":
            self.runs.append(Run(text=BREAK))
        elif tag == f"{TEXT}note":
            self.runs.append(Run(note=self._context.note(element)))
        elif tag == f"{OFFICE}annotation":
            self._comment(element)
        elif tag == f"{TEXT}sequence":
            self.label = self.label or (element.get(f"{TEXT}name") or "")
            self._children(element, marks, href)
        elif tag in _FRAMES:
            self._drawing(element)
        elif tag == f"{TEXT}ruby":
            for base in element.iterchildren(f"{TEXT}ruby-base"):
                self._children(base, marks, href)
        elif tag not in _SILENT and tag != f"{OFFICE}annotation-end":
            self._children(element, marks, href)

    def _span(self, element: Any, marks: frozenset[str], href: str) -> None:
        name = element.get(f"{TEXT}style-name")
        style = self._context.styles.get("text", name)
        if style.hidden:
            self._context.hidden.append("".join(element.itertext()))
            return
        code = {"code"} if (name or "").lower() in _CODE_STYLES else set()
        self._children(element, marks | style.marks | code, href)

    def _comment(self, element: Any) -> None:
        words = " ".join(
            "".join(
                "".join(part.itertext()) + " " for part in element.iterchildren(f"{TEXT}p", f"{TEXT}list")
            ).split()
        )
        author = element.findtext(f"{DC}creator") or ""
        place = "".join(run.text for run in self.runs)[-60:].strip()
        self._context.comments.append((author, place, words))

    def _add(self, text: str | None, marks: frozenset[str], href: str) -> None:
        if text:
            self.runs.append(Run(text=text.replace("\n", " "), marks=marks, href=href))

    def _drawing(self, element: Any) -> None:
        parts = drawn_parts(element, self._context, self._read_box)
        opens = not any(run.text.strip() for run in self.runs)
        (self.before if opens or (self.before and not self.after) else self.after).extend(parts)


def drawn_parts(
    element: Any, context: Context, read_box: Callable[[Any], list[Part]], alt: str = ""
) -> list[Part]:
    """Return the pictures and boxes of a frame or a group."""
    own = element.findtext(f"{SVG}desc") or element.findtext(f"{SVG}title") or ""
    if element.tag == f"{DRAW}frame":
        return _frame(element, context, read_box, own or alt)
    if element.tag in {f"{DRAW}g", f"{DRAW}a"}:
        children = [child for child in element if child.tag in _FRAMES]
        alone = len(children) == 1
        parts = [
            p
            for child in children
            for p in drawn_parts(child, context, read_box, (own or alt) if alone else "")
        ]
        pictures = [part for part in parts if isinstance(part, PlacedPicture)]
        return [Box(parts=tuple(parts))] if pictures and len(parts) > 1 else parts
    inside = read_box(element)  # a shape with words in it
    return [Box(parts=tuple(inside))] if inside else []


def _frame(element: Any, context: Context, read_box: Callable[[Any], list[Part]], alt: str) -> list[Part]:
    """Return what a frame holds: the first of its contents that can be used (ODF 1.3, part 3, 10.4.2)."""
    box = element.find(f"{DRAW}text-box")
    if box is not None:
        parts = read_box(box)
        return [Box(parts=tuple(parts))] if parts else []
    images = list(element.iterchildren(f"{DRAW}image"))
    thing = element.find(f"{DRAW}object")
    thing = element.find(f"{DRAW}object-ole") if thing is None else thing
    if thing is not None:
        context.pictures.report_drawing(thing, alt)
        return []
    for image in images:
        placed = context.pictures.place(image, alt, element.get(f"{DRAW}name") or "")
        if placed is not None:
            return [placed]
    if images:
        context.pictures.report_missing(images[0].get(f"{XLINK}href") or "")
        return [PlacedPicture(key="", alt=alt)]
    return []
