"""What is asked for, what was read for it, and what was built: the data between the pipeline's steps."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from presswork.cache import Cache, default_cache_dir
from presswork.model import Derivative, Finding, Issue, Mark, Written

if TYPE_CHECKING:
    from presswork.editions.pdf.leaves import OpenParts

Edition = Literal["pdf", "epub", "press", "booklet"]
# Those that are built unless others are asked for: they are the readers'.
EDITIONS: tuple[Edition, ...] = ("pdf", "epub")
ALL_EDITIONS: tuple[Edition, ...] = (*EDITIONS, "press", "booklet")
ENDINGS: Mapping[Edition, str] = {
    "pdf": ".pdf",
    "epub": ".epub",
    "press": "-press.pdf",
    "booklet": "-booklet.pdf",
}
Progress = Callable[[str, int, int], None]
Derivatives = Mapping[str, Derivative]


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for: an issue's folder, where its editions go, and what overrides its own choices.

    `press`, `bleed_mm` and `marks` are the press edition's; None leaves them to the issue and the profile.
    `sheet` is the booklet's, by name or as "320x450mm". `url` is the absolute address of the site that the
    editions are made for, as `distribution.address` returns it. A process that stays keeps `open_parts`.
    """

    folder: Path
    out: Path | None = None
    page: str | None = None
    theme: str | None = None
    press: str | None = None
    bleed_mm: float | None = None
    marks: tuple[Mark, ...] | None = None
    sheet: str | None = None
    url: str | None = None
    cache: Cache = dataclasses.field(default_factory=lambda: Cache(default_cache_dir()))
    progress: Progress = _silent
    open_parts: OpenParts | None = None


@dataclass(frozen=True, kw_only=True)
class Read:
    """An issue read whole, with its photos, and every finding about its content."""

    issue: Issue
    out: Path
    findings: tuple[Finding, ...]
    source_hash: str
    chosen: tuple[str, ...] = ()
    url: str = ""

    @property
    def options(self) -> str:
        """The build's options, as a finished file records them, and which of them the order chose."""
        chosen = f";chosen={','.join(self.chosen)}" if self.chosen else ""
        url = f";url={self.url}" if self.url else ""
        return f"page={self.issue.page};theme={self.issue.theme}{url}{chosen}"

    def path(self, edition: Edition) -> Path:
        """Return where the edition's file goes."""
        return self.out / f"{self.issue.slug}{ENDINGS[edition]}"


@dataclass(frozen=True, kw_only=True)
class Built:
    """The files that were written, the findings that did not hinder it, and how to print a booklet."""

    written: tuple[Written, ...]
    findings: tuple[Finding, ...]
    instructions: str = ""
