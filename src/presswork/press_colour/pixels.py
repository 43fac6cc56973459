"""A CMYK picture and a total ink limit in, the picture within the limit out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

# Rows are taken as many at a time as hold this many pixels: arithmetic needs 4 bytes for each of several.
_STRIP_PX = 2_000_000


def within_limit(inks: Image, limit_percent: float) -> Image:
    """Return the picture; where it has more ink, cyan, magenta and yellow are less, black is as it was."""
    rows = max(1, _STRIP_PX // max(1, inks.width))
    for top in range(0, inks.height, rows):
        box = (0, top, inks.width, min(inks.height, top + rows))
        strip = inks.crop(box)
        if (less := _lessened(strip, int(limit_percent * 2.55))) is not None:
            if inks.readonly:
                inks = inks.copy()
            inks.paste(less, box)
    return inks


def _lessened(strip: Image, most: int) -> Image | None:
    """Return the strip with at most this sum of levels in each pixel; None if no pixel has more."""
    from PIL import Image, ImageMath

    bands = dict(zip("cmyk", strip.split(), strict=True))
    total = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], **bands)
    highest = total.getextrema()[1]
    if not isinstance(highest, (int, float)) or highest <= most:
        return None

    def share(args: dict[str, Any]) -> Any:
        # Levels of 1/4096 of what C, M and Y keep; at least one in the divisor where there is no ink.
        a = args
        coloured = a["c"] + a["m"] + a["y"]
        spare = a["max"](most - a["k"], 0) if "max" in a else most - a["k"]
        kept = (spare * 4096) / (coloured + (coloured == 0))
        return kept * (kept < 4096) + 4096 * (kept >= 4096)

    kept = ImageMath.lambda_eval(share, **bands)
    less = [
        ImageMath.lambda_eval(
            lambda a: a["convert"]((a["band"] * a["kept"]) / 4096, "L"), band=bands[n], kept=kept
        )
        for n in "cmy"
    ]
    return Image.merge("CMYK", [*less, bands["k"]])
