"""SVG text, a size in pixels and font files in; the drawn picture as JPEG or PNG bytes out.

resvg draws on the processor alone, with the fonts that it is handed and no others, so the same text
gives the same bytes on every machine. It takes variable fonts: `font-weight`, optical size by the
font size, `font-variation-settings` and `font-variant="small-caps"` all work; a family whose name
holds a figure must be quoted: `font-family="'Source Serif 4'"`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from presswork.errors import FindingsError
from presswork.model import Finding
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
        FindingsError: the SVG is broken or would reach outside itself.
    """
    import resvg_py

    data = svg.encode() if isinstance(svg, str) else svg
    try:
        safe = sanitise(data, nested=True).to_bytes().decode()
    except PictureError as error:
        message = f"the drawing {error.message}."
        raise FindingsError(
            [Finding(code=error.code, severity="error", message=message, hint=error.hint, file=file)]
        ) from error
    png = resvg_py.svg_to_bytes(
        svg_string=safe,
        width=width_px,
        height=height_px,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(path) for path in fonts],
    )
    return _sized(bytes(png), (width_px, height_px), media_type, quality)


def _sized(png: bytes, size: tuple[int, int], media_type: str, quality: int) -> bytes:
    """Return resvg's PNG without its alpha channel, as asked for; a proportion off by a pixel is cropped."""
    from PIL import Image, ImageOps

    image = Image.open(io.BytesIO(png)).convert("RGB")
    if image.size != size:
        image = ImageOps.fit(image, size, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    if media_type == "image/png":
        image.save(buffer, "PNG", optimize=True)
    else:
        # Type needs its edges: no chroma subsampling.
        image.save(buffer, "JPEG", quality=quality, subsampling=0, optimize=True)
    return buffer.getvalue()
