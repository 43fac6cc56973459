"""Nothing goes in; the starter project's two pictures come out, drawn by code and always the same bytes.

They are 1600 by 1067 pixels, or twice that for a page of their own, in the proportion of a photograph, and
carry their caption, credit and alt text as XMP, as an agency's photographs do.
"""

from __future__ import annotations

import io
import math
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]

WIDTH_PX, HEIGHT_PX = 1600, 1067
_SCALE = 2  # drawn at twice the size, so that edges come out smooth
_QUALITY = 88

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt></dc:description>
<photoshop:Credit>Presswork, drawing</photoshop:Credit>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">{alt}</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def draw_hills(*, large: bool = False) -> bytes:
    """Return a JPEG of five ranges of hills at dawn; a large one is fit for a whole page."""
    picture = _sky(((247, 214, 150), (250, 232, 196), (188, 208, 214)), turn=0.62)
    _glow(picture, centre=(0.66, 0.40), radius=0.045, colour=(255, 250, 226))
    far, near = (158, 182, 190), (34, 58, 52)
    draw = ImageDraw.Draw(picture)
    for index in range(5):
        depth = index / 4
        height = 0.50 + 0.095 * index
        swell = 0.030 + 0.012 * index
        _range(draw, height=height, swell=swell, phase=1.7 * index, colour=_mix(far, near, depth))
    return _jpeg(
        picture,
        caption="Hills at dawn; the nearest are the darkest.",
        alt="Five ranges of hills fade from dark green to pale blue under a yellow sky with a low sun.",
        large=large,
    )


def draw_sea(*, large: bool = False) -> bytes:
    """Return a JPEG of the moon over a calm sea; a large one is fit for a whole page."""
    picture = _sky(((28, 27, 62), (92, 74, 122), (214, 158, 150)), turn=0.6, bottom=0.58)
    _glow(picture, centre=(0.38, 0.24), radius=0.05, colour=(252, 248, 236))
    draw = ImageDraw.Draw(picture)
    width, height = picture.size
    horizon = round(height * 0.58)
    for y in range(horizon, height):
        nearness = (y - horizon) / (height - horizon)
        draw.line((0, y, width, y), fill=_mix((150, 116, 134), (24, 26, 56), nearness**0.6))
    _path_of_light(draw, width=width, height=height, horizon=horizon)
    return _jpeg(
        picture,
        caption="The moon over a calm sea.",
        alt="A white moon stands over a calm violet sea, and its light makes a broken path on the water.",
        large=large,
    )


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour that lies at `share`, 0 to 1, of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _sky(colours: tuple[Colour, Colour, Colour], *, turn: float, bottom: float = 1.0) -> Image.Image:
    """Return a picture filled with the colours from top to bottom; `turn` is where the second is reached."""
    top, middle, low = colours
    picture = Image.new("RGB", (WIDTH_PX * _SCALE, HEIGHT_PX * _SCALE), low)
    draw = ImageDraw.Draw(picture)
    depth = round(picture.height * bottom)
    for y in range(depth):
        share = y / depth
        colour = (
            _mix(top, middle, share / turn)
            if share < turn
            else _mix(middle, low, (share - turn) / (1 - turn))
        )
        draw.line((0, y, picture.width, y), fill=colour)
    return picture


def _glow(picture: Image.Image, *, centre: tuple[float, float], radius: float, colour: Colour) -> None:
    """Draw a disc with a soft halo; centre and radius are shares of the picture's width and height."""
    x, y, size = centre[0] * picture.width, centre[1] * picture.height, radius * picture.width
    small = (picture.width // 8, picture.height // 8)
    halo = Image.new("L", small, 0)
    wide = size * 1.6 / 8
    ImageDraw.Draw(halo).ellipse((x / 8 - wide, y / 8 - wide, x / 8 + wide, y / 8 + wide), fill=120)
    halo = halo.filter(ImageFilter.GaussianBlur(size / 9)).resize(picture.size, Image.Resampling.BICUBIC)
    picture.paste(Image.new("RGB", picture.size, colour), mask=halo)
    ImageDraw.Draw(picture).ellipse((x - size, y - size, x + size, y + size), fill=colour)


def _range(draw: ImageDraw.ImageDraw, *, height: float, swell: float, phase: float, colour: Colour) -> None:
    """Draw one range of hills: three waves, added up; height and swell are shares of the picture's height."""
    width, depth = WIDTH_PX * _SCALE, HEIGHT_PX * _SCALE
    ridge = []
    for x in range(0, width + 8, 8):
        along = x / width * math.tau
        wave = math.sin(along * 0.9 + phase) + 0.5 * math.sin(along * 2.3 + phase * 2.1)
        wave += 0.18 * math.sin(along * 6.1 + phase * 0.7)
        ridge.append((x, (height - swell * wave) * depth))
    draw.polygon([*ridge, (width, depth), (0, depth)], fill=colour)


def _path_of_light(draw: ImageDraw.ImageDraw, *, width: int, height: int, horizon: int) -> None:
    """Draw the moon's path on the water: short strokes that grow wider and sparser towards the eye."""
    y = horizon + 4.0
    step = 0
    while y < height:
        nearness = (y - horizon) / (height - horizon)
        half = width * (0.012 + 0.075 * nearness) * (0.55 + 0.45 * math.sin(step * 2.4))
        shift = width * 0.02 * nearness * math.sin(step * 1.3)
        thick = 2 + 9 * nearness
        centre = width * 0.38 + shift
        draw.ellipse(
            (centre - half, y, centre + half, y + thick),
            fill=_mix((236, 214, 206), (150, 138, 170), nearness),
        )
        y += thick * (1.5 + 0.7 * math.sin(step * 0.9))
        step += 1


def _jpeg(picture: Image.Image, *, caption: str, alt: str, large: bool) -> bytes:
    xmp = _XMP.format(caption=escape(caption), alt=escape(alt)).encode()
    if large:  # as drawn: twice the size
        small = picture.filter(ImageFilter.GaussianBlur(0.8))
    else:
        small = picture.resize((WIDTH_PX, HEIGHT_PX), Image.Resampling.LANCZOS)
    data = io.BytesIO()
    small.save(data, "JPEG", quality=_QUALITY, xmp=xmp)
    return data.getvalue()
