"""What holds within a group of an RTF file, and what is known of the whole file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.content.importing.docx.fields import Field
    from presswork.content.importing.manuscript.parts import Part
    from presswork.content.importing.markup.runs import Run
    from presswork.model.imported import ImportedPicture


@dataclass(kw_only=True)
class Group:
    """The properties of a group's text; one within it begins with the same. `on_end` is called at its end."""

    target: str = "text"  # what its text is: text, skip, or a destination's name
    marks: frozenset[str] = frozenset()
    hidden: bool = False
    deleted: bool = False
    skip_after_unicode: int = 1
    font: int = -1
    style: int = 0
    outline: int = 0
    list_number: int = 0
    list_level: int = 0
    in_table: bool = False
    language: int = 0
    on_end: list[Callable[[], None]] = field(default_factory=list)


@dataclass(kw_only=True)
class Flow:
    """A text while it is being read: the document's, a note's, a box's, a cell's."""

    parts: list[Part] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    before: list[Part] = field(default_factory=list)
    after: list[Part] = field(default_factory=list)
    label: str = ""
    cell: list[Part] = field(default_factory=list)
    cells: list[tuple[Part, ...]] = field(default_factory=list)
    rows: list[tuple[tuple[Part, ...], ...]] = field(default_factory=list)


@dataclass(kw_only=True)
class Document:
    """What the file says outside its text, and what was met on the way."""

    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    symbol_fonts: set[int] = field(default_factory=set)
    styles: dict[int, str] = field(default_factory=dict)
    style_outlines: dict[int, int] = field(default_factory=dict)
    numbered: dict[tuple[int, int], bool] = field(default_factory=dict)  # by list (\\ls) and level
    info: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, ImportedPicture] = field(default_factory=dict)
    notes: dict[str, list[Part]] = field(default_factory=dict)
    comments: list[tuple[str, str, str]] = field(default_factory=list)
    letters: Counter[int] = field(default_factory=Counter)
    fields: list[Field] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0
    hidden: list[str] = field(default_factory=list)
