"""A shading in, the same shading in the inks of the printing condition out (ISO 32000-1, 8.7.4.5).

Functions that gave RGB are sampled and give inks; stitched ones keep their bounds, so a hard edge stays
hard. A gradient of nothing but greys stays in black ink, one between tints of a spot in that spot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.press.functions import (
    floats,
    read_function,
    sampled_function,
    straight_function,
)
from presswork.editions.pdf.press.meshes import convert_mesh
from presswork.editions.pdf.press.spaces import Space, read_space

if TYPE_CHECKING:
    from presswork.editions.pdf.press.spots import Spot
    from presswork.editions.pdf.press.tones import Tones

Values = tuple[float, ...]
# Enough that a straight line between two samples is never off by a visible step.
_STEPS, _CURVE_STEPS, _GRID_STEPS = 65, 257, 49
_NEVER_SEEN = 0.003
_MOST_DEPTH = 16
_REFERENCE = re.compile(rb"\d \d+ R\b")


def convert_shading(
    pdf: pikepdf.Pdf,
    shading: pikepdf.Object,
    tones: Tones,
    *,
    named: pikepdf.Object | None,
    separation: Callable[[Spot], pikepdf.Object],
    known: dict[bytes, pikepdf.Object],
) -> pikepdf.Object:
    """Return a new shading. `separation` gives a spot's colour space; `known` keeps functions for the file.

    Raises `UnknownSpaceError` or `BrokenFunctionError` for one that cannot be read.
    """
    space = read_space(shading.ColorSpace, named)
    kind = int(shading.ShadingType)
    if space.kept is not None and tones.count == 4:
        return shading
    facts = {
        key: value for key, value in shading.items() if key not in {"/ColorSpace", "/Background", "/Function"}
    }
    facts["/ColorSpace"] = Name(tones.space)
    if "/Background" in shading:
        facts["/Background"] = Array(_rounded(tones.of(space.colour(floats(shading.Background)))))
    if "/Function" not in shading:
        return convert_mesh(pdf, shading, facts, space, tones)
    if kind == 1:
        facts["/Function"] = _grid_function(pdf, shading, space, tones)
    else:
        domain = floats(shading.Decode)[4:6] if kind > 3 else floats(shading.get("/Domain")) or (0.0, 1.0)
        spot = _Straight(tones, space).spot_of(shading.Function)
        if spot is not None:
            facts["/ColorSpace"] = separation(spot)
            facts["/Function"] = _spot_function(tones, space, shading.Function)
            facts.pop("/Background", None)
        else:
            facts["/Function"] = _kept_function(pdf, shading, tones, space=space, domain=domain, known=known)
    if isinstance(shading, pikepdf.Stream):
        for key in ("/Length", "/Filter", "/DecodeParms"):
            facts.pop(key, None)
        return pdf.make_indirect(pikepdf.Stream(pdf, shading.read_bytes(), Dictionary(facts)))
    return pdf.make_indirect(Dictionary(facts))


def _kept_function(
    pdf: pikepdf.Pdf,
    shading: pikepdf.Object,
    tones: Tones,
    *,
    space: Space,
    domain: Values,
    known: dict[bytes, pikepdf.Object],
) -> pikepdf.Object:
    """Return the shading's function: a drawing that stands on many pages has the same ones on each."""
    function = shading.Function
    word = function.unparse(resolved=True)
    if space.kind != "device" or _REFERENCE.search(word):
        return _Converted(pdf, tones, space).function(function, domain)
    key = f"{tones.space} {space.count} {domain} ".encode() + word
    if key not in known:
        known[key] = pdf.make_indirect(_Converted(pdf, tones, space).function(function, domain))
    return known[key]


def _rounded(values: Values) -> list[float]:
    return [round(value, 5) for value in values]


def _grid_function(pdf: pikepdf.Pdf, shading: pikepdf.Object, space: Space, tones: Tones) -> pikepdf.Object:
    domain = floats(shading.get("/Domain")) or (0.0, 1.0, 0.0, 1.0)
    function = read_function(shading.Function)
    steps = [index / (_GRID_STEPS - 1) for index in range(_GRID_STEPS)]
    x0, x1, y0, y1 = domain
    colours = [space.colour(function((x0 + u * (x1 - x0), y0 + v * (y1 - y0)))) for v in steps for u in steps]
    return sampled_function(pdf, tones.gradient(colours), domain, (_GRID_STEPS, _GRID_STEPS))


