"""A colour of the page in, the operands that paint it in the press file out.

On the page these are inks (`PageTones`). In a soft mask's group they are greys: there, colour is only a
means to say how much shows through, and the mask must not change with the printing condition.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from presswork.editions.pdf.press.spaces import Colour
from presswork.editions.pdf.press.spots import Tint
from presswork.press_colour import AREA_CHROMA, LINE_CHROMA, Inks, rgb_of
from presswork.press_colour.spots import Rgb8

Values = tuple[float, ...]


class Tones(ABC):
    """What turns colours into the numbers of one device space."""

    space: ClassVar[str]
    operators: ClassVar[tuple[bytes, bytes]]
    count: ClassVar[int]

    @abstractmethod
    def of(self, colour: Colour, *, is_line: bool = False) -> Values:
        """Return the numbers for a colour, in a text or rule or else in an area."""

    @abstractmethod
    def gradient(self, colours: Sequence[Colour]) -> list[Values]:
        """Return the numbers for the colours of one gradient."""

    @abstractmethod
    def spot(self, colour: Colour) -> Tint | None:
        """Return the spot colour and its strength that a colour stands for."""


@dataclass(frozen=True)
class PageTones(Tones):
    """Process inks and spots of the printing condition."""

    inks: Inks
    tints: Mapping[Rgb8, Tint] = field(default_factory=dict)
    space: ClassVar[str] = "/DeviceCMYK"
    operators: ClassVar[tuple[bytes, bytes]] = (b"k", b"K")
    count: ClassVar[int] = 4

    def of(self, colour: Colour, *, is_line: bool = False) -> Values:
        """Return the inks; neutral colours in text and rules are taken for such more generously."""
        chroma = LINE_CHROMA if is_line else AREA_CHROMA
        if colour.kind == "cmyk":
            return colour.values
        if colour.kind == "grey":
            grey = colour.values[0]
            return self.inks.of_rgb((grey, grey, grey))
        if colour.kind == "icc":
            return self.inks.of_profile(colour.icc, colour.values, chroma=chroma)
        first, second, third = colour.values
        if colour.kind == "lab":
            return self.inks.of_lab((first, second, third), chroma=chroma)
        return self.inks.of_rgb((first, second, third), chroma=chroma)

    def gradient(self, colours: Sequence[Colour]) -> list[Values]:
        """Return the inks; neutral only if all are."""
        if all(colour.kind in {"rgb", "grey"} for colour in colours):
            return list(self.inks.gradient([_as_rgb(colour) for colour in colours]))
        inks = [self.of(colour) for colour in colours]
        if all(not any(ink[:3]) for ink in inks):
            return inks
        return [self.inks.limited(_four(ink)) for ink in inks]

    def spot(self, colour: Colour) -> Tint | None:
        """Return the theme's spot colour with exactly this value."""
        if not self.tints or colour.kind != "rgb":
            return None
        red, green, blue = (round(255 * value) for value in colour.values)
        return self.tints.get((red, green, blue))


@dataclass(frozen=True)
class MaskTones(Tones):
    """Greys of a soft mask: luminosity as ISO 32000-1, 11.3.5.3 and 10.3 reckon it from colours."""

    space: ClassVar[str] = "/DeviceGray"
    operators: ClassVar[tuple[bytes, bytes]] = (b"g", b"G")
    count: ClassVar[int] = 1

    def of(self, colour: Colour, *, is_line: bool = False) -> Values:  # noqa: ARG002
        """Return the luminosity, 0 to 1."""
        values = colour.values
        if len(values) == 1:
            return (min(1.0, max(0.0, values[0])),)
        if len(values) == 4:
            cyan, magenta, yellow, black = values
            return (1 - min(1.0, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black),)
        if colour.kind == "lab":
            values = tuple(min(1.0, max(0.0, value)) for value in rgb_of((values[0], values[1], values[2])))
        return (0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2],)

    def gradient(self, colours: Sequence[Colour]) -> list[Values]:
        """Return the luminosities."""
        return [self.of(colour) for colour in colours]

    def spot(self, colour: Colour) -> Tint | None:  # noqa: ARG002
        """Return None: a mask has no inks."""
        return None


def _as_rgb(colour: Colour) -> tuple[float, float, float]:
    values = colour.values * 3 if colour.kind == "grey" else colour.values
    return values[0], values[1], values[2]


def _four(values: Values) -> tuple[float, float, float, float]:
    return values[0], values[1], values[2], values[3]
