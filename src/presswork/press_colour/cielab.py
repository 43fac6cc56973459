"""A colour in sRGB or CIELAB in, the same colour in the other out; luminance and lightness likewise."""

from __future__ import annotations

Rgb = tuple[float, float, float]
Lab = tuple[float, float, float]


def lab_of(rgb: Rgb) -> Lab:
    """Return an sRGB colour (IEC 61966-2-1) in CIELAB under D50, as ICC profiles count."""
    red, green, blue = (_linear(value) for value in rgb)
    # Bradford-adapted primaries of ICC's own sRGB profile (sRGB2014.icc, tags rXYZ, gXYZ, bXYZ).
    x = 0.43607 * red + 0.38515 * green + 0.14307 * blue
    y = 0.22249 * red + 0.71687 * green + 0.06061 * blue
    z = 0.01392 * red + 0.09708 * green + 0.71410 * blue
    fx, fy, fz = (_cube(value) for value in (x / 0.9642, y, z / 0.8249))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def rgb_of(lab: Lab) -> Rgb:
    """Return a CIELAB colour under D50 in sRGB; outside 0 to 1 where sRGB cannot show it."""
    fy = (lab[0] + 16) / 116
    x, y, z = (_uncube(value) for value in (fy + lab[1] / 500, fy, fy - lab[2] / 200))
    x, z = x * 0.9642, z * 0.8249
    red = 3.13405 * x - 1.61703 * y - 0.49065 * z
    green = -0.97876 * x + 1.91614 * y + 0.03344 * z
    blue = 0.07194 * x - 0.22898 * y + 1.40522 * z
    return _gamma(red), _gamma(green), _gamma(blue)


def _linear(value: float) -> float:
    value = float(min(1.0, max(0.0, value)))
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _gamma(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _cube(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _uncube(value: float) -> float:
    return value**3 if value > 6 / 29 else (116 * value - 16) * 27 / 24389


def luminance(lightness: float) -> float:
    """Return the luminance, 0 to 1, of a CIELAB lightness."""
    return _uncube((lightness + 16) / 116)


def lightness_of(luminance: float) -> float:
    """Return the CIELAB lightness of a luminance from 0 to 1."""
    return 116 * _cube(luminance) - 16
