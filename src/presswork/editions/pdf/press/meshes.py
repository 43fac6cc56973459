"""A mesh shading with a colour at each corner in, the same mesh with inks out (ISO 32000-1, 8.7.4.5.5-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary

from presswork.editions.pdf.press.functions import BrokenFunctionError, floats
from presswork.editions.pdf.press.spaces import Colour, Space

if TYPE_CHECKING:
    from presswork.editions.pdf.press.tones import Tones

Values = tuple[float, ...]
# Points and colours of a patch by its edge flag: a new one, or one that shares an edge.
_PATCH = {6: ((12, 4), (8, 2)), 7: ((16, 4), (12, 2))}
_COMPONENT_BITS = 16


class _Bits:
    """A row of bits, read from the front."""

    def __init__(self, data: bytes) -> None:
        self.number = int.from_bytes(data, "big")
        self.length = len(data) * 8
        self.at = 0

    def take(self, count: int) -> int:
        self.at += count
        if self.at > self.length:
            raise EOFError
        return (self.number >> (self.length - self.at)) & ((1 << count) - 1)

    def align(self) -> None:
        self.at = -(-self.at // 8) * 8


def convert_mesh(
    pdf: pikepdf.Pdf, shading: pikepdf.Object, facts: dict[str, pikepdf.Object], space: Space, tones: Tones
) -> pikepdf.Object:
    """Return the mesh with 16 bits for each ink at each corner; `facts` are its other entries."""
    kind = int(shading.ShadingType)
    decode = floats(shading.Decode)
    corner_bits, component_bits = int(shading.BitsPerCoordinate), int(shading.BitsPerComponent)
    flag_bits = 0 if kind == 5 else int(shading.BitsPerFlag)
    if kind < 4 or component_bits < 1 or corner_bits < 1:
        raise BrokenFunctionError("a shading without function or mesh")
    bits = _Bits(shading.read_bytes())
    rows: list[tuple[list[tuple[int, int]], list[Colour]]] = []
    ranges = list(zip(decode[4::2], decode[5::2], strict=False))[: space.count]
    try:
        while bits.at < bits.length:
            flag = bits.take(flag_bits)
            points, colours = (1, 1) if kind < 6 else _PATCH[kind][flag != 0]
            fixed = [(flag, flag_bits)] if flag_bits else []
            fixed += [(bits.take(corner_bits), corner_bits) for _ in range(2 * points)]
            most = (1 << component_bits) - 1
            found = [
                space.colour(
                    tuple(low + bits.take(component_bits) / most * (high - low) for low, high in ranges)
                )
                for _ in range(colours)
            ]
            rows.append((fixed, found))
            if kind < 6:
                bits.align()
    except EOFError:
        pass  # what is left at the end is padding, or breaks off: readers draw what is whole
    inks = iter(tones.gradient([colour for _, colours in rows for colour in colours]))
    data = b"".join(_packed(fixed, [next(inks) for _ in colours]) for fixed, colours in rows)
    for key in ("/Length", "/Filter", "/DecodeParms"):
        facts.pop(key, None)
    coordinates = Array([*(round(value, 6) for value in decode[:4]), *([0, 1] * tones.count)])
    stream = pikepdf.Stream(pdf, data, Dictionary(facts))
    stream.BitsPerComponent = _COMPONENT_BITS
    stream.Decode = coordinates
    return pdf.make_indirect(stream)


def _packed(fixed: list[tuple[int, int]], inks: list[Values]) -> bytes:
    """Return a corner's or patch's bits, padded to whole bytes.

    A patch need not be padded by the letter; with flags and coordinates of whole bytes, none is.
    """
    number, length = 0, 0
    fields = [*fixed]
    fields += [(round(65535 * min(1.0, max(0.0, value))), _COMPONENT_BITS) for ink in inks for value in ink]
    for value, count in fields:
        number, length = (number << count) | value, length + count
    padding = -length % 8
    return (number << padding).to_bytes((length + padding) // 8, "big")
