"""Colours and pictures in, the inks of a printing condition out: what vector art and photos share.

A neutral colour is printed in black alone: its tone is where the condition's own black is as light. Any
other colour goes through the ICC profiles, by the press profile's intent, with black point compensation
where that is relative colorimetric; what is above the total ink limit loses cyan, magenta and yellow,
never black. littleCMS does the arithmetic in 8 bits a channel: half a level is 0.2 % of ink.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from presswork.press_colour.cielab import Lab, Rgb, lab_of, lightness_of, luminance, rgb_of
from presswork.press_colour.pixels import within_limit
from presswork.press_colour.transforms import applied, fits, row, transform_of

if TYPE_CHECKING:
    from PIL.Image import Image

    from presswork.press_profile import PressProfile

Ink = tuple[float, float, float, float]

PAPER: Ink = (0.0, 0.0, 0.0, 0.0)
BLACK: Ink = (0.0, 0.0, 0.0, 1.0)

# CIELAB chroma up to which a colour counts as neutral. Text and rules in four screened inks show every
# error of register, so their hue is given up sooner; in areas the eye sees a tint of 2 beside paper.
LINE_CHROMA = 6.0
AREA_CHROMA = 2.0
# A screen of more than 97 % black has holes that fill in on the sheet, and ragged edges until they do.
FULL_BLACK = 0.97
_FEW_COLOURS = 256
# What JPEG's rounding may add to the sum of four inks at the quality that photos are written in, in
# percentage points (measured: 99.9 % of pixels stay within 6).
JPEG_HEADROOM_PERCENT = 8.0


@dataclass(frozen=True)
class Inks:
    """A printing condition's answers to colours; `icc` is its profile, `limit` its total ink in percent."""

    icc: bytes
    limit: float
    intent: str

    @cached_property
    def digest(self) -> str:
        """What tells these inks from any others, for the keys of caches."""
        return hashlib.sha256(self.icc + f"{self.limit} {self.intent}".encode()).hexdigest()

    def of_rgb(self, rgb: Rgb, *, chroma: float = AREA_CHROMA) -> Ink:
        """Return the inks of an sRGB colour, each from 0 to 1; `chroma` is what still counts as neutral."""
        lightness, a, b = lab_of(rgb)
        if a * a + b * b <= chroma * chroma:
            return 0.0, 0.0, 0.0, self.black_for(lightness)
        return self._converted("RGB", bytes(_byte(value) for value in rgb))

    def of_lab(self, lab: Lab, *, chroma: float = AREA_CHROMA) -> Ink:
        """Return the inks of a CIELAB colour under D50, relative to the paper."""
        if lab[1] ** 2 + lab[2] ** 2 <= chroma * chroma:
            return 0.0, 0.0, 0.0, self.black_for(lab[0])
        rgb = rgb_of(lab)
        if min(rgb) >= 0 and max(rgb) <= 1:
            return self._converted("RGB", bytes(_byte(value) for value in rgb))
        # Pillow's LAB holds a and b as signed bytes.
        signed = (max(-128, min(127, round(value))) & 255 for value in lab[1:])
        return self._converted("LAB", bytes((_byte(lab[0] / 100), *signed)))

    def of_profile(self, icc: bytes, components: tuple[float, ...], *, chroma: float = AREA_CHROMA) -> Ink:
        """Return the inks of a colour that comes with its own profile of RGB, grey or CMYK.

        Black alone stays black alone; a profile that cannot be read is taken for the usual space.
        """
        mode = {1: "L", 3: "RGB", 4: "CMYK"}[len(components)]
        if mode == "CMYK" and (icc == self.icc or not any(components[:3])):
            return components[0], components[1], components[2], components[3]
        try:
            to_lab = transform_of(icc, "", mode, "LAB", "relative")
        except ValueError:
            return self._unprofiled(components, chroma)
        pixel = bytes(_byte(value) for value in components)
        lightness, a, b = row(to_lab, mode, [pixel])
        a, b = (value - 256 if value > 127 else value for value in (a, b))
        # 8 bits of CIELAB are a unit each: a neutral may come out one off.
        if mode != "CMYK" and a * a + b * b <= (chroma + 1) ** 2:
            return 0.0, 0.0, 0.0, self.black_for(lightness / 2.55)
        return self._converted(mode, pixel, icc)

    def _unprofiled(self, components: tuple[float, ...], chroma: float) -> Ink:
        if len(components) == 4:
            return self.limited((components[0], components[1], components[2], components[3]))
        red, green, blue = components * 3 if len(components) == 1 else components
        return self.of_rgb((red, green, blue), chroma=chroma)

    def gradient(self, rgbs: list[Rgb]) -> list[Ink]:
        """Return the inks of a gradient's colours: black alone if all are neutral, else all by ICC.

        One rule for the whole: a change of recipe in the middle would be seen as an edge.
        """
        if all(_is_neutral(rgb) for rgb in rgbs):
            return [(0.0, 0.0, 0.0, self.black_for(lab_of(rgb)[0])) for rgb in rgbs]
        return self._all_converted("RGB", [bytes(_byte(value) for value in rgb) for rgb in rgbs])

    def black_for(self, lightness: float) -> float:
        """Return the tone of black, 0 to 1, that is as light on this paper as CIELAB `lightness`."""
        ramp = self._ramp
        if lightness >= ramp[0]:
            return 0.0
        # The ramp falls: search its mirror image.
        index = bisect_left(ramp, -lightness, key=lambda value: -value)
        if index >= len(ramp):
            return 1.0
        above, below = ramp[index - 1], ramp[index]
        tone = (index - (lightness - below) / ((above - below) or 1)) / 255
        return 1.0 if tone > FULL_BLACK else round(tone, 4)

    def limited(self, ink: Ink) -> Ink:
        """Return the inks within the total ink limit: less cyan, magenta and yellow, as much black."""
        cyan, magenta, yellow, black = ink
        coloured = cyan + magenta + yellow
        spare = max(0.0, self.limit / 100 - black)
        if coloured <= spare:
            return ink
        scale = spare / coloured
        return cyan * scale, magenta * scale, yellow * scale, black

    @cached_property
    def _ramp(self) -> list[float]:
        """CIELAB lightness, relative to the paper, of black from none to full in 256 steps."""
        from PIL import Image, ImageCms

        steps = Image.frombytes("CMYK", (256, 1), bytes(b for k in range(256) for b in (0, 0, 0, k)))
        lab = ImageCms.applyTransform(steps, transform_of(self.icc, "", "CMYK", "LAB", "relative"))
        assert lab is not None
        ramp = [value / 2.55 for value in lab.tobytes()[::3]]
        return _smooth([100.0, *ramp[1:]])

    @cached_property
    def _known(self) -> dict[tuple[str, bytes, bytes], Ink]:
        return {}

    def _converted(self, mode: str, pixel: bytes, icc: bytes = b"") -> Ink:
        return self._all_converted(mode, [pixel], icc)[0]

    def _all_converted(self, mode: str, pixels: list[bytes], icc: bytes = b"") -> list[Ink]:
        """Return each pixel's inks. One call of Pillow for all: each writes out a profile, for 2 ms."""
        unknown = sorted({pixel for pixel in pixels if (mode, pixel, icc) not in self._known})
        if unknown:
            transform = transform_of(icc, self.icc, mode, "CMYK", self.intent)
            made = row(transform, mode, unknown)
            for index, pixel in enumerate(unknown):
                cyan, magenta, yellow, black = (value / 255 for value in made[4 * index : 4 * index + 4])
                ink = self.limited((cyan, magenta, yellow, black))
                # sRGB's white is the paper's, whatever the profile's table rounds it to.
                self._known[mode, pixel, icc] = PAPER if (mode, pixel) == ("RGB", b"\xff\xff\xff") else ink
        return [self._known[mode, pixel, icc] for pixel in pixels]

    # Pictures.

    def separated(self, image: Image, icc: bytes | None = None, *, headroom: float = 0.0) -> Image:
        """Return a picture of mode RGB, L, CMYK or LAB in the condition's inks: CMYK, grey staying grey.

        `icc` is the picture's own profile; one that is broken or for other channels is passed over. CMYK
        without a profile, or with this condition's own, keeps its inks within the limit. `headroom` is
        what the limit is lowered by, in percentage points, for a lossy file to come; without it, a picture
        of at most 256 colours is taken for a drawing.
        """
        own = icc if icc and fits(image.mode, icc) else b""
        if image.mode == "RGB" and not own and not headroom and image.getcolors(_FEW_COLOURS):
            return self._each_colour(image)
        if image.mode == "L":
            return image.point(self.grey_table(own))
        if image.mode == "CMYK" and (not own or own == self.icc):
            inks = image
        else:
            inks = applied(image, transform_of(own, self.icc, image.mode, "CMYK", self.intent, fast=True))
        return within_limit(inks, self.limit - headroom)

    def _each_colour(self, image: Image) -> Image:
        """Return a picture of few flat colours, drawn rather than photographed: neutrals in black alone."""
        from PIL import Image

        inks = {}
        for _, rgb in image.getcolors(_FEW_COLOURS) or ():
            assert isinstance(rgb, tuple)
            red, green, blue = (value / 255 for value in rgb)
            inks[rgb] = bytes(_byte(value) for value in self.of_rgb((red, green, blue)))
        data = image.tobytes()
        pixels = zip(data[::3], data[1::3], data[2::3], strict=True)
        return Image.frombytes("CMYK", image.size, b"".join(map(inks.__getitem__, pixels)))

    def grey_table(self, icc: bytes = b"") -> list[int]:
        """Return the levels that grey's 256 become, 255 meaning paper, so that black ink shows its tones.

        The darkest is full black: lightness between is scaled as black point compensation does, in
        luminance (Adobe, "Black Point Compensation", 2006).
        """
        if icc:
            from PIL import Image

            steps = Image.frombytes("L", (256, 1), bytes(range(256)))
            lab = applied(steps, transform_of(icc, "", "L", "LAB", "relative"))
            lights = [value / 2.55 for value in lab.tobytes()[::3]]
        else:
            lights = [lab_of((level / 255,) * 3)[0] for level in range(256)]
        darkest = luminance(self._ramp[-1])
        first, last = luminance(lights[0]), luminance(lights[-1])
        table = []
        for light in lights:
            share = (luminance(light) - first) / ((last - first) or 1)
            table.append(255 - round(255 * self._tone(lightness_of(darkest + share * (1 - darkest)))))
        return table

    def _tone(self, lightness: float) -> float:
        ramp = self._ramp
        index = bisect_left(ramp, -lightness, key=lambda value: -value)
        if index <= 0 or index >= len(ramp):
            return 0.0 if index <= 0 else 1.0
        above, below = ramp[index - 1], ramp[index]
        return (index - (lightness - below) / ((above - below) or 1)) / 255


