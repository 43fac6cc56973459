"""A picture file's bytes in, what the rest of a build has to know of it out, kept in the cache."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from presswork import __version__
from presswork.photos.faults import Remark, converted

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from presswork.cache import Cache
    from presswork.photos.metadata import PhotoMetadata

_CODE_VERSION = "1"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A sound picture: its upright size in pixels, its own words, and what its editor should know."""

    width_px: int
    height_px: int
    caption: str = ""
    credit: str = ""
    copyright: str = ""
    alt: str = ""
    remarks: tuple[Remark, ...] = ()


def is_drawing(path: Path, data: bytes) -> bool:
    """Whether the file is SVG, judged by its content first and its name second."""
    head = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    return head.startswith(b"<") or path.suffix.lower() in {".svg", ".svgz"}


def examine(path: Path, data: bytes, *, digest: str, language: str, cache: Cache | None = None) -> Facts:
    """Return the facts of a picture that can be built from; `digest` is that of its bytes.

    Raises:
        PictureError: it cannot be; the code says why.
    """
    if is_drawing(path, data):
        from presswork.photos.svg import sanitise

        drawing = sanitise(data)
        return Facts(
            width_px=round(drawing.width_px), height_px=round(drawing.height_px), remarks=drawing.remarks
        )
    if cache is None:
        return _examine_raster(data, language)
    import PIL

    from presswork.cache import key_of

    key = key_of("photo-facts", _CODE_VERSION, __version__, PIL.__version__, language, digest)
    if kept := cache.read(key, _from_json):
        return kept
    facts = _examine_raster(data, language)
    cache.put(key, json.dumps(asdict(facts)).encode())
    return facts


def _from_json(data: bytes) -> Facts:
    fields = json.loads(data)
    remarks = tuple(Remark(**remark) for remark in fields.pop("remarks"))
    return Facts(**fields, remarks=remarks)


def _examine_raster(data: bytes, language: str) -> Facts:
    from presswork.photos.metadata import read_metadata
    from presswork.photos.opening import open_picture, upright_size, verified

    image = open_picture(data)
    width, height = upright_size(image)
    metadata = read_metadata(image, data, language=language)
    return Facts(
        width_px=width,
        height_px=height,
        caption=metadata.caption,
        credit=metadata.credit_line,
        copyright=metadata.copyright,
        alt=metadata.alt,
        remarks=(*_losses(image, verified(data)), *_metadata_remarks(metadata)),
    )


def _losses(image: Image.Image, decoded: Image.Image) -> tuple[Remark, ...]:
    """Return a warning for each thing about the picture that no edition keeps."""
    from presswork.photos import colour
    from presswork.photos.opening import frame_count

    remarks = []
    frames = frame_count(decoded)
    if frames > 1:
        remarks.append(
            Remark(
                code="photo-animated",
                severity="warning",
                message=f"holds {frames} pictures; the first is used",
                hint="Supply the one picture that should be shown.",
            )
        )
    if colour.is_deep(image):
        remarks.append(
            converted("has 16 bits a channel; the editions hold 8", "Nothing need be done, if that is meant.")
        )
    if colour.has_transparency(decoded):
        remarks.append(
            converted("is transparent in part; it is set on white", "Supply it on the ground you want.")
        )
    remarks.extend(_colour_losses(image))
    return tuple(remarks)


def _colour_losses(image: Image.Image) -> list[Remark]:
    from presswork.photos import colour

    icc = image.info.get("icc_profile")
    ready = image
    if image.mode == "P" or "A" in image.mode:
        ready = image.convert("RGBA").convert("RGB")  # by way of RGBA: Pillow warns of a transparent palette
    profile = colour.usable_profile(ready, icc) if ready.mode in {"RGB", "L", "CMYK"} else None
    if image.mode == "CMYK":
        how = "by its own profile" if profile else "without a profile, so its colours are a guess"
        return [
            converted(f"is CMYK; it is converted to sRGB {how}", "Supply the RGB original, if there is one.")
        ]
    if icc and profile is None and ready.mode == "RGB":
        return [
            converted(
                "has a colour profile that cannot be used; sRGB is assumed", "Save it anew with its profile."
            )
        ]
    return []


def _metadata_remarks(metadata: PhotoMetadata) -> tuple[Remark, ...]:
    remarks = []
    if metadata.unreadable:
        remarks.append(
            Remark(
                code="photo-metadata-unreadable",
                severity="note",
                message=f"has metadata that is passed over: {metadata.unreadable}",
                hint="Write caption and credit in the article, if they are missing.",
            )
        )
    if metadata.usage_terms:
        remarks.append(
            Remark(
                code="photo-usage-terms",
                severity="note",
                message=f"states terms of use: {metadata.usage_terms}",
                hint="See that this use keeps to them.",
            )
        )
    return tuple(remarks)
