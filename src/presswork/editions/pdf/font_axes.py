"""A variable font and a style's variations in, the instance out: a style may name axes that the font lacks.

A theme says `"opsz" 10, "wght" 640` of running text, and a caption's or another script's face without
optical sizes inherits it. CSS ignores an axis that a font does not have (CSS Fonts 4, 6.12);
WeasyPrint 70 gives the whole font up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import weasyprint.pdf.fonts
from fontTools.varLib.instancer import instantiateVariableFont


def instantiate(font: Any, variations: Mapping[str, float], **options: Any) -> Any:
    """Return the instance of a font at those variations that it has axes for, within their limits."""
    axes = {axis.axisTag: axis for axis in font["fvar"].axes}
    within = {
        tag: min(max(value, axes[tag].minValue), axes[tag].maxValue)
        for tag, value in variations.items()
        if tag in axes
    }
    return instantiateVariableFont(font, within, **options)


def install() -> None:
    """Let WeasyPrint instantiate fonts so."""
    weasyprint.pdf.fonts.instantiateVariableFont = instantiate
