"""The parts of a manuscript in; the same in one row, with each caption at its picture or table, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from presswork.content.importing.credits import split_caption
from presswork.content.importing.manuscript.labels import counted_by
from presswork.content.importing.manuscript.parts import Box, Paragraph, PlacedPicture, Table
from presswork.content.importing.markup.captions import cut
from presswork.content.importing.markup.runs import Run, text_of_runs, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from presswork.content.importing.manuscript.parts import Part

# A text beside a picture in one box or cell is its caption up to this length; beyond it, it is text.
_CAPTION_WORDS = 90
_UNSTYLED_WORDS = 60
# What an editor writes before a caption, or before a description, that stands below a picture.
_LEGEND = re.compile(
    r"(?:caption|cutline|legend|bildunterschrift|bildtext|bildlegende|bu|légende|leyenda|pie de foto"
    r"|didascalia|bijschrift|onderschrift|billedtekst|bildetekst|legenda|подпись)\s*[:：]\s*",
    re.IGNORECASE,
)
_ALT = re.compile(
    r"(?:alt(?:[ -]?text)?|alternativtext|texte alternatif|texto alternativo)\s*[:：]\s*", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A picture with its caption, as far as it is found; the credit is still in it."""

    picture: PlacedPicture
    caption: tuple[Run, ...] = ()


Item: TypeAlias = Paragraph | Figure | Table


def figures_of(parts: Iterable[Part]) -> list[Item]:
    """Return the parts in one row. A caption that belongs to nothing near it stays a paragraph."""
    row = _Row(_flat(parts))
    return row.tied()


def _flat(parts: Iterable[Part]) -> list[Item]:
    """Return the parts without boxes and tables that only place pictures on the page."""
    row: list[Item] = []
    for part in parts:
        if isinstance(part, Box):
            row += _of_box(part)
        elif isinstance(part, Table) and _only_places(part):
            for box in _boxes(part):
                row += _of_box(box)
        elif isinstance(part, PlacedPicture):
            row.append(Figure(picture=part, caption=part.caption))
        else:
            row.append(part)
    return row


def _of_box(box: Box) -> list[Item]:
    """Return what stands in a box; a short text beside its only picture is its caption, in any style."""
    row = _flat(box.parts)
    texts = [item for item in row if isinstance(item, Paragraph) and item.text]
    figures = [item for item in row if isinstance(item, Figure)]
    loose = all(text.role in {"text", "caption", "credit", "quote"} for text in texts)
    words = sum(len(text.text.split()) for text in texts)
    if len(figures) != 1 or not texts or len(texts) + 1 != len(row) or not loose or words > _CAPTION_WORDS:
        return [item for item in row if not isinstance(item, Paragraph) or item.text]
    (figure,) = figures
    return [Figure(picture=figure.picture, caption=_joined(figure.caption, *(text.runs for text in texts)))]


def _only_places(table: Table) -> bool:
    """Whether a table is there for the layout: it holds pictures, or a single cell."""
    cells = [cell for row in table.rows for cell in row]
    return len(cells) == 1 or any(_holds_picture(cell) for cell in cells)


def _holds_picture(parts: Iterable[Part]) -> bool:
    for part in parts:
        if isinstance(part, PlacedPicture) or (isinstance(part, Box) and _holds_picture(part.parts)):
            return True
        if isinstance(part, Table) and any(_holds_picture(cell) for row in part.rows for cell in row):
            return True
    return False


def _boxes(table: Table) -> list[Box]:
    """Return the cells that belong together: those of a column where pictures stand above their captions."""
    rows = [[cell for cell in row if cell] for row in table.rows]
    rows = [row for row in rows if row]
    first_row_pictures = bool(rows) and all(_holds_picture(cell) for cell in rows[0])
    if len(rows) > 1 and first_row_pictures and len({len(row) for row in rows}) == 1 and len(rows[0]) > 1:
        paired = [rows[start : start + 2] for start in range(0, len(rows), 2)]
        return [
            Box(parts=tuple(part for row in pair for part in row[column]))
            for pair in paired
            for column in range(len(rows[0]))
        ]
    if len(rows) > 1 and max(len(row) for row in rows) == 1:
        return [Box(parts=tuple(part for row in rows for part in row[0]))]
    return [
        box
        for row in rows
        for box in (
            [Box(parts=cell) for cell in row]
            if all(_holds_picture(cell) for cell in row)
            else [Box(parts=tuple(part for cell in row for part in cell))]
        )
    ]


