"""A picture in a format that no edition takes in; the same picture as PNG out, where we can open it."""

from __future__ import annotations

import io

from presswork.photos.faults import PictureError
from presswork.photos.opening import DECODING_ERRORS, PIXEL_LIMIT, strictly

# None of these runs another program, as Pillow's reader of EPS does, or needs Windows, as that of EMF.
_FORMATS = ("BMP", "DIB", "ICO", "PSD", "JPEG2000", "TGA", "PCX", "PPM", "SGI")
_KEPT_MODES = frozenset(("1", "L", "LA", "P", "RGB", "RGBA", "I;16"))


def as_png(data: bytes) -> bytes:
    """Return the picture as PNG, with all its pixels.

    Raises:
        PictureError: photo-format, where it cannot be opened or is larger than is decoded.
    """
    from PIL import Image

    Image.preinit()
    Image.init()
    try:
        with strictly():
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            if image.width * image.height > PIXEL_LIMIT:
                raise _not_converted()
            image.load()
        out = io.BytesIO()
        ready = image if image.mode in _KEPT_MODES else image.convert("RGB")
        ready.save(out, "PNG", icc_profile=image.info.get("icc_profile") if ready is image else None)
    except (Image.DecompressionBombError, MemoryError, *DECODING_ERRORS) as error:
        raise _not_converted() from error
    return out.getvalue()


def _not_converted() -> PictureError:
    return PictureError(
        "photo-format",
        "is in a format that neither the editions nor this import can read",
        "Open it in a picture editor and save it as JPEG or PNG, under the same name, in `photos/`.",
    )
