"""A picture file's bytes in, an opened Pillow image that is known to be whole out.

Size comes from the file's head and is judged before a pixel is decoded; then everything is decoded
once, at the smallest scale that the format offers, to find what is cut short or broken.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import struct
import warnings
from typing import TYPE_CHECKING

from PIL import Image, ImageFile, UnidentifiedImageError

from presswork.photos import jpeg
from presswork.photos.faults import PictureError, corrupt, cut_short

if TYPE_CHECKING:
    from collections.abc import Iterator

# 200 megapixels: above the largest cameras, below what 24-bit decoding takes from a small machine.
PIXEL_LIMIT = 200_000_000

# How a supported file begins, Pillow's name for its format, and the module that reads it.
_HEADS = (
    (b"\xff\xd8\xff", "JPEG", "JpegImagePlugin"),
    (b"\x89PNG\r\n\x1a\n", "PNG", "PngImagePlugin"),
    (b"GIF8", "GIF", "GifImagePlugin"),
    (b"II*\0", "TIFF", "TiffImagePlugin"),
    (b"MM\0*", "TIFF", "TiffImagePlugin"),
    (b"II+\0", "TIFF", "TiffImagePlugin"),
    (b"MM\0+", "TIFF", "TiffImagePlugin"),
)
SUPPORTED = "JPEG, PNG, TIFF, WebP, GIF, AVIF and SVG"

_ORIENTATION = 0x0112
_TURNED = frozenset({5, 6, 7, 8})

# What Pillow and the libraries under it raise on broken files.
DECODING_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    LookupError,
    TypeError,
    RuntimeError,
    ArithmeticError,
    AttributeError,
)


def open_picture(data: bytes) -> Image.Image:
    """Return the opened image, its pixels not yet decoded.

    Raises:
        PictureError: photo-format, photo-bomb, photo-corrupt or photo-truncated.
    """
    if not data:
        raise corrupt("the file is empty")
    kind, plugin = _kind(data)
    importlib.import_module(f"PIL.{plugin}")
    try:
        with strictly():
            image = Image.open(io.BytesIO(data), formats=(kind,))
    except (Image.DecompressionBombError, MemoryError) as error:
        raise _bomb(str(error)) from error
    except UnidentifiedImageError as error:
        raise _broken(data, "its head cannot be read") from error
    except DECODING_ERRORS as error:
        if "MAX_TEXT" in str(error):
            raise _bomb("its text blocks unpack without end") from error
        raise _broken(data, str(error)) from error
    if not image.width or not image.height:
        raise corrupt("it has no size")
    if image.width * image.height > PIXEL_LIMIT:
        raise _bomb(f"{image.width:,} x {image.height:,} pixels")
    return image


def verified(data: bytes) -> Image.Image:
    """Return the picture decoded, a JPEG at an eighth of its size, once every byte of it was looked at.

    Raises:
        PictureError: as for `open_picture`, and when pixels are missing or broken.
    """
    image = open_picture(data)
    if image.format in {"JPEG", "MPO"}:
        if problem := jpeg.problem(data):
            raise corrupt(problem)
        image.draft(image.mode, (max(1, image.width // 8), max(1, image.height // 8)))
    load(image, data)
    return image


def load(image: Image.Image, data: bytes) -> None:
    """Decode the pixels of the first frame in place.

    Raises:
        PictureError: photo-truncated, photo-corrupt or photo-bomb.
    """
    try:
        with strictly():
            image.load()
    except (Image.DecompressionBombError, MemoryError) as error:
        raise _bomb(str(error)) from error
    except DECODING_ERRORS as error:
        raise _broken(data, str(error)) from error


def frame_count(image: Image.Image) -> int:
    """Return how many pictures the file holds, those that can be counted; a JPEG's previews do not count."""
    if image.format in {"JPEG", "MPO"}:
        return 1
    try:
        return int(getattr(image, "n_frames", 1))
    except DECODING_ERRORS:
        return 1


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; 1 where there is none or the image is turned already."""
    if image.format == "TIFF":
        return 1  # Pillow turns a TIFF while it loads it.
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except DECODING_ERRORS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height in pixels as the picture is meant to be seen."""
    width, height = image.size
    return (height, width) if orientation(image) in _TURNED else (width, height)


@contextlib.contextmanager
def strictly() -> Iterator[None]:
    """Hold Pillow to our limit: it raises at twice its own, and warns above it.

    And to whole files: WeasyPrint, once imported, has told Pillow to fill up what is missing in grey.
    """
    before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT // 2
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


def _bomb(detail: str) -> PictureError:
    return PictureError(
        "photo-bomb",
        f"unpacks to more than this program decodes ({PIXEL_LIMIT // 1_000_000} megapixels): {detail}",
        "Scale the picture down in a picture editor; no page needs so many pixels.",
    )


def _unsupported(what: str) -> PictureError:
    return PictureError(
        "photo-format",
        f"{what} is not supported; supported are {SUPPORTED}",
        "Export the picture as JPEG (photographs) or PNG (drawings, screens).",
    )


def _kind(data: bytes) -> tuple[str, str]:
    """Return Pillow's name of the format and of the module for it, judged by content, not by name."""
    for head, kind, plugin in _HEADS:
        if data.startswith(head):
            return kind, plugin
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP", "WebPImagePlugin"
    if data[4:8] == b"ftyp":
        brands = data[8 : int.from_bytes(data[:4], "big")][:256]
        if b"avif" in brands or b"avis" in brands:
            return "AVIF", "AvifImagePlugin"
        raise _unsupported("is HEIC, which")
    raise _unsupported("is in a format that")


def _broken(data: bytes, why: str) -> PictureError:
    if _is_cut_short(data, why):
        return cut_short()
    return corrupt(why)


def _is_cut_short(data: bytes, why: str) -> bool:
    if any(word in why.lower() for word in ("truncated", "unexpected end", "end of file", "cut short")):
        return True
    if data.startswith(b"\xff\xd8"):
        return b"\xff\xd9" not in data[-4096:]
    if data.startswith(b"\x89PNG"):
        return b"IEND" not in data[-4096:]
    if data.startswith(b"RIFF"):
        return len(data) < int.from_bytes(data[4:8], "little") + 8
    return data.startswith(b"GIF8") and b"\x3b" not in data[-16:]
