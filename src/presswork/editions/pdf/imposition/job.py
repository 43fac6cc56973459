"""What is asked of an imposition, and what came of it: the data between its steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from presswork.editions.pdf.imposition.layout import Scale
from presswork.editions.pdf.imposition.schemes import FOLDED
from presswork.editions.pdf.imposition.sheets import Sheet
from presswork.model import Finding

SchemeName = Literal["saddle", "signature", "n-up", "repeat", "zine"]
SCHEMES: tuple[SchemeName, ...] = ("saddle", "signature", "n-up", "repeat", "zine")
Binding = Literal["auto", "left", "right"]
Flip = Literal["short", "long"]
Sides = Literal["both", "front", "back"]
Filler = Literal["blank", "notes"]
FillerAt = Literal["end", "before-last"]
_USUAL_SECTION = 16
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Job:
    """How pages are to be imposed; lengths are in points, None leaves the choice to the scheme.

    `per_sheet` is how many pages a folded sheet holds, `section` how many a gathered section has, `up`
    how many stand on one side for "n-up", `grid` its rows and columns. `flip` is the edge that the
    printer turns a sheet on. `paper_pt` is the paper's thickness, which creep grows with.
    """

    scheme: SchemeName = "saddle"
    sheet: Sheet | None = None
    per_sheet: int | None = None
    section: int | None = None
    up: int | None = None
    grid: tuple[int, int] | None = None
    by_column: bool = False
    gap_pt: float | None = None
    margin_pt: float = 0.0
    scale: Scale = "shrink"
    binding: Binding = "auto"
    flip: Flip | None = None
    paper_pt: float = 0.0
    filler: Filler = "blank"
    filler_at: FillerAt = "end"
    marks: bool = True
    sides: Sides = "both"

    @property
    def multiple(self) -> int:
        """What the page count is brought to a multiple of."""
        if self.scheme == "zine":
            return 8
        if self.scheme == "signature":
            section = self.section or _USUAL_SECTION
            return self.per_sheet or max(
                (size for size in FOLDED if section % size == 0), default=min(FOLDED)
            )
        return (self.per_sheet or 4) if self.scheme == "saddle" else 1


@dataclass(frozen=True, kw_only=True)
class Description:
    """What the imposed file says of itself; `properties` go to its XMP, by Presswork's own names."""

    title: str = ""
    language: str = ""
    producer: str = ""
    created: str = ""
    identifier: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Imposed:
    """A finished imposition: the file, what was found, and one line that says how to print and fold it."""

    data: bytes
    findings: tuple[Finding, ...]
    sheet_count: int
    side_count: int
    instructions: str