def _smooth(ramp: list[float]) -> list[float]:
    """Return the ramp strictly falling: 8 bits of lightness leave steps, which a line between evens out."""
    knots = [0] + [i for i in range(1, 255) if ramp[i] < ramp[i - 1]] + [255]
    result = list(ramp)
    for left, right in zip(knots, knots[1:], strict=False):
        for i in range(left, right):
            result[i] = ramp[left] + (ramp[right] - ramp[left]) * (i - left) / (right - left)
    for i in range(1, 256):
        result[i] = min(result[i], result[i - 1] - 1e-6)
    return result


def _is_neutral(rgb: Rgb) -> bool:
    # What differs by this much between channels is never within a chroma of 2.
    if max(rgb) - min(rgb) > 0.1:
        return False
    _, a, b = lab_of(rgb)
    return a * a + b * b <= AREA_CHROMA**2


def _byte(value: float) -> int:
    return round(255 * min(1.0, max(0.0, value)))


@lru_cache(maxsize=8)
def _inks(icc: bytes, limit: float, intent: str) -> Inks:
    return Inks(icc, limit, intent)


def inks_of(profile: PressProfile) -> Inks:
    """Return the profile's inks, kept for the process. Raises `OSError` if the ICC file is not there."""
    return _inks(profile.condition.icc.read_bytes(), profile.total_ink_percent, profile.rendering_intent)
