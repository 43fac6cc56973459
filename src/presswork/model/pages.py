"""Paper: page sizes, printer's marks and the units that they are measured in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0

Mark = Literal["crop", "registration", "bars", "slug-area"]
MARKS: tuple[Mark, ...] = ("crop", "registration", "bars", "slug-area")


@dataclass(frozen=True, kw_only=True)
class PageSize:
    """A trim size in millimetres."""

    name: str
    width_mm: float
    height_mm: float


PAGE_SIZES: Mapping[str, PageSize] = {
    size.name: size
    for size in (
        PageSize(name="a4", width_mm=210, height_mm=297),
        PageSize(name="letter", width_mm=215.9, height_mm=279.4),
        PageSize(name="a5", width_mm=148, height_mm=210),
    )
}
