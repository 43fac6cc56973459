"""The parts of a manuscript as a word processor's reader hands them on."""

from __future__ import annotations

import datetime  # noqa: TC003
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from presswork.content.importing.markup.runs import Run, text_of_runs, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACES = re.compile(r"[ \t\r\n\f\v]+")

Role = Literal[
    "text",
    "title",
    "subtitle",
    "kicker",
    "byline",
    "date",
    "heading",
    "caption",
    "credit",
    "quote",
    "pull-quote",
    "code",
    "item",
    "contents",
]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph. `level` is a heading's from 1, a list item's from 0.

    `numbered` tells an item of a numbered list, `first_number` where that list begins. `label` is what a
    caption counts ("Figure", "Tabelle"), where a field of the word processor counts it.
    """

    role: Role = "text"
    runs: tuple[Run, ...] = ()
    level: int = 0
    numbered: bool = False
    first_number: int = 1
    label: str = ""

    @cached_property
    def text(self) -> str:
        """Its words, tidy."""
        return text_of_runs(tidy(self.runs))


def with_single_spaces(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with white space as a text counts it, which code does not; breaks stay."""
    return tuple(run if run.is_break else replace(run, text=_SPACES.sub(" ", run.text)) for run in runs)


@dataclass(frozen=True, kw_only=True)
class PlacedPicture:
    """A picture in its place; `key` names it among the article's pictures, "" where its file is not there.

    `name` is what the manuscript calls it. `alt` is a description, `caption` one that its program ties to it.
    """

    key: str
    alt: str = ""
    caption: tuple[Run, ...] = ()
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Box:
    """A text box or a frame: what stands in it belongs together."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of cells, each with its parts. A cell that spans columns is followed by empty ones."""

    rows: tuple[tuple[tuple[Part, ...], ...], ...]
    caption: tuple[Run, ...] = ()


Part: TypeAlias = Paragraph | PlacedPicture | Box | Table


@dataclass(frozen=True, kw_only=True)
class Properties:
    """What a document says of itself; evidence, not truth: programs and templates fill it in too."""

    title: str = ""
    creator: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    rights: str = ""
    created: datetime.date | None = None
