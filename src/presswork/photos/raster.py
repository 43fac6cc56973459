"""SVG text, a size in pixels and font files in; the drawn picture as JPEG or PNG bytes out.

resvg draws on the processor alone, with the fonts that it is handed and no others, so the same text
gives the same bytes on every machine. It takes variable fonts: weight, optical size by the font
size, and small caps all work, but for weight 400 where a font's own default is another (Source Sans
3's is 200). A family whose name holds a figure must be quoted: `font-family="'Source Serif 4'"`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from presswork.errors import FindingsError
from presswork.model import Finding
from presswork.photos.drawing import Job, draw
from presswork.photos.faults import PictureError
from presswork.photos.svg import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def rasterise(
    svg: str | bytes,
    *,
    width_px: int,
    height_px: int,
    fonts: Sequence[Path] = (),
    media_type: Literal["image/jpeg", "image/png"] = "image/jpeg",
    quality: int = 88,
    file: str | None = None,
) -> bytes:
    """Return the drawing as a picture of exactly this size, on white.

    Pictures may stand in it as data addresses (PNG, JPEG, SVG); any other address is refused.
    `file` is the template that a finding names.

    Raises:
        FindingsError: the SVG is broken, would reach outside itself, or takes too long to draw.
    """
    data = svg.encode() if isinstance(svg, str) else svg
    try:
        drawing = sanitise(data, nested=True)
    except PictureError as error:
        raise _finding(error, file) from error
    # Fill the size asked for from the middle: a drawing's proportion may be off by a pixel.
    scale = max(width_px / drawing.width_px, height_px / drawing.height_px)
    left = (width_px - drawing.width_px * scale) / 2
    top = (height_px - drawing.height_px * scale) / 2
    job = Job(
        svg=drawing.to_bytes().decode(),
        transform=(scale, 0, left, 0, scale, top),
        size_px=(width_px, height_px),
        fonts=tuple(map(str, fonts)),
    )
    try:
        png = draw(job)
    except PictureError as error:
        raise _finding(error, file) from error
    return _encoded(png, media_type, quality)


def _finding(error: PictureError, file: str | None) -> FindingsError:
    message = f"the drawing {error.message}."
    return FindingsError(
        [Finding(code=error.code, severity="error", message=message, hint=error.hint, file=file)]
    )


def _encoded(png: bytes, media_type: str, quality: int) -> bytes:
    """Return resvg's PNG without its alpha channel, in the format asked for."""
    from PIL import Image

    image = Image.open(io.BytesIO(png)).convert("RGB")
    buffer = io.BytesIO()
    if media_type == "image/png":
        image.save(buffer, "PNG", optimize=True)
    else:
        # Type needs its edges: no chroma subsampling.
        image.save(buffer, "JPEG", quality=quality, subsampling=0, optimize=True)
    return buffer.getvalue()
