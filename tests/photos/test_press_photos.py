"""Photos in, the press edition's derivatives out: inks within the limit, greys grey, never enlarged."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path
from typing import Any

import pytest
from made_pictures import saved, scene
from PIL import Image, ImageCms

from presswork.cache import Cache
from presswork.model import Derivative, Photo
from presswork.photos.derive import derive
from presswork.press_colour import inks_of, lab_of
from presswork.press_profile import PressProfile, read_press


def press(name: str = "sheetfed-coated", **changes: Any) -> PressProfile:
    return dataclasses.replace(read_press(name, root=Path("/nonexistent")), **changes)


def derived(folder: Path, data: bytes, profile: PressProfile | None = None, **options: Any) -> Derivative:
    path = folder / "photo.jpg"
    path.write_bytes(data)
    photo = Photo(id="photo", file=path.name, path=path, credit="Ada")
    return derive(photo, edition="press", press=profile or press(), **options)


def opened(made: Derivative) -> Image.Image:
    return Image.open(io.BytesIO(made.data))


def totals(picture: Image.Image) -> list[float]:
    inks = picture.tobytes()
    return [sum(inks[i : i + 4]) / 2.55 for i in range(0, len(inks), 4)]


@pytest.mark.parametrize("name", ["sheetfed-coated", "newsprint"])
def test_a_photo_is_in_the_inks_of_the_condition(name: str, tmp_path: Path) -> None:
    flat = Image.new("RGB", (64, 64), (90, 120, 150))
    flat.paste((140, 90, 60), (0, 0, 32, 64))
    made = opened(derived(tmp_path, saved(flat, quality=100, subsampling=0), press(name)))
    assert (made.mode, made.size) == ("CMYK", (64, 64))
    inks = inks_of(press(name))
    for at, rgb in (((50, 30), (90, 120, 150)), ((10, 30), (140, 90, 60))):
        wanted = inks.of_rgb((rgb[0] / 255, rgb[1] / 255, rgb[2] / 255))
        assert made.getpixel(at) == pytest.approx([255 * ink for ink in wanted], abs=5)


def test_total_ink_stays_within_the_limit_in_spite_of_jpeg(tmp_path: Path) -> None:
    dark = scene(600, 400).point(lambda level: level // 3)
    profile = press(total_ink_percent=240)
    ink = totals(opened(derived(tmp_path, saved(dark, quality=95), profile)))
    assert max(ink) > 220
    assert sum(value > 240 for value in ink) / len(ink) < 0.0005
    assert max(ink) < 250


def test_a_grey_photo_stays_grey_in_tones_of_the_black_ink(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").resize((256, 64))
    made = derived(tmp_path, saved(ramp, quality=100))
    picture = opened(made)
    assert picture.mode == "L"
    inks = inks_of(press())
    assert (inks.grey_table()[0], inks.grey_table()[255]) == (0, 255)
    # Between paper and full black, lightness is as the scaled original's (black point compensation).
    middle = ramp.getpixel((100, 30))
    assert isinstance(middle, int)
    level = picture.getpixel((100, 30))
    assert isinstance(level, int)
    assert 1 - level / 255 < inks.black_for(lab_of((middle / 255,) * 3)[0]) + 0.02


def test_a_photo_is_scaled_down_cropped_and_turned_but_never_enlarged(tmp_path: Path) -> None:
    data = saved(scene(400, 300))
    assert opened(derived(tmp_path, data, max_px=(200, 200))).size == (200, 150)
    assert opened(derived(tmp_path, data, max_px=(4000, 4000))).size == (400, 300)
    assert opened(derived(tmp_path, data, ratio=1.0)).size == (300, 300)
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(derived(tmp_path, saved(scene(400, 300), exif=exif.tobytes()))).size == (300, 400)


def test_colours_come_from_the_photos_own_profile(tmp_path: Path) -> None:
    flat = Image.new("RGB", (32, 32), (200, 60, 60))
    plain = opened(derived(tmp_path, saved(flat, quality=100)))
    odd = Image.new("RGB", (32, 32), (60, 60, 200))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    tagged = opened(derived(tmp_path, saved(odd, quality=100, icc_profile=lab)))
    assert plain.getpixel((9, 9)) != tagged.getpixel((9, 9))


def test_cmyk_of_the_same_condition_or_of_none_keeps_its_inks(tmp_path: Path) -> None:
    flat = Image.new("CMYK", (32, 32), (51, 102, 153, 26))
    own = press().condition.icc.read_bytes()
    for options in ({}, {"icc_profile": own}):
        made = opened(derived(tmp_path, saved(flat, quality=100, **options)))
        assert made.getpixel((9, 9)) == pytest.approx((51, 102, 153, 26), abs=2)


def test_cmyk_of_another_condition_is_separated_anew(tmp_path: Path) -> None:
    flat = Image.new("CMYK", (32, 32), (51, 102, 153, 128))
    other = press("newsprint").condition.icc.read_bytes()
    made = opened(derived(tmp_path, saved(flat, quality=100, icc_profile=other)))
    assert made.mode == "CMYK"
    assert made.getpixel((9, 9)) != pytest.approx((51, 102, 153, 128), abs=8)


def test_a_drawing_of_few_colours_stays_lossless(tmp_path: Path) -> None:
    drawing = Image.new("RGB", (200, 100), "white")
    drawing.paste((0, 0, 0), (20, 20, 60, 60))
    made = derived(tmp_path, saved(drawing, "PNG"))
    assert (made.media_type, opened(made).mode) == ("image/png", "RGB")


def test_the_file_tells_nothing_but_the_credit(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    made = derived(tmp_path, saved(scene(), exif=exif.tobytes()))
    assert b"Camera" not in made.data
    assert b"Ada" in made.data
    assert "icc_profile" not in opened(made).info


def test_each_condition_has_its_own_place_in_the_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    data = saved(scene())
    first = derived(tmp_path, data, cache=cache)
    assert derived(tmp_path, data, cache=cache) == first
    assert derived(tmp_path, data, press("newsprint"), cache=cache).data != first.data
    assert derived(tmp_path, data, press(total_ink_percent=200), cache=cache).data != first.data
    assert derived(tmp_path, data) == first


def test_weasyprint_places_the_inks_as_they_are(tmp_path: Path) -> None:
    import pikepdf
    import weasyprint

    made = derived(tmp_path, saved(Image.new("RGB", (64, 64), (140, 90, 60)), quality=100))
    (tmp_path / "made.jpg").write_bytes(made.data)
    html = '<style>@page{size:50pt 50pt;margin:0}img{width:50pt;image-rendering:crisp-edges}</style><img src="made.jpg">'
    pdf = weasyprint.HTML(string=html, base_url=str(tmp_path)).write_pdf()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        (picture,) = file.pages[0].obj.Resources.XObject.values()
        assert picture.ColorSpace == pikepdf.Name.DeviceCMYK
        assert [int(value) for value in picture.Decode] == [1, 0] * 4
        assert picture.read_raw_bytes() == made.data


def test_the_press_edition_needs_a_condition(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(saved(scene()))
    with pytest.raises(ValueError, match="press profile"):
        derive(Photo(id="photo", file=path.name, path=path), edition="press")