class _Row:
    """The items in order, while captions move to what they belong to."""

    def __init__(self, items: list[Item]) -> None:
        self._items = [item for item in items if not isinstance(item, Paragraph) or tidy(item.runs)]

    def tied(self) -> list[Item]:
        """Return the items with the captions tied."""
        index = 0
        while index < len(self._items):
            item = self._items[index]
            if isinstance(item, Paragraph) and self._is_caption(item, index):
                target = self._target(item, index)
                if target is not None:
                    self._tie(index, target)
                    index -= target > index  # the next item has moved into this place
                    index = max(index, 0)
                    continue
            index += 1
        return self._items

    def _is_caption(self, item: Paragraph, index: int) -> bool:
        if item.role in {"caption", "credit"}:
            return True
        if item.role != "text":
            return False
        text = item.text
        if len(text.split()) > _CAPTION_WORDS:
            return False
        if item.label or (counted_by(text) and _is_marked(text)):
            return True
        return isinstance(self._at(index - 1), Figure) and self._reads_as_caption(item, index)

    def _reads_as_caption(self, item: Paragraph, index: int) -> bool:
        """Whether a paragraph without a caption's style, right after a picture, is one all the same.

        It says so, it ends with a credit, or it is in italics between the picture and upright text.
        """
        if _LEGEND.match(item.text) or _ALT.match(item.text):
            return True
        if len(item.text.split()) > _UNSTYLED_WORDS:
            return False
        split = split_caption(item.text)
        if split.credit and not split.uncertain:
            return True
        after = self._at(index + 1)
        slanted = _is_slanted(item) and isinstance(after, Paragraph) and not _is_slanted(after)
        return slanted and not self._has_caption(index - 1)

    def _has_caption(self, index: int) -> bool:
        figure = self._at(index)
        return isinstance(figure, Figure) and bool(figure.caption)

    def _target(self, item: Paragraph, index: int) -> int | None:
        """Return the place of what the caption belongs to: above it, else below it."""
        before, after = self._at(index - 1), self._at(index + 1)
        counted = counted_by(item.text, item.label)
        if item.role == "credit" or (item.role == "text" and not item.label and not counted):
            return index - 1 if isinstance(before, Figure) else None
        open_before, open_after = self._takes(before, counted), self._takes(after, counted)
        if counted == "table" and open_after and isinstance(after, Table):
            return index + 1
        if open_before:
            return index - 1
        if open_after:
            return index + 1
        if isinstance(before, Figure) and not counted and item.role == "caption":
            words = len(text_of_runs(before.caption).split()) + len(item.text.split())
            return index - 1 if words <= _CAPTION_WORDS else None  # a caption of two paragraphs
        return None

    @staticmethod
    def _takes(item: Item | None, counted: str) -> bool:
        """Whether a caption may go there: a picture or a table without one; a figure's not to a table."""
        if isinstance(item, Figure):
            return not item.caption or item.caption == item.picture.caption
        return isinstance(item, Table) and not item.caption and counted != "figure"

    def _at(self, index: int) -> Item | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def _tie(self, index: int, target: int) -> None:
        item, taker = self._items[index], self._items[target]
        assert isinstance(item, Paragraph)
        if isinstance(taker, Figure) and (alt := _ALT.match(item.text)):
            described = replace(taker.picture, alt=taker.picture.alt or item.text[alt.end() :].strip())
            self._items[target] = Figure(picture=described, caption=taker.caption)
        elif isinstance(taker, Figure):
            own = () if taker.caption == taker.picture.caption and item.role == "caption" else taker.caption
            self._items[target] = Figure(picture=taker.picture, caption=_joined(own, _without_legend(item)))
        elif isinstance(taker, Table):
            self._items[target] = Table(rows=taker.rows, caption=item.runs)
        del self._items[index]


def _is_slanted(item: Paragraph) -> bool:
    marks = ["em" in run.marks for run in item.runs if run.text.strip()]
    return bool(marks) and all(marks)


def _without_legend(item: Paragraph) -> tuple[Run, ...]:
    """Return a caption's runs without the word that only says that it is one."""
    match = _LEGEND.match(item.text)
    runs = tidy(item.runs)
    return cut(runs, item.text[match.end() :].strip()) if match else runs


def _is_marked(text: str) -> bool:
    """Whether a stop, a colon or the end follows the figure's number: "Figure 3 shows" begins a sentence."""
    return bool(
        re.match(r"\s*\S+\s*(?:no\.?\s*|nr\.?\s*)?[\w.\-–]*\d\w*\s*(?:[.:–—|-]|$)", text, re.IGNORECASE)
    )


def _joined(*pieces: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs of several paragraphs as one line."""
    joined: list[Run] = []
    for piece in pieces:
        if joined and piece:
            joined.append(Run(text=" "))
        joined += [Run(text=" ") if run.is_break else run for run in piece]
    return tidy(joined)
