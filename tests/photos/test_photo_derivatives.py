"""What an edition gets of a photo: size, colour, orientation, and what is left of its metadata."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import made_pictures as made
import pytest
from PIL import Image, ImageCms, ImageStat

from presswork.cache import Cache
from presswork.errors import FindingsError
from presswork.model import Derivative
from presswork.photos.cropping import crop_box
from presswork.photos.derive import derive
from presswork.photos.metadata import read_metadata
from presswork.photos.opening import open_picture


def made_from(root: Path, name: str, data: bytes, *, edition: str = "pdf", **fields: object) -> Derivative:
    path = root / name
    path.write_bytes(data)
    options = {key: fields.pop(key) for key in ("max_px", "ratio", "cache") if key in fields}
    return derive(made.photo(path, **fields), edition=edition, **options)  # type: ignore[arg-type]


def picture(made_one: Derivative) -> Image.Image:
    image = Image.open(io.BytesIO(made_one.data))
    image.load()
    assert image.size == (made_one.width_px, made_one.height_px)
    return image


def far(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures in levels."""
    from PIL import ImageChops

    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


CAMERA = Image.Exif()
CAMERA[0x010F] = "Camera & Co"
CAMERA[0x013B] = "Somebody"
CAMERA.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 17.0, 40.0)})


@pytest.mark.parametrize("edition", ["pdf", "epub", "web"])
@pytest.mark.parametrize("max_px", [None, (100, 100)])
def test_camera_and_place_are_dropped_and_the_credit_kept(
    tmp_path: Path, edition: str, max_px: tuple[int, int] | None
) -> None:
    data = made.with_segments(
        made.saved(made.scene(), exif=CAMERA, comment=b"secret serial 4711"),
        made.iptc_segment((2, 120, b"Somewhere"), (2, 90, b"Paris")),
        made.xmp_segment("<photoshop:City>Paris</photoshop:City>"),
    )
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    one = made_from(
        tmp_path,
        "a.jpg",
        data,
        edition=edition,
        max_px=max_px,
        credit="Ada Löw / Agency & Sons",
        copyright="© Ada",
    )
    image = picture(one)
    assert not image.getexif()
    assert not {"exif", "comment", "icc_profile", "photoshop"} & set(image.info)
    for trace in (b"GPS", b"Camera", b"Paris", b"4711", b"Exif", b"Somebody", b"8BIM"):
        assert trace not in one.data
    metadata = read_metadata(open_picture(one.data), one.data)
    assert (metadata.credit, metadata.copyright) == ("Ada Löw / Agency & Sons", "© Ada")


def test_png_keeps_the_credit_too(tmp_path: Path) -> None:
    lines = Image.new("RGB", (200, 100), "white")
    lines.paste("navy", (20, 20, 180, 30))
    one = made_from(tmp_path, "a.png", made.saved(lines, "PNG", dpi=(72, 72)), credit="Ada")
    assert (one.name, one.media_type) == ("a.png", "image/png")
    assert far(picture(one), lines) == 0
    assert read_metadata(open_picture(one.data), one.data).credit == "Ada"
    assert "dpi" not in picture(one).info


def test_an_upright_srgb_jpeg_is_not_compressed_again(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for options in ({}, {"progressive": True}, {"icc_profile": profile}):
        source = made.saved(made.scene(), quality=85, **options)
        one = made_from(tmp_path, "a.jpg", source + b"a movie that follows")
        assert far(picture(one), Image.open(io.BytesIO(source))) == 0
        assert b"movie" not in one.data


def test_a_bulky_jpeg_is_compressed_for_the_epub(tmp_path: Path) -> None:
    source = made.saved(made.scene(), quality=100, subsampling=0)
    assert len(made_from(tmp_path, "a.jpg", source, edition="epub").data) < len(source) * 0.7


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_exif_rotation_is_applied(tmp_path: Path, orientation: int, kind: str) -> None:
    upright = made.scene(320, 200)
    turned = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }[orientation]
    stored = upright
    for step in turned:
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation
    one = made_from(tmp_path, f"a.{kind.lower()}", made.saved(stored, kind, exif=exif))
    assert far(picture(one), upright) < 6


@pytest.mark.parametrize("edition", ["pdf", "epub"])
def test_scaled_down_to_the_box_and_never_up(tmp_path: Path, edition: str) -> None:
    source = made.saved(made.scene(2400, 1500), quality=90)
    small = made_from(tmp_path, "a.jpg", source, edition=edition, max_px=(600, 600))
    assert (small.width_px, small.height_px) == (600, 375)
    assert far(picture(small), made.scene(600, 375)) < 6
    whole = made_from(tmp_path, "a.jpg", source, edition=edition, max_px=(9000, 9000))
    assert whole.width_px == (2400 if edition == "pdf" else 1600)
    assert made_from(tmp_path, "a.jpg", source, edition="epub").width_px == 1600
    assert picture(small).size == (600, 375)


def test_a_thread_of_a_picture_keeps_a_pixel(tmp_path: Path) -> None:
    one = made_from(tmp_path, "a.png", made.saved(made.scene(3, 4000), "PNG"), max_px=(600, 600))
    assert (one.width_px, one.height_px) == (1, 600)
    wide = made_from(tmp_path, "a.png", made.saved(Image.new("L", (70_000, 3)), "PNG"))
    assert wide.width_px == 65_000


