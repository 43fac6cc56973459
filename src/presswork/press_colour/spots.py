"""A spot colour and a strength in, the sRGB colour that stands for it on the page out, and back again.

In HTML and CSS a spot colour is an sRGB colour like any other, so that screens and e-readers show it.
The press edition knows it again by its exact value: `rgb` itself, or a tint of it in whole per cent,
mixed with white and rounded to 8 bits. Two spots must not share a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

Rgb8 = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A spot colour: the ink's name on its plate, what screens show, and what process inks come near it.

    `rgb` counts 0 to 255, `cmyk` 0 to 1.
    """

    name: str
    rgb: tuple[int, int, int]
    cmyk: tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Tint:
    """A spot colour at a strength from 0 to 1."""

    spot: Spot
    strength: float


def tint(rgb: Rgb8, percent: int) -> Rgb8:
    """Return the colour at this strength on white, as themes and the press edition both reckon it."""
    red, green, blue = ((25500 + percent * (value - 255) + 50) // 100 for value in rgb)
    return red, green, blue


def tints_of(spots: Sequence[Spot]) -> Mapping[Rgb8, Tint]:
    """Return which spot, how strong, each colour of the page is; white is none of them."""
    found: dict[Rgb8, Tint] = {}
    # Full strength last: it wins over a tint of another spot.
    for percent in range(1, 101):
        for spot in spots:
            found[tint(spot.rgb, percent)] = Tint(spot=spot, strength=percent / 100)
    found.pop((255, 255, 255), None)
    return MappingProxyType(found)
