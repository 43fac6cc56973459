"""An image XObject in, the same picture in the inks of the printing condition out.

Grey and CMYK of the device stay as they are: photos come here separated already. All else is converted
once, scaled down to what the press can hold at its placed size, and never enlarged. A lossless picture
stays lossless.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.press.functions import floats
from presswork.editions.pdf.press.spaces import CMYK, GREY, RGB, Space, UnknownSpaceError, read_space
from presswork.press_colour import JPEG_HEADROOM_PERCENT, fits

if TYPE_CHECKING:
    from PIL.Image import Image

    from presswork.press_colour import Inks

# At 4:4:4, past where errors are seen at 300 ppi.
JPEG_QUALITY = 92
_KEPT = ("/SMask", "/Mask", "/SMaskInData", "/Metadata", "/Name")
_LOSSY = {"/DCTDecode", "/JPXDecode", "/DCT"}
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_PIXEL_LIMIT = 200_000_000


class UnreadablePictureError(ValueError):
    """A picture whose data is broken, or of a kind that is not known here."""


def is_sound(image: pikepdf.Object, named: pikepdf.Object | None) -> bool:
    """Whether the picture may stay: a stencil, device grey or device CMYK, or a spot's."""
    if image.get("/ImageMask", False):
        return True
    if "/ColorSpace" not in image:
        return False
    try:
        space = read_space(image.ColorSpace, named)
    except UnknownSpaceError:
        return False
    return space is GREY or space is CMYK or space.kept is not None


def convert_picture(
    pdf: pikepdf.Pdf,
    image: pikepdf.Stream,
    named: pikepdf.Object | None,
    inks: Inks | None,
    largest_px: tuple[int, int] | None,
) -> pikepdf.Stream:
    """Return the picture in inks, or in grey for a soft mask, where `inks` is None.

    `largest_px` is the most pixels, width and height, that are of use. Raises `UnreadablePictureError`.
    """
    try:
        pixels, space, lossy = _opened(image, named)
    except (OSError, ValueError, pikepdf.PdfError, zlib.error, KeyError, AttributeError) as error:
        raise UnreadablePictureError(str(error)) from error
    mask = _colour_key(pdf, image, pixels, space)
    if space.base is not None and space.kind == "indexed":
        pixels, space = _unindexed(pixels, space)
    elif "/Decode" in image:
        pixels = _decoded(pixels, floats(image.Decode), space)
    if largest_px and "/Matte" not in image.get("/SMask", Dictionary()):
        pixels = _reduced(pixels, largest_px)
    if inks is None:
        result, headroom = pixels.convert("L") if pixels.mode != "LAB" else pixels.getchannel("L"), 0.0
    else:
        headroom = JPEG_HEADROOM_PERCENT if lossy else 0.0
        icc = space.table if space.kind == "icc" and fits(pixels.mode, space.table) else None
        result = inks.separated(pixels, icc, headroom=headroom)
    made = _written(pdf, result, lossy=lossy)
    for key in _KEPT:
        if key in image:
            made[key] = image[key]
    if mask is not None:
        made.SMask = mask
        del made["/Mask"]
    return made


def _opened(image: pikepdf.Stream, named: pikepdf.Object | None) -> tuple[Image, Space, bool]:
    """Return the pixels as 8 bits a channel, their space, and whether they came from a lossy file."""
    from PIL import Image, ImageChops

    width, height = int(image.Width), int(image.Height)
    if width * height > _PIXEL_LIMIT or min(width, height) < 1:
        raise ValueError(f"{width} x {height} pixels")
    filters = image.get("/Filter", Array())
    last = str(filters[-1]) if isinstance(filters, Array) and len(filters) else str(filters)
    if last in _LOSSY:
        picture: Image.Image = Image.open(io.BytesIO(_before_last_filter(image, filters)))
        picture.load()
        if picture.mode == "CMYK" and "adobe" in picture.info:
            # Pillow turns Adobe's inverted inks round; a PDF's reader does so by /Decode alone.
            picture = ImageChops.invert(picture)
        space = read_space(image.ColorSpace, named) if "/ColorSpace" in image else RGB
        if picture.mode not in {"L", "RGB", "CMYK"}:
            picture = picture.convert("RGB")
        if _MODES.get(space.count) != picture.mode and space.kind != "indexed":
            space = {"L": GREY, "RGB": RGB, "CMYK": CMYK}[picture.mode]
        return picture, space, True
    space = read_space(image.ColorSpace, named)
    bits = int(image.get("/BitsPerComponent", 8))
    data = _bytes_of(image.read_bytes(), width, height, bits, space.count, is_index=space.kind == "indexed")
    mode = _MODES.get(space.count)
    if mode is None:
        raise ValueError(f"a picture of {space.count} channels")
    picture = Image.frombytes(mode, (width, height), data)
    if space.kind == "lab":
        picture = _as_lab(picture, image, space)
    return picture, space, False


def _before_last_filter(image: pikepdf.Stream, filters: pikepdf.Object) -> bytes:
    raw = image.read_raw_bytes()
    if not isinstance(filters, Array):
        return raw
    for name in [str(item) for item in filters][:-1]:
        if name not in {"/FlateDecode", "/Fl"}:
            raise ValueError(f"a lossy picture within {name}")
        raw = zlib.decompress(raw)
    return raw


