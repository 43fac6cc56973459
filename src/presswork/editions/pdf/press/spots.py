"""A theme's spot colours in, their Separation colour spaces out, and which colours of the page they are.

In HTML and CSS a spot colour is an sRGB colour like any other, so that screens and e-readers show it.
The press edition knows it again by its exact value: `rgb` itself, or a tint of it in whole per cent,
mixed with white and rounded to 8 bits as `tint` does. Two spots must not share a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pikepdf
from pikepdf import Array, Dictionary, Name

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


def separation(pdf: pikepdf.Pdf, spot: Spot) -> pikepdf.Object:
    """Return the colour space (ISO 32000-1, 8.6.6.4): a plate of its own, or else process inks by tint."""
    transform = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([0, 0, 0, 0]),
        C1=Array([round(value, 4) for value in spot.cmyk]),
        N=1,
    )
    name = Name("/" + spot.name)
    return pdf.make_indirect(Array([Name.Separation, name, Name.DeviceCMYK, transform]))
