"""ICC profiles in, ways from one to the other out, kept for the process: littleCMS through Pillow."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile, ImageCmsTransform

_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab"}


def fits(mode: str, icc: bytes) -> bool:
    """Whether the profile can be read and is for pictures of this mode."""
    try:
        return _opened(icc).profile.xcolor_space.strip() == _SPACES.get(mode)
    except ValueError:
        return False


def row(transform: ImageCmsTransform, mode: str, pixels: list[bytes]) -> bytes:
    """Return the pixels, converted, one after the other."""
    from PIL import Image

    return applied(Image.frombytes(mode, (len(pixels), 1), b"".join(pixels)), transform).tobytes()


def applied(image: Image, transform: ImageCmsTransform) -> Image:
    """Return the picture, converted."""
    from PIL import ImageCms

    result = ImageCms.applyTransform(image, transform)
    if result is None:
        raise ValueError("no colour conversion")
    return result


@lru_cache(maxsize=16)
def _opened(icc: bytes) -> ImageCmsProfile:
    """Return the profile; a ValueError if it cannot be read."""
    from PIL import ImageCms

    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(icc))
    except (OSError, ImageCms.PyCMSError) as error:
        raise ValueError(f"a broken colour profile: {error}") from error


@lru_cache(maxsize=32)
def transform_of(
    icc: bytes, target: bytes | str, mode: str, result: str, intent: str, *, fast: bool = False
) -> ImageCmsTransform:
    """Return the way from one profile to another; without one, from sRGB or CIELAB and to CIELAB.

    Raises a ValueError for profiles that do not fit.
    """
    from PIL import ImageCms

    if icc:
        source: Any = _opened(icc)
    else:
        source = ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB")
    goal: Any = _opened(target) if isinstance(target, bytes) else ImageCms.createProfile("LAB")
    flags = ImageCms.Flags.HIGHRESPRECALC if fast else ImageCms.Flags.NOOPTIMIZE
    chosen = ImageCms.Intent.PERCEPTUAL if intent == "perceptual" else ImageCms.Intent.RELATIVE_COLORIMETRIC
    if intent == "relative" and result != "LAB":
        flags |= ImageCms.Flags.BLACKPOINTCOMPENSATION
    try:
        return ImageCms.buildTransform(source, goal, mode, result, chosen, flags)
    except (ImageCms.PyCMSError, OSError) as error:
        raise ValueError(f"a colour profile that cannot be used: {error}") from error
