"""What a press file is made for: a printing condition, a bleed and the marks asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from presswork.editions.pdf.xmp import Record
from presswork.model import Mark
from presswork.press_profile import PressProfile


@dataclass(frozen=True, kw_only=True)
class PressJob:
    """All that finishing needs to know of a press file.

    `marks` are what is printed outside the bleed. `labels` are the pages' labels, one a page.
    `date` is the content's own, ISO 8601, '' where it has none: the slug line then shows none.
    `fonts` are TrueType files for the slug line, the first that has a character sets it.
    """

    profile: PressProfile
    record: Record
    bleed_mm: float
    marks: tuple[Mark, ...]
    labels: tuple[str, ...]
    slug: str
    date: str = ""
    fonts: tuple[Path, ...] = ()
