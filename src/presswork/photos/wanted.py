"""What is wanted of a picture: the edition that it is for, its box, its crop, and the inks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from presswork.press_colour import Inks

Edition = Literal["pdf", "epub", "web", "press"]


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is wanted of a raster picture: everything but the picture that shapes a derivative.

    `condition` tells the printing condition of `inks` from any other.
    """

    edition: Edition
    max_px: tuple[int, int] | None = None
    ratio: float | None = None
    focal_point: tuple[float, float] = (0.5, 0.5)
    credit: str = ""
    notice: str = ""
    condition: str = ""
    inks: Inks | None = field(default=None, repr=False)