def _bytes_of(data: bytes, width: int, height: int, bits: int, channels: int, *, is_index: bool) -> bytes:
    """Return samples of 1, 2, 4, 8 or 16 bits as one byte each, scaled to 0-255 unless they are indices."""
    row = -(-width * channels * bits // 8)
    data = data[: row * height].ljust(row * height, b"\0")
    if bits == 8:
        return data
    if bits == 16:
        return data[::2]
    most = (1 << bits) - 1
    scale = 1 if is_index else 255 // most
    table = [
        bytes(((byte >> shift) & most) * scale for shift in range(8 - bits, -1, -bits)) for byte in range(256)
    ]
    rows = (
        b"".join([table[byte] for byte in data[top : top + row]])[: width * channels]
        for top in range(0, row * height, row)
    )
    return b"".join(rows)


def _as_lab(picture: Image, image: pikepdf.Stream, space: Space) -> Image:
    """Return a Lab picture as Pillow counts: a and b as signed bytes around 0."""
    from PIL import Image

    decode = floats(image.get("/Decode")) or tuple(map(float, space.decode))
    bands = picture.split()
    tables = [[round((decode[0] + v / 255 * (decode[1] - decode[0])) * 2.55) for v in range(256)]]
    for low, high in (decode[2:4], decode[4:6]):
        tables.append([max(-128, min(127, round(low + v / 255 * (high - low)))) & 255 for v in range(256)])
    together = Image.merge("RGB", [band.point(table) for band, table in zip(bands, tables, strict=True)])
    return Image.frombytes("LAB", picture.size, together.tobytes())


def _decoded(pixels: Image, decode: tuple[float, ...], space: Space) -> Image:
    """Return the pixels as /Decode maps them; the spaces here all count from 0 to 1."""
    from PIL import Image

    if space.kind == "lab" or list(decode) == list(space.decode) or len(decode) < 2 * space.count:
        return pixels
    tables = [
        [round(255 * min(1.0, max(0.0, low + v / 255 * (high - low)))) for v in range(256)]
        for low, high in zip(decode[::2], decode[1::2], strict=True)
    ]
    bands = [band.point(table) for band, table in zip(pixels.split(), tables, strict=False)]
    return Image.merge(pixels.mode, bands)


def _unindexed(pixels: Image, space: Space) -> tuple[Image, Space]:
    from PIL import Image

    base = space.base
    assert base is not None
    if base.kind == "lab" or base.count not in _MODES:
        palette, base = _rgb_table(space), RGB
    else:
        palette = space.table
    entries = len(palette) // base.count
    bands = [
        pixels.point([palette[min(v, entries - 1) * base.count + channel] for v in range(256)])
        for channel in range(base.count)
    ]
    return (bands[0] if len(bands) == 1 else Image.merge(_MODES[base.count], bands)), base


def _rgb_table(space: Space) -> bytes:
    from presswork.press_colour import rgb_of

    table = bytearray()
    for index in range(int(space.decode[1]) + 1):
        colour = space.colour((index,))
        values = (
            rgb_of((colour.values[0], colour.values[1], colour.values[2]))
            if colour.kind == "lab"
            else (0, 0, 0)
        )
        table.extend(round(255 * min(1.0, max(0.0, value))) for value in values)
    return bytes(table)


def _colour_key(
    pdf: pikepdf.Pdf, image: pikepdf.Stream, pixels: Image, space: Space
) -> pikepdf.Stream | None:
    """Return a soft mask for a mask by colours (8.9.6.4), which after conversion would be others."""
    from PIL import Image, ImageChops

    key = image.get("/Mask")
    if not isinstance(key, Array) or len(key) < 2 * space.count:
        return None
    bits = int(image.get("/BitsPerComponent", 8))
    scale = 1.0 if space.kind == "indexed" else 255 / ((1 << bits) - 1)
    limits = [float(value) * scale for value in key]
    hidden = Image.new("L", pixels.size, 255)
    for channel, band in enumerate(pixels.split()):
        low, high = limits[2 * channel], limits[2 * channel + 1]
        within = band.point([255 if low - 0.5 <= v <= high + 0.5 else 0 for v in range(256)])
        hidden = ImageChops.multiply(hidden, within)
    return _written(pdf, ImageChops.invert(hidden), lossy=False)


def _reduced(pixels: Image, largest_px: tuple[int, int]) -> Image:
    from PIL import Image

    width, height = min(pixels.width, largest_px[0]), min(pixels.height, largest_px[1])
    if (width, height) == pixels.size:
        return pixels
    if pixels.mode == "LAB":
        return pixels
    return pixels.resize((max(1, width), max(1, height)), Image.Resampling.LANCZOS)


def _written(pdf: pikepdf.Pdf, picture: Image, *, lossy: bool) -> pikepdf.Stream:
    """Return the picture as an image XObject of device grey or CMYK."""
    made = pikepdf.Stream(
        pdf,
        b"",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceCMYK if picture.mode == "CMYK" else Name.DeviceGray,
        BitsPerComponent=8,
    )
    if not lossy:
        made.write(zlib.compress(picture.tobytes(), 6), filter=Name.FlateDecode)
        return made
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
    made.write(buffer.getvalue(), filter=Name.DCTDecode)
    if picture.mode == "CMYK":
        # Pillow writes Adobe's inverted inks.
        made.Decode = Array([1, 0] * 4)
    return made
