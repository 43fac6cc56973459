"""What is gathered from a Word file while its text is being read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presswork.content.importing.docx.fields import Field
    from presswork.content.importing.docx.package import Relationship
    from presswork.content.importing.docx.pictures import Pictures
    from presswork.content.importing.docx.styles import Numbering, Styles
    from presswork.model.imported import Dropped


@dataclass(kw_only=True)
class Context:
    """The document's tables, and what is noted on the way.

    `notes` are the labels of footnotes and endnotes by kind and identifier, in order of reference;
    `commented` the words that a comment's identifier stands at; `letters` how many letters are in a language.
    """

    styles: Styles
    numbering: Numbering
    pictures: Pictures
    relationships: Mapping[str, Relationship] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    commented: dict[str, list[str]] = field(default_factory=dict)
    open_comments: set[str] = field(default_factory=set)
    letters: Counter[str] = field(default_factory=Counter)
    inserted: int = 0
    deleted: int = 0
    formulas: int = 0
    hidden: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def label(self, kind: str, identifier: str) -> str:
        """Return the label of a note, counted over footnotes and endnotes in order of reference."""
        return self.notes.setdefault((kind, identifier), str(len(self.notes) + 1))

    def begin_part(self, relationships: Mapping[str, Relationship], fields: list[Any] | None = None) -> None:
        """Begin to read another part, whose identifiers have their own meaning."""
        self.relationships = self.pictures.relationships = relationships
        self.fields = fields or []
