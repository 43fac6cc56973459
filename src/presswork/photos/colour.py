"""An image in any of Pillow's modes in, the same picture in 8-bit sRGB or grey, opaque, out.

Colours pass through the embedded profile by relative colorimetric intent with black point
compensation, as photographs demand; a picture without a profile is taken for sRGB.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsProfile

_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab"}


def is_deep(image: Image.Image) -> bool:
    """Whether the picture holds more than 8 bits a channel, which the editions do not."""
    if image.mode in {"I", "F"} or image.mode.startswith("I;"):
        return True
    bits = getattr(image, "tag_v2", {}).get(258) if image.format == "TIFF" else None
    if bits:
        return any(int(count) > 8 for count in (bits if isinstance(bits, tuple) else (bits,)))
    # PNG's decoder takes the upper byte while it reads; only its raw mode tells.
    return any("16B" in str(tile[3]) for tile in getattr(image, "tile", ()))


def has_transparency(image: Image.Image) -> bool:
    """Whether any of a decoded picture's pixels is less than opaque."""
    if image.mode in {"RGBA", "LA", "PA", "RGBa", "La"}:
        lowest, _ = image.getchannel(image.mode[-1]).getextrema()
        return isinstance(lowest, (int, float)) and lowest < 255
    return "transparency" in image.info


def flattened(image: Image.Image) -> Image.Image:
    """Return the decoded picture as grey, RGB or CMYK of 8 bits, set on white where it is transparent."""
    mode = image.mode
    if mode in {"I", "F"} or mode.startswith("I;"):
        return _tone_mapped(image)
    if "transparency" in image.info or mode in {"RGBA", "PA", "RGBa"}:
        return _on_white(image.convert("RGBA"))
    if mode in {"LA", "La"}:
        return _on_white(image.convert("LA"))
    if mode == "1":
        return image.convert("L")
    return image if mode in _SPACES else image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    bands = "RGB" if image.mode == "RGBA" else "L"
    paper = Image.new(bands, image.size, "white")
    paper.paste(image.convert(bands), mask=image.getchannel("A"))
    return paper


def _tone_mapped(image: Image.Image) -> Image.Image:
    """Map 16-bit grey by its whole range, other numbers by the range that they fill."""
    low, high = image.convert("F").getextrema()
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)):
        raise ValueError("a picture without levels")
    if image.mode.startswith("I;16") or (image.mode == "I" and low >= 0 and 255 < high <= 65535):
        low, high = 0, 65535
    elif image.mode == "F" and low >= 0 and high <= 1:
        low, high = 0, 1
    elif low >= 0 and high <= 255:
        low, high = 0, 255
    scale = 255 / ((high - low) or 1)
    return image.convert("F").point(lambda level: level * scale + (0.5 - low * scale)).convert("L")


def to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Return a flattened picture in sRGB, grey staying grey. `icc` is the profile that came with it."""
    profile = usable_profile(image, icc)
    if profile is None or is_srgb(profile):
        return image if image.mode in {"RGB", "L"} else image.convert("RGB")
    from PIL import ImageCms

    result = ImageCms.profileToProfile(
        image,
        profile,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if result is None:
        raise ValueError("no colour conversion")
    return result.convert("L") if image.mode == "L" else result


def usable_profile(image: Image.Image, icc: bytes | None) -> ImageCmsProfile | None:
    """Return the embedded profile; None if there is none, or it is broken or for other channels."""
    if image.mode == "LAB":
        from PIL import ImageCms

        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if not icc:
        return None
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    except (OSError, ImageCms.PyCMSError, ValueError):
        return None
    return profile if profile.profile.xcolor_space.strip() == _SPACES.get(image.mode) else None


def is_srgb(profile: ImageCmsProfile) -> bool:
    """Whether the profile names itself sRGB, as every maker's does; then no pixel is touched."""
    description = profile.profile.profile_description or ""
    return description.startswith(("sRGB", "c2", "c2ci"))
