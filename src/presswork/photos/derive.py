"""A photo, an edition and a box in pixels in; the picture made ready for that edition out.

A derivative is upright, sRGB or grey, opaque, no larger than the box, and without what the camera
wrote into the file; credit and copyright go with it as XMP. Drawings stay vectors. The press edition's
is in the inks of its printing condition: CMYK, grey staying grey. A CMYK photo with another condition's
profile is separated anew by both; without a profile, its inks are taken for this condition's own.
"""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

from presswork import __version__
from presswork.cache import key_of
from presswork.errors import FindingsError
from presswork.model import Derivative, Finding, Photo
from presswork.photos.cropping import crop_box
from presswork.photos.facts import is_drawing
from presswork.photos.faults import PictureError
from presswork.photos.sources import changed, digest_of, read_source, source_of
from presswork.photos.wanted import Edition, Order

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.cache import Cache
    from presswork.press_colour import Inks
    from presswork.press_profile import PressProfile

_CODE_VERSION = "2"
# No reading system shows more on the long side, and every reader would pay for it. In print and on
# the web, what a JPEG can count to (T.81 section B.2.2) less what libjpeg keeps for itself.
_LONGEST_PX: dict[Edition, int] = {"epub": 1600, "pdf": 65_000, "web": 65_000, "press": 65_000}
# Proportions that differ by less are the same: sizes are whole pixels.
_SAME_RATIO = 0.01


def derive(
    photo: Photo,
    *,
    edition: Edition,
    max_px: tuple[int, int] | None = None,
    cache: Cache | None = None,
    ratio: float | None = None,
    press: PressProfile | None = None,
) -> Derivative:
    """Return the photo's derivative for the edition.

    `max_px` is a box, width and height, that the picture is scaled down to fit; it is never
    enlarged. An EPUB's picture has at most 1600 pixels on the long side. With `ratio` (width by
    height) the picture is cropped to it about its focal point. `press` is the press edition's printing
    condition. A picture of few flat colours is left in sRGB for it, as PNG: in the page it is separated
    without loss.

    Raises:
        FindingsError: the file has become unusable since `complete` looked at it.
        OSError: the press profile's ICC file is not there.
    """
    path = source_of(photo)
    order = _order(photo, edition=edition, max_px=max_px, ratio=ratio, press=press)
    if photo.digest and (kept := _kept(photo, photo.digest, order, cache)):
        return kept
    try:
        data = read_source(path)
        digest = digest_of(data)
        if photo.digest and photo.digest != digest:
            raise changed()
        if is_drawing(path, data):
            return drawing_for(photo, data, ratio)
        return _raster(photo, data, digest, order, cache)
    except PictureError as error:
        raise FindingsError([unusable(photo, path, error)]) from error


def _order(
    photo: Photo,
    *,
    edition: Edition,
    max_px: tuple[int, int] | None,
    ratio: float | None,
    press: PressProfile | None,
) -> Order:
    inks = _inks(edition, press)
    return Order(
        edition=edition,
        max_px=_box(edition, max_px),
        ratio=ratio,
        focal_point=photo.focal_point if ratio else (0.5, 0.5),
        credit=photo.credit,
        notice=photo.copyright,
        condition=inks.digest if inks else "",
        inks=inks,
    )


def _inks(edition: Edition, press: PressProfile | None) -> Inks | None:
    if edition != "press":
        return None
    if press is None:
        raise ValueError("the press edition needs a press profile")
    from presswork.press_colour import inks_of

    return inks_of(press)


def _box(edition: Edition, max_px: tuple[int, int] | None) -> tuple[int, int]:
    longest = _LONGEST_PX[edition]
    width, height = max_px or (longest, longest)
    return min(width, longest), min(height, longest)


def unusable(photo: Photo, path: Path, error: PictureError) -> Finding:
    """Return the finding for a photo's file that nothing can be made of."""
    return Finding(
        code=error.code,
        severity="error",
        message=f'photo "{photo.file}" {error.message}.',
        hint=error.hint,
        file=path.name,
        where=f'photo "{photo.id}"',
    )


def drawing_for(photo: Photo, data: bytes, ratio: float | None) -> Derivative:
    """Return the safe drawing; a stand-in takes the proportion of the photograph to come."""
    from presswork.photos.svg import sanitise

    drawing = sanitise(data)
    wanted = ratio or (photo.width_px / photo.height_px if photo.is_fpo and photo.height_px else None)
    box = drawing.view_box
    width, height = drawing.width_px, drawing.height_px
    if wanted and abs(width / height / wanted - 1) > _SAME_RATIO:
        left, top, right, bottom = crop_box(width, height, ratio=wanted, focal_point=photo.focal_point)
        across, down = box[2] / width, box[3] / height
        width, height = right - left, bottom - top
        box = (box[0] + left * across, box[1] + top * down, width * across, height * down)
    return Derivative(
        photo=photo.id,
        name=f"{photo.id}.svg",
        data=drawing.to_bytes(view_box=box),
        media_type="image/svg+xml",
        width_px=round(width),
        height_px=round(height),
        is_fpo=photo.is_fpo,
    )


def _raster(photo: Photo, data: bytes, digest: str, order: Order, cache: Cache | None) -> Derivative:
    """Return the raster picture, from the cache if it was made before."""
    if kept := _kept(photo, digest, order, cache):
        return kept
    from presswork.photos.encode import encoded

    made, suffix, width_px, height_px = encoded(data, order)
    if cache is not None:
        head = json.dumps([suffix, width_px, height_px]).encode()
        cache.put(_key(digest, order), head + b"\n" + made)
    return _derivative(photo, made, suffix, width_px, height_px)


def _kept(photo: Photo, digest: str, order: Order, cache: Cache | None) -> Derivative | None:
    """Return what was made before of a raster picture with this digest."""
    return cache.read(_key(digest, order), functools.partial(_read, photo)) if cache else None


def _key(digest: str, order: Order) -> str:
    import PIL

    return key_of("derivative", _CODE_VERSION, __version__, PIL.__version__, repr(order), digest)


def _read(photo: Photo, entry: bytes) -> Derivative:
    head, _, data = entry.partition(b"\n")
    suffix, width_px, height_px = json.loads(head)
    return _derivative(photo, data, str(suffix), int(width_px), int(height_px))


def _derivative(photo: Photo, data: bytes, suffix: str, width_px: int, height_px: int) -> Derivative:
    return Derivative(
        photo=photo.id,
        name=f"{photo.id}.{suffix}",
        data=data,
        media_type="image/png" if suffix == "png" else "image/jpeg",
        width_px=width_px,
        height_px=height_px,
        is_fpo=photo.is_fpo,
    )
