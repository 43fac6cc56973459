"""A PDF's colour space in, what its numbers mean out: grey, sRGB, CIELAB, inks, or a profile's own.

Device spaces are taken for what they commonly hold: DeviceRGB for sRGB, DeviceGray for sRGB's greys,
DeviceCMYK for the inks of the condition (ISO 32000-1, 8.6).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Name

from presswork.editions.pdf.press.functions import BrokenFunctionError, Function, floats, read_function

Values = tuple[float, ...]
_MOST_DEPTH = 8


@dataclass(frozen=True)
class Colour:
    """A colour in one of the kinds that inks can be found for; `icc` is for kind "icc" alone."""

    kind: str  # "grey", "rgb", "lab", "cmyk" or "icc"
    values: Values
    icc: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, eq=False)
class Space:
    """A colour space: how many numbers it takes, what they mean, the first colour, and their ranges.

    `kept` is what stays in the press file, a Separation or DeviceN; its alternate space needs converting.
    """

    count: int
    colour: Callable[[Values], Colour]
    initial: Values
    decode: Values
    kind: str = "device"
    kept: pikepdf.Object | None = None
    base: Space | None = None
    table: bytes = b""


class UnknownSpaceError(ValueError):
    """A colour space that is none, or is broken."""


def _grey(values: Values) -> Colour:
    return Colour("grey", values[:1])


def _rgb(values: Values) -> Colour:
    return Colour("rgb", values[:3])


def _cmyk(values: Values) -> Colour:
    return Colour("cmyk", values[:4])


GREY = Space(1, _grey, (0.0,), (0, 1))
RGB = Space(3, _rgb, (0.0, 0.0, 0.0), (0, 1) * 3)
CMYK = Space(4, _cmyk, (0.0, 0.0, 0.0, 1.0), (0, 1) * 4)
_DEVICE = {
    "/DeviceGray": GREY,
    "/DeviceRGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CalGray": GREY,
    "/CalRGB": RGB,
    "/CalCMYK": CMYK,
}
BY_COUNT = {1: GREY, 3: RGB, 4: CMYK}


def read_space(obj: pikepdf.Object, named: pikepdf.Object | None = None, depth: int = 0) -> Space:
    """Return a colour space by its object; `named` is the resources' ColorSpace dictionary.

    Raises `UnknownSpaceError`.
    """
    if depth > _MOST_DEPTH:
        raise UnknownSpaceError("colour spaces nested without end")
    try:
        if isinstance(obj, Name):
            name = str(obj)
            if name in _DEVICE:
                return _DEVICE[name]
            if named is not None and name in named:
                return read_space(named[name], named, depth + 1)
            raise UnknownSpaceError(f"no colour space {name}")
        family = str(obj[0])
        if family in _DEVICE and len(obj) == 1:
            return _DEVICE[family]
        return _FAMILIES[family](obj, named, depth)
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, pikepdf.PdfError) as error:
        raise UnknownSpaceError(str(error)) from error


def _icc_based(obj: pikepdf.Object, named: pikepdf.Object | None, depth: int) -> Space:  # noqa: ARG001
    stream = obj[1]
    count = int(stream.N)
    space = BY_COUNT[count]
    try:
        icc = stream.read_bytes()
    except pikepdf.PdfError:
        return space
    if _is_srgb(icc):
        return RGB
    if icc[16:20] == b"Lab ":
        return Space(
            3, lambda values: Colour("lab", values), (0.0, 0.0, 0.0), (0, 100, -128, 127, -128, 127), "lab"
        )
    return Space(
        count, lambda values: Colour("icc", values, icc), space.initial, space.decode, "icc", table=icc
    )


def _is_srgb(icc: bytes) -> bool:
    """Whether the profile is an sRGB: then colours are exact in 8 bits, without another rounding."""
    return icc[16:20] == b"RGB " and b"sRGB" in icc[128:4096] or b"s\0R\0G\0B" in icc[128:4096]


def _lab(obj: pikepdf.Object, named: pikepdf.Object | None, depth: int) -> Space:  # noqa: ARG001
    ranges = floats(obj[1].get("/Range")) or (-100.0, 100.0, -100.0, 100.0)
    return Space(3, lambda values: Colour("lab", values), (0.0, 0.0, 0.0), (0, 100, *ranges), "lab")


def _calibrated_rgb(obj: pikepdf.Object, named: pikepdf.Object | None, depth: int) -> Space:  # noqa: ARG001
    """CalRGB, by its own gamma and matrix (8.6.5.3), relative to its white."""
    facts = obj[1]
    gamma = floats(facts.get("/Gamma")) or (1.0, 1.0, 1.0)
    matrix = floats(facts.get("/Matrix")) or (1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)
    white = floats(facts.WhitePoint)

    def colour(values: Values) -> Colour:
        powers = [min(1.0, max(0.0, value)) ** power for value, power in zip(values, gamma, strict=True)]
        xyz = [sum(powers[i] * matrix[3 * i + j] for i in range(3)) / white[j] for j in range(3)]
        fx, fy, fz = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in xyz)
        return Colour("lab", (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)))

    return Space(3, colour, (0.0, 0.0, 0.0), (0, 1) * 3, "calibrated")


def _calibrated_grey(obj: pikepdf.Object, named: pikepdf.Object | None, depth: int) -> Space:  # noqa: ARG001
    gamma = float(obj[1].get("/Gamma", 1))

    def colour(values: Values) -> Colour:
        light = min(1.0, max(0.0, values[0])) ** gamma
        lightness = 116 * light ** (1 / 3) - 16 if light > 216 / 24389 else 24389 / 27 * light
        return Colour("lab", (lightness, 0.0, 0.0))

    return Space(1, colour, (0.0,), (0, 1), "calibrated")


def _indexed(obj: pikepdf.Object, named: pikepdf.Object | None, depth: int) -> Space:
    base = read_space(obj[1], named, depth + 1)
    highest, source = int(obj[2]), obj[3]
    table = source.read_bytes() if isinstance(source, pikepdf.Stream) else bytes(source)
    table = table[: base.count * (highest + 1)].ljust(base.count * (highest + 1), b"\0")
    low, high = base.decode[::2], base.decode[1::2]

    def colour(values: Values) -> Colour:
        index = min(highest, max(0, int(values[0])))
        entry = table[index * base.count : (index + 1) * base.count]
        return base.colour(
            tuple(a + level / 255 * (b - a) for level, a, b in zip(entry, low, high, strict=True))
        )

    return Space(1, colour, (0.0,), (0, highest), "indexed", base=base, table=table)


def _tinted(obj: pikepdf.Object, named: pikepdf.Object | None, depth: int) -> Space:
    """Separation and DeviceN: kept; `colour` says what their alternate shows."""
    names = obj[1]
    count = len(names) if isinstance(names, Array) else 1
    alternate = read_space(obj[2], named, depth + 1)
    try:
        transform: Function = read_function(obj[3])
    except BrokenFunctionError as error:
        raise UnknownSpaceError(str(error)) from error
    return Space(
        count,
        lambda values: alternate.colour(transform(values)),
        (1.0,) * count,
        (0, 1) * count,
        "tint",
        kept=obj,
        base=alternate,
    )


def _pattern(obj: pikepdf.Object, named: pikepdf.Object | None, depth: int) -> Space:
    base = read_space(obj[1], named, depth + 1) if len(obj) > 1 else None
    return Space(base.count if base else 0, base.colour if base else _grey, (), (), "pattern", base=base)


PATTERN = Space(0, _grey, (), (), "pattern")
_DEVICE["/Pattern"] = PATTERN
_FAMILIES = {
    "/ICCBased": _icc_based,
    "/Lab": _lab,
    "/CalRGB": _calibrated_rgb,
    "/CalGray": _calibrated_grey,
    "/Indexed": _indexed,
    "/Separation": _tinted,
    "/DeviceN": _tinted,
    "/Pattern": _pattern,
}
