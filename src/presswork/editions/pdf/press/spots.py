"""A theme's spot colour in, its Separation colour space out."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.press_colour.spots import Spot, Tint, tints_of

__all__ = ["Spot", "Tint", "separation", "tints_of"]


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
