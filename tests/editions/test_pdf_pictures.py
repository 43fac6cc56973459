"""The pictures of a reader PDF: small enough, of known colour, and with nobody's whereabouts in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pdf_issues import article, jpeg, pixels, prose
from pdf_pages import read_printed
from PIL import Image

from presswork.cache import Cache
from presswork.pipeline import Order, build
from presswork.preflight.pdf_text import read_pages


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """An article with a large photo of a known place, lying on its side."""
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera Works"
    exif[0x0112] = 6  # to be turned a quarter clockwise
    exif.get_ifd(0x8825)[2] = (52.0, 13.0, 7.0)
    jpeg(tmp_path / "source/photos/large.jpg", 3000, 2000, exif=exif)
    jpeg(tmp_path / "source/photos/small.jpg", 300, 200)
    body = (
        f'{prose(300)}\n\n![A slope](large.jpg "The slope."){{credit="A. Example"}}\n\n{prose(200, start=9)}\n\n'
        f'![A slope](small.jpg "The small one."){{credit="B. Example"}}\n\n{prose(100, start=30)}'
    )
    source = article(tmp_path / "source", "headline: Pictures\nlanguage: en", body)
    return build(Order(folder=source, out=tmp_path / "out", cache=Cache(None)), ["pdf"]).written[0].path


def pictures(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the pictures, each once."""
    found = {kid.objgen: kid for page in pdf.pages for kid in page.resources.get("/XObject", {}).values()}
    return list(found.values())


def test_a_large_photo_is_resampled_a_small_one_is_not(built: Path) -> None:
    with pikepdf.open(built) as pdf:
        sizes = [(int(image.Width), int(image.Height)) for image in pictures(pdf)]
    assert (300, 200) in sizes
    (large,) = (size for size in sizes if size != (300, 200))
    assert large[0] < large[1], "the photo was not turned upright"
    assert large[0] < 1200


@pytest.mark.parametrize("name", ["many-photos", "plates", "tough"])
def test_no_photo_has_more_pixels_than_paper_can_show(printed: Callable[..., Path], name: str) -> None:
    with pikepdf.open(printed(name)) as pdf:
        for page in read_pages(pdf):
            for placed in page.images:
                assert int(placed.image.Width) / (placed.width_pt / 72) <= 301


def test_camera_and_place_are_dropped_and_the_credit_kept(built: Path) -> None:
    with pikepdf.open(built) as pdf:
        streams = [bytes(image.read_raw_bytes()) for image in pictures(pdf)]
    for data in streams:
        assert b"Secret Camera" not in data
        assert not pixels(data).getexif()
    assert any(b"A. Example" in data for data in streams)
    assert "A. Example" in " ".join(element.text for element in read_printed(built).elements)


def test_pictures_are_srgb_and_the_file_says_so(built: Path) -> None:
    with pikepdf.open(built) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert int(intent.DestOutputProfile.N) == 3
        assert {str(image.ColorSpace) for image in pictures(pdf)} == {"/DeviceRGB"}
