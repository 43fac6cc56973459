"""A colour space object in, what it is and which inks its values put on paper out.

Families and their operands are those of ISO 32000-1, 8.6. Tints run from 0 (no ink) to 1 (solid).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")
DEVICE = {
    "/DeviceGray": 1,
    "/G": 1,
    "/DeviceRGB": 3,
    "/RGB": 3,
    "/DeviceCMYK": 4,
    "/CMYK": 4,
}
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}
_CALIBRATED = {"/CalGray": 1, "/CalRGB": 3, "/Lab": 3}
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space as it was resolved.

    `family` is its PDF name without the slash ("DeviceRGB", "ICCBased", "Separation"...; "Unknown" for
    what is damaged). `base` is what an Indexed, Separation, DeviceN or Pattern space rests on, and the
    alternate of an ICCBased one where it is named. `names` are a Separation's or DeviceN's inks.
    `standing_in_for` names the device space that a /DefaultRGB or the like took the place of (8.6.5.6).
    `source` is the ICC profile's stream, or the tint transform.
    """

    family: str
    components: int
    base: ColourSpace | None = None
    names: tuple[str, ...] = ()
    standing_in_for: str = ""
    source: Any = None

    @property
    def root(self) -> ColourSpace:
        """The space that an Indexed or Pattern space's values are of; any other is its own."""
        if self.family in ("Indexed", "Pattern") and self.base is not None:
            return self.base.root
        return self

    @property
    def process(self) -> str:
        """What its values mean in the end: "gray", "rgb", "cmyk", "spot", "lab" or "unknown"."""
        space = self.root
        if space.family in ("Separation", "DeviceN"):
            return "spot" if spot_inks(space) else "cmyk"
        if space.family == "Lab":
            return "lab"
        return {1: "gray", 3: "rgb", 4: "cmyk"}.get(space.components, "unknown")

    def __str__(self) -> str:
        if self.family == "ICCBased":
            return f"ICC-based {self.process.upper() if self.components > 1 else 'grey'}"
        if self.family == "Indexed":
            return f"Indexed {self.root}"
        if self.names:
            return f"{self.family} {', '.join(self.names)}"
        return self.family


GRAY = ColourSpace("DeviceGray", 1)
RGB = ColourSpace("DeviceRGB", 3)
CMYK = ColourSpace("DeviceCMYK", 4)
PATTERN = ColourSpace("Pattern", 0)
UNKNOWN = ColourSpace("Unknown", 0)
_DEVICES = {"/DeviceGray": GRAY, "/DeviceRGB": RGB, "/DeviceCMYK": CMYK, "/Pattern": PATTERN}


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as set: its space, its values, and the pattern's object where it is one."""

    space: ColourSpace
    values: tuple[float, ...]
    pattern: Any = None

    @property
    def inks(self) -> dict[str, float] | None:
        """The tint of each ink that it lays down, None where that depends on a conversion.

        An ICC-based space of one or four components counts as black, or as the process inks.
        """
        space, values = self.space, self.values
        if self.pattern is not None or len(values) != space.components:
            return None
        if space.family in ("Separation", "DeviceN"):
            return dict(zip(space.names, values, strict=True))
        if space.process == "gray" and space.family != "Indexed":
            return {"Black": 1 - values[0]}
        if space.process == "cmyk" and space.family in ("DeviceCMYK", "ICCBased"):
            return dict(zip(PROCESS_INKS, values, strict=True))
        return None

    @property
    def is_white(self) -> bool:
        """Whether it is paper: no ink at all."""
        inks = self.inks
        if inks is not None:
            return bool(inks) and all(tint <= 0.0 for tint in inks.values())
        if self.space.process == "rgb" and self.pattern is None:
            return all(value >= 1.0 for value in self.values)
        return False

    @property
    def is_black_alone(self) -> bool:
        """Whether it is solid or tinted black and no other ink."""
        inks = self.inks
        return inks is not None and [name for name, tint in inks.items() if tint > 0] == ["Black"]

    def __str__(self) -> str:
        if self.pattern is not None:
            return "a pattern"
        inks = self.inks
        if inks is None:
            return f"{self.space} {' '.join(f'{value:.3g}' for value in self.values)}"
        return " ".join(f"{_short(name)} {tint:.0%}" for name, tint in inks.items() if tint > 0) or "white"


