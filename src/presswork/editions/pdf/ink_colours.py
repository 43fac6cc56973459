"""A CSS colour in device inks in, the sRGB colour that WeasyPrint can shade and blend with out.

WeasyPrint 70 paints `device-cmyk()` as it is, but ends with a NotImplementedError where it needs such a
colour in sRGB: in gradients, and in groove, ridge, inset and outset borders.
"""

from __future__ import annotations

from typing import Any

from tinycss2 import color5

_SPACE = "device-cmyk"
_to = color5.Color.to


def _converted(self: Any, space: str) -> Any:
    """Stand in for `Color.to`, with the naive conversion of CSS Color 5, section 9.2."""
    if self.space != _SPACE or space == _SPACE:
        return _to(self, space)
    cyan, magenta, yellow, black = self.coordinates
    rgb = [1 - min(1.0, ink * (1 - black) + black) for ink in (cyan, magenta, yellow)]
    return _to(color5.Color("srgb", rgb, self.alpha), space)


def install() -> None:
    """Let such colours be converted."""
    color5.Color.to = _converted
