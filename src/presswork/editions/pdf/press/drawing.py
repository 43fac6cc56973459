"""Shapes and inks in, the operators of a content stream out (ISO 32000-1, 8.4 to 8.6)."""

from __future__ import annotations

from collections.abc import Sequence

# A circle's quarter as one Bézier curve: the usual approximation, off by 0.03 % of the radius.
_QUARTER = 0.5523
# The name of the separation All in the resources of what is drawn.
ALL_PLATES = "/PRSW_All"


class Drawing:
    """Collects operators; all lengths are in points."""

    def __init__(self) -> None:
        self.operators: list[str] = []

    def add(self, *operands: float | str) -> None:
        """Add an operator after its operands."""
        self.operators.append(" ".join(item if isinstance(item, str) else number(item) for item in operands))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Stroke a line."""
        self.add(x1, y1, "m")
        self.add(x2, y2, "l S")

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle."""
        self.add(x, y, width, height, "re f")

    def circle(self, x: float, y: float, radius: float, paint: str) -> None:
        """Paint a circle: `paint` is S to stroke it, f to fill it."""
        reach = radius * _QUARTER
        self.add(x + radius, y, "m")
        self.add(x + radius, y + reach, x + reach, y + radius, x, y + radius, "c")
        self.add(x - reach, y + radius, x - radius, y + reach, x - radius, y, "c")
        self.add(x - radius, y - reach, x - reach, y - radius, x, y - radius, "c")
        self.add(x + reach, y - radius, x + radius, y - reach, x + radius, y, "c", paint)

    def process(self, inks: Sequence[float]) -> None:
        """Fill in process inks from here on: cyan, magenta, yellow, black, each 0 to 1."""
        self.add(*inks, "k")

    def registration(self, tint: float = 1) -> None:
        """Paint on every plate from here on; the resources must hold `ALL_PLATES`."""
        self.add(ALL_PLATES, "cs", tint, "scn")
        self.add(ALL_PLATES, "CS", tint, "SCN")

    def to_bytes(self) -> bytes:
        """Return the content stream."""
        return "\n".join(self.operators).encode("ascii")


def number(value: float) -> str:
    """Return a number as PDF writes it, to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
