"""A photo and the widest that a page shows it in; the same picture in several widths and formats out.

AVIF for nearly all readers, WebP and JPEG for the others, each never larger than the photo itself; a picture
of few flat colours stays without loss, a drawing stays a drawing. Credit and copyright go with every file as
XMP, and nothing else that the camera wrote. One thread encodes each file: its bytes do not hang on the
machine's cores.
"""

from __future__ import annotations

import functools
import io
import json
from typing import TYPE_CHECKING

from presswork import __version__
from presswork.cache import key_of
from presswork.errors import FindingsError
from presswork.model import Derivative, Photo
from presswork.photos import derive
from presswork.photos.facts import is_drawing
from presswork.photos.faults import PictureError, corrupt
from presswork.photos.sources import changed, digest_of, read_source, source_of
from presswork.photos.wanted import Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

    from presswork.cache import Cache

_CODE_VERSION = "1"
# A phone's column at its density, a tablet's, a desk's, and the same at twice the pixels.
AVIF_WIDTHS = (480, 800, 1200, 1800, 2400)
# For the few that do not read AVIF: they get one width for the hand and one for the desk.
OTHER_WIDTHS = (800, 1600)
MEDIA_TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
}
# Qualities at which the three look alike, and at which errors are not seen at twice the pixels.
_AVIF = {"quality": 58, "speed": 7, "subsampling": "4:2:0", "max_threads": 1}
_WEBP = {"quality": 78, "method": 4}
# A width that is nearly the photo's own is not worth another file.
_NEARLY = 0.85
_TALLEST = 4  # times the width; a picture that is taller is scaled by its height

# A cover on a shelf, and on its issue's page.
_COVER_AVIF_WIDTHS, _COVER_OTHER_WIDTHS = (360, 800), (800,)

Variant = tuple[str, int, int, bytes]  # suffix, width and height in pixels, the file


def derive_web(photo: Photo, *, widest_px: int, cache: Cache | None = None) -> tuple[Derivative, ...]:
    """Return the photo's files for the web, the narrowest of the best format first; the last one is for all.

    Raises:
        FindingsError: the file has become unusable since `complete` looked at it.
    """
    path = source_of(photo)
    order = Order(
        edition="web",
        max_px=(widest_px, widest_px * _TALLEST),
        credit=photo.credit,
        notice=photo.copyright,
    )
    try:
        if photo.digest and cache and (kept := cache.read(_key(photo.digest, order), _read)):
            return tuple(_derivative(photo, *variant) for variant in kept)
        data = read_source(path)
        digest = digest_of(data)
        if photo.digest and photo.digest != digest:
            raise changed()
        if is_drawing(path, data):
            return (derive.drawing_for(photo, data, None),)
        made = _encoded(data, order)
    except PictureError as error:
        raise FindingsError([derive.unusable(photo, path, error)]) from error
    if cache is not None:
        cache.put(_key(digest, order), _written(made))
    return tuple(_derivative(photo, *variant) for variant in made)


def derive_cover(data: bytes, *, cache: Cache | None = None) -> tuple[Derivative, ...]:
    """Return the files of an e-book's cover (a JPEG or PNG) for the site's pages; the last one is for all."""
    import PIL

    key = key_of("web cover", _CODE_VERSION, __version__, PIL.__version__, digest_of(data))
    photo = Photo(id="cover", file="")
    if cache and (kept := cache.read(key, _read)):
        return tuple(_derivative(photo, *variant) for variant in kept)
    from presswork.photos import encode
    from presswork.photos.opening import open_picture

    image = open_picture(data).convert("RGB")
    made = [_variant("avif", _sized(image, width), b"") for width in _widths(image, _COVER_AVIF_WIDTHS)]
    for width in _widths(image, _COVER_OTHER_WIDTHS):
        picture = _sized(image, width)
        jpeg = encode.as_jpeg(picture, encode.RECIPES["web"])
        made += [_variant("webp", picture, b""), ("jpg", *picture.size, jpeg)]
    if cache:
        cache.put(key, _written(made))
    return tuple(_derivative(photo, *variant) for variant in made)


def _derivative(photo: Photo, suffix: str, width_px: int, height_px: int, data: bytes) -> Derivative:
    return Derivative(
        photo=photo.id,
        name=f"{photo.id}-{width_px}.{suffix}",
        data=data,
        media_type=MEDIA_TYPES[suffix],
        width_px=width_px,
        height_px=height_px,
        is_fpo=photo.is_fpo,
    )


def _key(digest: str, order: Order) -> str:
    import PIL

    return key_of("web pictures", _CODE_VERSION, __version__, PIL.__version__, repr(order), digest)


def _written(variants: Iterable[Variant]) -> bytes:
    variants = list(variants)
    head = [[suffix, width, height, len(data)] for suffix, width, height, data in variants]
    return json.dumps(head).encode() + b"\n" + b"".join(data for *_, data in variants)


def _read(entry: bytes) -> list[Variant]:
    head, _, files = entry.partition(b"\n")
    variants, at = [], 0
    for suffix, width, height, size in json.loads(head):
        variants.append((str(suffix), int(width), int(height), files[at : at + size]))
        at += size
    return variants


def _encoded(data: bytes, order: Order) -> list[Variant]:
    """Return the picture's files. Raises `PictureError` for one that cannot be decoded."""
    from presswork.photos import encode, jpeg, xmp
    from presswork.photos.opening import DECODING_ERRORS, open_picture

    packet = xmp.packet(credit=order.credit, notice=order.notice)
    image = open_picture(data)
    try:
        ready, flat = encode.made_ready(image, data, order)
    except DECODING_ERRORS as error:
        raise corrupt(str(error)) from error
    sized = functools.partial(_sized, ready)
    jpegs = [
        (picture, jpeg.add_xmp(encode.as_jpeg(picture, encode.RECIPES["web"]), packet))
        for picture in map(sized, _widths(ready, OTHER_WIDTHS))
    ]
    if flat is not None:
        lossless = encode.as_png(flat, packet)
        if len(lossless) <= 1.5 * len(jpegs[-1][1]):
            webp = _saved(flat, "WEBP", packet, lossless=True, method=4)
            return [(suffix, *flat.size, file) for suffix, file in (("webp", webp), ("png", lossless))]
    return [
        *(_variant("avif", sized(width), packet) for width in _widths(ready, AVIF_WIDTHS)),
        *(_variant("webp", sized(width), packet) for width in _widths(ready, OTHER_WIDTHS)),
        *(("jpg", *picture.size, file) for picture, file in jpegs),
    ]


def _widths(image: Image.Image, steps: Iterable[int]) -> list[int]:
    """Return the widths in which a picture is made: those of the steps that it reaches, and its own."""
    steps = tuple(steps)
    largest = min(image.width, steps[-1])
    return [*(step for step in steps if step < largest * _NEARLY), largest]


def _sized(image: Image.Image, width_px: int) -> Image.Image:
    from PIL import Image as Pillow

    if width_px == image.width:
        return image
    height_px = max(1, round(image.height * width_px / image.width))
    return image.resize((width_px, height_px), Pillow.Resampling.LANCZOS)


def _variant(suffix: str, image: Image.Image, packet: bytes) -> Variant:
    options = _AVIF if suffix == "avif" else _WEBP
    return suffix, *image.size, _saved(image, suffix.upper(), packet, **options)


def _saved(image: Image.Image, kind: str, packet: bytes, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, xmp=packet, **options)
    return buffer.getvalue()
