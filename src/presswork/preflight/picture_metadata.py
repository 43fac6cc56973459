"""A picture's bytes in, what it tells of camera and place out. Shared by the checks of PDF and EPUB."""

from __future__ import annotations

import io
import re

from PIL import ExifTags, Image

CODE = "picture-camera-metadata"
HINT = "Build again with Presswork, which drops camera and GPS data and keeps the credit."

_BASE = ExifTags.Base
_TELLING = (
    (_BASE.Make, "the camera's make"),
    (_BASE.Model, "the camera's model"),
    (_BASE.BodySerialNumber, "the camera's number"),
    (_BASE.LensModel, "the lens"),
    (_BASE.MakerNote, "a maker's note"),
    (_BASE.CameraOwnerName, "the camera's owner"),
    (_BASE.DateTimeOriginal, "when it was taken"),
    (_BASE.Software, "the software"),
)
_XMP = re.compile(rb"\b(exif:GPS\w+|aux:\w*(?:Serial|Lens|Owner)\w*|tiff:(?:Make|Model))\b")


def telling_facts(data: bytes) -> list[str]:
    """Return what a JPEG, PNG or WebP tells of its camera, place and time; nothing for other data.

    A JPEG that cannot be read counts as telling: what is in it is unknown.
    """
    if not data.startswith((b"\xff\xd8", b"\x89PNG", b"RIFF")):
        return []
    try:
        with Image.open(io.BytesIO(data)) as image:
            exif = image.getexif()
            inner = exif.get_ifd(ExifTags.IFD.Exif)
            facts = ["a GPS position"] if exif.get_ifd(ExifTags.IFD.GPSInfo) else []
            facts += [name for tag, name in _TELLING if tag in exif or tag in inner]
            if exif.get(_BASE.Orientation, 1) != 1:
                facts.append("a rotation that readers may ignore")
    except (OSError, ValueError, SyntaxError, KeyError) as error:
        return [f"data that cannot be read ({error})"]
    return facts + sorted({match.decode("ascii") for match in _XMP.findall(data)})