class _Converted:
    """Functions of one variable: read twice, so that the recipe is chosen for all their colours together."""

    def __init__(self, pdf: pikepdf.Pdf, tones: Tones, space: Space) -> None:
        self.pdf, self.tones, self.space = pdf, tones, space

    def function(self, obj: pikepdf.Object, domain: Values) -> pikepdf.Object:
        """Return the function that gives inks where `obj` gave the space's numbers."""
        sampled = [[self.space.colour(values) for values in leaf] for leaf in self._leaves(obj, domain)]
        together = iter(self.tones.gradient([colour for leaf in sampled for colour in leaf]))
        inks = iter([[next(together) for _ in leaf] for leaf in sampled])
        return self._rebuilt(obj, domain, inks, 0)

    def _leaves(self, obj: pikepdf.Object, domain: Values, depth: int = 0) -> Iterator[list[Values]]:
        if _is_stitched(obj) and depth < _MOST_DEPTH:
            for piece in obj.Functions:
                yield from self._leaves(piece, floats(piece.Domain), depth + 1)
            return
        function = read_function(obj)
        steps = _STEPS if _is_exponential(obj) else _CURVE_STEPS
        low, high = domain[:2]
        yield [function((low + index / (steps - 1) * (high - low),)) for index in range(steps)]

    def _rebuilt(
        self, obj: pikepdf.Object, domain: Values, inks: Iterator[list[Values]], depth: int
    ) -> pikepdf.Object:
        if _is_stitched(obj) and depth < _MOST_DEPTH:
            pieces = [self._rebuilt(piece, floats(piece.Domain), inks, depth + 1) for piece in obj.Functions]
            return Dictionary(
                FunctionType=3,
                Domain=obj.Domain,
                Bounds=obj.Bounds,
                Encode=obj.Encode,
                Functions=Array(pieces),
            )
        samples = next(inks)
        if domain[:2] == (0, 1) and _is_straight(samples):
            return straight_function(samples[0], samples[-1])
        return sampled_function(self.pdf, samples, domain[:2])


def _is_stitched(obj: pikepdf.Object) -> bool:
    return not isinstance(obj, Array) and int(obj.get("/FunctionType", -1)) == 3


def _is_exponential(obj: pikepdf.Object) -> bool:
    return not isinstance(obj, Array) and int(obj.get("/FunctionType", -1)) == 2


def _is_straight(samples: list[Values]) -> bool:
    last = len(samples) - 1
    return all(
        abs(value - (first + index / last * (end - first))) < _NEVER_SEEN
        for index, sample in enumerate(samples)
        for value, first, end in zip(sample, samples[0], samples[-1], strict=True)
    )


class _Straight:
    """Whether a gradient goes straight between tints of one spot colour, or white."""

    def __init__(self, tones: Tones, space: Space) -> None:
        self.tones, self.space = tones, space

    def spot_of(self, obj: pikepdf.Object, depth: int = 0) -> Spot | None:
        """Return the spot; None if there is another colour, or none of the gradient is a spot."""
        if _is_stitched(obj) and depth < _MOST_DEPTH:
            found = [self.spot_of(piece, depth + 1) for piece in obj.Functions]
            return found[0] if len(set(found)) == 1 else None
        if not _is_exponential(obj) or self.space.count != 3 or "/C0" not in obj or "/C1" not in obj:
            return None
        ends = [self.space.colour(floats(obj.C0)), self.space.colour(floats(obj.C1))]
        spots = {
            None if (tint := self.tones.spot(end)) is None else tint.spot
            for end in ends
            if end.values != (1, 1, 1)
        }
        return spots.pop() if len(spots) == 1 else None


def _spot_function(tones: Tones, space: Space, obj: pikepdf.Object, depth: int = 0) -> pikepdf.Object:
    if _is_stitched(obj) and depth < _MOST_DEPTH:
        pieces = [_spot_function(tones, space, piece, depth + 1) for piece in obj.Functions]
        return Dictionary(
            FunctionType=3, Domain=obj.Domain, Bounds=obj.Bounds, Encode=obj.Encode, Functions=Array(pieces)
        )
    ends = [tones.spot(space.colour(floats(end))) for end in (obj.C0, obj.C1)]
    strengths = [tint.strength if tint else 0.0 for tint in ends]
    return Dictionary(
        FunctionType=2, Domain=obj.Domain, C0=Array(strengths[:1]), C1=Array(strengths[1:]), N=obj.N
    )
