"""A raster picture's bytes in, a JPEG or PNG for one edition and its size in pixels out."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from presswork.photos import colour, jpeg, xmp
from presswork.photos.cropping import crop_box
from presswork.photos.faults import corrupt
from presswork.photos.opening import DECODING_ERRORS, load, open_picture, orientation
from presswork.press_colour import JPEG_HEADROOM_PERCENT

if TYPE_CHECKING:
    from presswork.photos.wanted import Order


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How an edition's JPEGs are written; above `copy_limit` bytes a pixel, none is passed on as it is."""

    quality: int
    subsampling: int
    progressive: bool
    copy_limit: float


# Print shows coloured edges that 4:2:0 smears, and 88 is past where errors are seen at 300 ppi;
# screens are kinder and their readers pay for each byte.
RECIPES = {
    "pdf": Recipe(quality=88, subsampling=0, progressive=False, copy_limit=8.0),
    "epub": Recipe(quality=82, subsampling=2, progressive=False, copy_limit=0.6),
    "web": Recipe(quality=80, subsampling=2, progressive=True, copy_limit=0.5),
    # What is copied would not be in the inks of the press.
    "press": Recipe(quality=92, subsampling=0, progressive=False, copy_limit=0.0),
}
_FEW_COLOURS = 256
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def encoded(data: bytes, order: Order) -> tuple[bytes, str, int, int]:
    """Return the file, its suffix, and its width and height in pixels.

    Raises:
        PictureError: the picture cannot be decoded.
    """
    recipe = RECIPES[order.edition]
    packet = xmp.packet(credit=order.credit, notice=order.notice)
    image = open_picture(data)
    if _may_be_copied(image, data, order, recipe):
        copy = jpeg.stripped(data, xmp=packet)
        if copy is not None:
            return copy, "jpg", image.width, image.height
    try:
        ready, flat = made_ready(image, data, order)
    except DECODING_ERRORS as error:
        raise corrupt(str(error)) from error
    photographic = jpeg.add_xmp(as_jpeg(ready, recipe), packet)
    if flat is not None:
        lossless = as_png(flat, packet)
        # Lossless is worth half as much again: lines and flat colours keep their edges.
        if len(lossless) <= 1.5 * len(photographic):
            return lossless, "png", flat.width, flat.height
    return photographic, "jpg", ready.width, ready.height


def _may_be_copied(image: Image.Image, data: bytes, order: Order, recipe: Recipe) -> bool:
    """Whether the file's own compressed picture will do: each new compression costs quality."""
    if (
        order.inks is not None
        or image.format not in {"JPEG", "MPO"}
        or image.mode not in {"RGB", "L"}
        or orientation(image) != 1
    ):
        return False
    if order.ratio is not None or _exceeds(image, order.max_px):
        return False
    if len(data) > recipe.copy_limit * image.width * image.height:
        return False
    profile = colour.usable_profile(image, image.info.get("icc_profile"))
    return profile is None or colour.is_srgb(profile)


def _exceeds(image: Image.Image, box: tuple[int, int] | None) -> bool:
    return box is not None and (image.width > box[0] or image.height > box[1])


def made_ready(image: Image.Image, data: bytes, order: Order) -> tuple[Image.Image, Image.Image | None]:
    """Return the picture upright, cropped, scaled and in the edition's colours; and for PNG if few."""
    icc = image.info.get("icc_profile")
    turn = _TURNS.get(orientation(image))
    lossy = image.format in {"JPEG", "MPO"}
    if lossy and order.max_px and order.ratio is None:
        # The decoder scales by eighths for nothing; twice the wanted size leaves the filter its work.
        side = max(order.max_px)
        image.draft(image.mode, (min(image.width, side * 2), min(image.height, side * 2)))
    load(image, data)
    flat = colour.flattened(image)
    if turn is not None:
        flat = flat.transpose(turn)
    if order.ratio is not None:
        flat = _cropped(flat, order.ratio, order.focal_point)
    crisp = not lossy and flat.mode in {"RGB", "L"} and flat.getcolors(_FEW_COLOURS) is not None
    if order.max_px and _exceeds(flat, order.max_px):
        flat = flat.resize(_within(flat, order.max_px), Image.Resampling.LANCZOS)
    if order.inks is None:
        ready = colour.to_srgb(flat, icc)
        lossless = ready
    else:
        ready = order.inks.separated(flat, icc, headroom=JPEG_HEADROOM_PERCENT)
        # PNG knows no inks; these are found in the page, colour by colour.
        lossless = colour.to_srgb(flat, icc) if crisp and ready.mode != "L" else ready
    for picture in (ready, lossless):
        picture.info.clear()  # Pillow would write what it read: comments, profile, resolution.
    return ready, lossless if crisp else None


def _within(image: Image.Image, box: tuple[int, int]) -> tuple[int, int]:
    scale = min(box[0] / image.width, box[1] / image.height)
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _cropped(image: Image.Image, ratio: float, focal_point: tuple[float, float]) -> Image.Image:
    left, top, right, bottom = (round(v) for v in crop_box(*image.size, ratio=ratio, focal_point=focal_point))
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def as_jpeg(image: Image.Image, recipe: Recipe) -> bytes:
    """Return the picture as a JPEG file."""
    buffer = io.BytesIO()
    image.save(
        buffer,
        "JPEG",
        quality=recipe.quality,
        subsampling=recipe.subsampling,
        progressive=recipe.progressive,
        optimize=True,
    )
    return buffer.getvalue()


def as_png(image: Image.Image, packet: bytes) -> bytes:
    """Return the picture as a PNG file with the XMP packet."""
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    if packet:
        notes.add_itxt("XML:com.adobe.xmp", packet.decode())
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True, pnginfo=notes)
    return buffer.getvalue()
