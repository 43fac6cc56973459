"""References to footnotes and their definitions in; numbers in order of reference, and the notes, out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from presswork.content.report import Report


@dataclass(kw_only=True)
class Draft:
    """A note that was referred to: its number, and the tokens of its text."""

    number: int
    label: str
    tokens: list[Token]
    line: int | None
    references: int = field(default=0)


class NoteBook:
    """An article's notes. Take the definitions out of the tokens first, then refer to them."""

    def __init__(self, report: Report, first_line: int) -> None:
        self._report = report
        self._first_line = first_line
        self._definitions: dict[str, tuple[list[Token], int]] = {}
        self._drafts: dict[str, Draft] = {}
        self._numbered: list[Draft] = []

    def take_definitions(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens without the notes' definitions, which are kept."""
        text: list[Token] = []
        open_notes: list[tuple[str, int, list[Token]]] = []
        for token in tokens:
            if token.type == "footnote_reference_open":
                line = self._first_line + (token.map[0] if token.map else 0)
                open_notes.append((token.meta["label"], line, []))
            elif token.type == "footnote_reference_close":
                self._define(*open_notes.pop())
            else:
                (open_notes[-1][2] if open_notes else text).append(token)
        return text

    def _define(self, label: str, line: int, tokens: list[Token]) -> None:
        if label in self._definitions:
            self._report.error(
                "note-repeated",
                f"The note [^{label}] is defined twice; first on line {self._definitions[label][1]}.",
                hint="Give one of them another label.",
                line=line,
                where=label,
            )
            return
        self._definitions[label] = (tokens, line)

    def refer(self, token: Token, line: int) -> str:
        """Return the markup of a reference; a note gets its number when it is first referred to."""
        label = token.meta["label"]
        if label not in self._drafts:
            tokens, defined = self._definitions.get(label, ([], line))
            draft = Draft(number=len(self._drafts) + 1, label=label, tokens=tokens, line=defined)
            self._drafts[label] = draft
            self._numbered.append(draft)
        draft = self._drafts[label]
        draft.references += 1
        place = f"note-ref-{draft.number}" + (f"-{draft.references}" if draft.references > 1 else "")
        return f'<a class="note-ref" href="#note-{draft.number}" id="{place}">{draft.number}</a>'

    def drafts(self) -> Iterator[Draft]:
        """Yield the notes by number. Reading one may refer to more, which follow."""
        # A list grows while it is read; a dictionary may not.
        yield from self._numbered

    def report_unused(self) -> None:
        """Report every definition that nothing refers to."""
        for label, (_, line) in self._definitions.items():
            if label not in self._drafts:
                self._report.warning(
                    "note-unused",
                    f"Nothing in the text refers to the note [^{label}], so it is not printed.",
                    hint=f"Write [^{label}] where the note belongs, or delete it.",
                    line=line,
                    where=label,
                )
