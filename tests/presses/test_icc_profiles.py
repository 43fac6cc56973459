"""The ICC profiles in assets/icc: what they hold, and how much ink they lay."""

from __future__ import annotations

import itertools

import pytest
from PIL import Image, ImageCms

from presswork import resources
from presswork.press_profile import read_press
from presswork.press_profile.icc import read_icc

FOLDER = resources.assets_dir() / "icc"
NAMES = ("coated", "newsprint", "uncoated", "web-coated")
RELATIVE, PERCEPTUAL = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Intent.PERCEPTUAL
BLACK_POINT = ImageCms.Flags.BLACKPOINTCOMPENSATION


def separate(
    name: str, colours: list[tuple[int, int, int]], intent: ImageCms.Intent
) -> list[tuple[float, ...]]:
    """Return each sRGB colour's inks in percent."""
    profile = ImageCms.getOpenProfile(str(FOLDER / f"{name}.icc"))
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK", renderingIntent=intent, flags=BLACK_POINT
    )
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)
    inks = ImageCms.applyTransform(picture, transform)
    assert inks is not None
    return [tuple(value / 2.55 for value in inks.getpixel((x, 0))) for x in range(len(colours))]


@pytest.mark.parametrize("name", NAMES)
def test_profile_is_small_and_names_its_data(name):
    data = (FOLDER / f"{name}.icc").read_bytes()
    assert len(data) < 600_000
    facts = read_icc(data)
    assert facts.description.startswith("Presswork")
    assert facts.version.startswith("2.")
    # 7.2.8: the data's year and month, not the day on which the profile was made; 7.2.18: no profile id.
    assert int.from_bytes(data[24:26], "big") in {2003, 2006}
    assert data[84:100] == bytes(16)
    # The data's terms: the technical report must be named as the source.
    source = b"TR 002-2007" if name == "newsprint" else b"Fogra"
    assert source in data


def test_every_press_separates_within_its_total_ink(tmp_path):
    steps = list(itertools.product(range(0, 256, 17), repeat=3))
    done = set()
    for press in ("sheetfed-coated", "sheetfed-uncoated", "web-coated", "newsprint", "digital"):
        profile = read_press(press, root=tmp_path)
        name = profile.condition.icc.stem
        for intent in (RELATIVE, PERCEPTUAL):
            if (name, intent) not in done:
                done.add((name, intent))
                heaviest = max(sum(inks) for inks in separate(name, steps, intent))
                assert heaviest <= profile.total_ink_percent - 1, (press, heaviest)
                assert heaviest >= profile.total_ink_percent - 60, (press, heaviest)


@pytest.mark.parametrize("name", NAMES)
def test_paper_stays_bare_and_black_is_dark(name):
    white, black = separate(name, [(255, 255, 255), (0, 0, 0)], RELATIVE)
    assert sum(white) < 1
    assert black[3] > 90


@pytest.mark.parametrize("name", ["coated", "uncoated", "web-coated"])
def test_skin_has_little_black(name):
    (skin,) = separate(name, [(220, 170, 140)], RELATIVE)
    assert skin[3] < 10


def test_on_newsprint_black_does_most_of_a_grey():
    (grey,) = separate("newsprint", [(128, 128, 128)], RELATIVE)
    assert grey[3] > sum(grey[:3])