BLACK = Colour(GRAY, (0.0,))


def _short(ink: str) -> str:
    return ink[0] if ink in PROCESS_INKS[:3] else "K" if ink == "Black" else ink


def spot_inks(space: ColourSpace) -> tuple[str, ...]:
    """Return the inks of a space that are neither process inks nor All or None (8.6.6.4)."""
    names = space.root.names
    return tuple(name for name in names if name not in (*PROCESS_INKS, "All", "None"))


def initial(space: ColourSpace) -> Colour:
    """Return the colour that a space begins with (Table 74)."""
    if space.family == "DeviceCMYK" or (space.family == "ICCBased" and space.components == 4):
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    first = 1.0 if space.family in ("Separation", "DeviceN") else 0.0
    return Colour(space, (first,) * space.components)


class ColourSpaces:
    """Resolves colour spaces, each object once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], ColourSpace] = {}

    def resolve(self, thing: Any, resources: Any = None) -> ColourSpace:
        """Return the space that a name or an array stands for; `UNKNOWN` for what is neither."""
        try:
            return self._resolve(thing, resources, 0)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError):
            return UNKNOWN

    def _resolve(self, thing: Any, resources: Any, depth: int) -> ColourSpace:
        if thing is None or depth > _MAX_DEPTH:
            return UNKNOWN
        if isinstance(thing, str | pikepdf.Name):
            return self._named(str(thing), resources, depth)
        key = thing.objgen if getattr(thing, "is_indirect", False) else None
        if key in self._known:
            return self._known[key]
        space = self._array(thing, resources, depth)
        # A space inside another may rest on the defaults of the page's resources: keep only what cannot.
        if key is not None and space.family == "ICCBased":
            self._known[key] = space
        return space

    def _named(self, name: str, resources: Any, depth: int) -> ColourSpace:
        name = _SHORT.get(name, name)
        device = _DEVICES.get(name)
        spaces = _dictionary(resources, "/ColorSpace")
        if device is None:
            found = None if spaces is None else spaces.get(name)
            return (
                UNKNOWN if found is None or str(found) == name else self._resolve(found, resources, depth + 1)
            )
        default = None if spaces is None else spaces.get("/Default" + device.family.removeprefix("Device"))
        if default is None or device is PATTERN:
            return device
        space = self._resolve(default, None, depth + 1)
        if space.components != device.components:
            return device
        return ColourSpace(
            space.family, space.components, space.base, space.names, device.family, space.source
        )

    def _array(self, array: Any, resources: Any, depth: int) -> ColourSpace:
        family = _SHORT.get(str(array[0]), str(array[0]))
        if family in _DEVICES and (family != "/Pattern" or len(array) == 1):
            return self._named(family, resources, depth)
        if family in _CALIBRATED:
            return ColourSpace(family[1:], _CALIBRATED[family])
        if family == "/ICCBased":
            return self._icc(array[1], depth)
        base = self._resolve(array[2 if family in ("/Separation", "/DeviceN") else 1], resources, depth + 1)
        if family in ("/Separation", "/DeviceN"):
            listed = array[1] if family == "/DeviceN" else [array[1]]
            names = tuple(str(name)[1:] for name in listed)
            return ColourSpace(family[1:], len(names), base, names, source=array)
        if family == "/Indexed":
            return ColourSpace("Indexed", 1, base, source=array)
        return ColourSpace("Pattern", base.components, base) if family == "/Pattern" else UNKNOWN

    def _icc(self, stream: Any, depth: int) -> ColourSpace:
        base = stream.get("/Alternate")
        alternate = None if base is None else self._resolve(base, None, depth + 1)
        return ColourSpace("ICCBased", int(stream.get("/N", 0)), alternate, source=stream)


def _dictionary(thing: Any, name: str) -> Any:
    found = thing.get(name) if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream | dict) else None
    return found if isinstance(found, pikepdf.Dictionary | dict) else None