def _wide_gamut() -> bytes:
    """A profile whose red and green are swapped: nobody can miss whether it was used."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(data[128:132], "big")
    tags = {bytes(data[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(count)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = (
        data[green + 4 : green + 12],
        data[red + 4 : red + 12],
    )
    named = data.find("sRGB".encode("utf-16-be"))
    while named >= 0:
        data[named : named + 8] = "odd1".encode("utf-16-be")
        named = data.find("sRGB".encode("utf-16-be"))
    return bytes(data)


def test_colours_pass_through_the_embedded_profile(tmp_path: Path) -> None:
    red = Image.new("RGB", (64, 40), (220, 30, 30))
    for kind in ("JPEG", "PNG", "TIFF"):
        one = made_from(tmp_path, f"a.{kind.lower()}", made.saved(red, kind, icc_profile=_wide_gamut()))
        r, g, b = picture(one).convert("RGB").getpixel((30, 20))
        assert g > 200 and r < 60, (kind, r, g, b)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_grey_stays_grey(tmp_path: Path, kind: str) -> None:
    grey = made.scene(mode="L")
    one = made_from(tmp_path, f"a.{kind.lower()}", made.saved(grey, kind), max_px=(160, 100))
    assert picture(one).mode == "L"


def test_sixteen_bits_are_mapped_to_eight(tmp_path: Path) -> None:
    levels = Image.new("I;16", (256, 16))
    levels.putdata([x * 257 for _ in range(16) for x in range(256)])
    image = picture(made_from(tmp_path, "a.png", made.saved(levels, "PNG")))
    assert [image.getpixel((x, 8)) for x in (0, 64, 128, 255)] == pytest.approx([0, 64, 128, 255], abs=2)


def test_floating_point_is_mapped_by_its_range(tmp_path: Path) -> None:
    levels = Image.new("F", (256, 16))
    levels.putdata([x / 255 for _ in range(16) for x in range(256)])
    image = picture(made_from(tmp_path, "a.tif", made.saved(levels, "TIFF")))
    assert [image.getpixel((x, 8)) for x in (0, 128, 255)] == pytest.approx([0, 128, 255], abs=2)


def test_transparency_is_set_on_white(tmp_path: Path) -> None:
    glass = Image.new("RGBA", (64, 40), (0, 0, 0, 0))
    glass.paste((200, 0, 0, 255), (0, 0, 32, 40))
    palette = glass.convert("P")
    palette.info["transparency"] = palette.getpixel((60, 20))
    for data in (
        made.saved(glass, "PNG"),
        made.saved(glass, "WEBP", lossless=True),
        made.saved(palette, "PNG"),
    ):
        image = picture(made_from(tmp_path, "a.png", data)).convert("RGB")
        assert image.getpixel((60, 20)) == (255, 255, 255)
        assert image.getpixel((4, 20))[0] > 180


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    ink = Image.new("CMYK", (64, 40), (0, 255, 255, 0))
    image = picture(made_from(tmp_path, "a.jpg", made.saved(ink, quality=95)))
    assert image.mode == "RGB"
    assert image.getpixel((30, 20))[0] > 200


def test_the_first_frame_of_an_animation(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (64, 40), colour) for colour in ("red", "blue")]
    data = made.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert picture(made_from(tmp_path, "a.gif", data)).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_same_bytes_every_time_and_from_the_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    data = made.saved(made.scene(800, 500))
    wish = {"edition": "epub", "max_px": (300, 300), "credit": "Ada"}
    first = made_from(tmp_path, "a.jpg", data, **wish)
    for _ in range(2):
        assert made_from(tmp_path, "a.jpg", data, **wish, cache=cache) == first
    other = made_from(tmp_path, "a.jpg", data, **{**wish, "credit": "Bo"}, cache=cache)
    assert other.data != first.data
    assert hashlib.sha256(first.data).digest() != hashlib.sha256(other.data).digest()


def test_crop_follows_the_focal_point(tmp_path: Path) -> None:
    halves = Image.new("RGB", (300, 100), "red")
    halves.paste("blue", (200, 0, 300, 100))
    data = made.saved(halves, "PNG")
    right = picture(made_from(tmp_path, "a.png", data, ratio=1.0, focal_point=(0.95, 0.5)))
    assert (right.size, right.convert("RGB").getpixel((50, 50))) == ((100, 100), (0, 0, 255))


@pytest.mark.parametrize(
    ("size", "ratio", "focus", "box"),
    [
        ((300, 100), 1.0, (0.5, 0.5), (100, 0, 200, 100)),
        ((300, 100), 1.0, (0.0, 0.5), (0, 0, 100, 100)),
        ((300, 100), 1.0, (1.0, 0.5), (200, 0, 300, 100)),
        ((100, 300), 2.0, (0.5, 0.2), (0, 35, 100, 85)),
        ((100, 100), 1.0, (0.9, 0.9), (0, 0, 100, 100)),
    ],
)
def test_crop_box(
    size: tuple[int, int], ratio: float, focus: tuple[float, float], box: tuple[float, float, float, float]
) -> None:
    assert crop_box(*size, ratio=ratio, focal_point=focus) == pytest.approx(box)


def test_a_stand_in_takes_the_declared_proportion(tmp_path: Path) -> None:
    drawing = tmp_path / "tea.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path d="M0 0h9"/></svg>'
    )
    square = derive(made.photo(None, stand_in=drawing, width_px=2000, height_px=2000), edition="pdf")
    assert (square.width_px, square.height_px, square.is_fpo) == (100, 100, True)
    assert b'viewBox="100 0 100 100"' in square.data
    plain = derive(made.photo(None, stand_in=drawing), edition="epub")
    assert (plain.name, plain.media_type, plain.width_px) == ("missing.svg", "image/svg+xml", 300)
    assert derive(made.photo(None), edition="pdf").width_px == 1200


def test_a_file_broken_since_it_was_looked_at(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as raised:
        made_from(tmp_path, "a.jpg", made.saved(made.scene())[:500], max_px=(10, 10))
    assert raised.value.findings[0].code == "photo-truncated"
