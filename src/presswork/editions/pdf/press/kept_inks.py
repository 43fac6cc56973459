"""A Separation or DeviceN of the source in, the same with process inks as its alternate out."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Name

from presswork.editions.pdf.press.functions import read_function, sampled_function
from presswork.editions.pdf.press.spaces import CMYK, GREY, read_space

if TYPE_CHECKING:
    from presswork.editions.pdf.press.tones import Tones

# Samples along each ink, by how many inks there are: some 10,000 at most.
_STEPS = {1: 65, 2: 33, 3: 17, 4: 9, 5: 6, 6: 4, 7: 3, 8: 3}


def with_new_alternate(
    pdf: pikepdf.Pdf, space: pikepdf.Object, named: pikepdf.Object | None, tones: Tones
) -> pikepdf.Object:
    """Return the colour space; an alternate other than device grey or CMYK is sampled anew."""
    alternate = read_space(space[2], named)
    if alternate is CMYK or alternate is GREY:
        return space
    count = len(space[1]) if isinstance(space[1], Array) else 1
    transform = read_function(space[3])
    steps = _STEPS.get(count, 2)
    grid = [index / (steps - 1) for index in range(steps)]
    # The first ink varies fastest (ISO 32000-1, 7.10.2).
    colours = [alternate.colour(transform(tuple(reversed(place)))) for place in product(grid, repeat=count)]
    function = sampled_function(pdf, tones.gradient(colours), [0, 1] * count, [steps] * count)
    return pdf.make_indirect(Array([space[0], space[1], Name(tones.space), function, *list(space)[4:]]))
