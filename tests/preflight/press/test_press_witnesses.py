"""Our reading of a page agrees with poppler's: resolutions, fonts and words, in files of several producers."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from press_files import append_content, good_press_file, press_profile

from presswork.preflight.press.painted import PaintedImage, PaintedText
from presswork.preflight.press.print_file import PrintFile

PLACES = ("144 0 0 72 100 300", "36 0 0 36 200 300", "0 72 -144 0 300 300", "50 20 -20 50 250 200")


def with_pictures(pdf: Pdf) -> None:
    image = pdf.make_stream(
        bytes(200 * 100), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=100,
        BitsPerComponent=8, ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    inner = pdf.make_stream(b"0.5 0 0 0.5 50 150 cm 144 0 0 72 100 300 cm /I Do", Type=Name.XObject)
    inner.Subtype, inner.BBox = Name.Form, Array([0, 0, 600, 800])
    inner.Resources = Dictionary(XObject=Dictionary(I=image))
    resources = Dictionary(pdf.pages[0].Resources)
    resources.XObject = Dictionary({**dict(resources.XObject.items()), "/I": image, "/F": inner})
    pdf.pages[0].obj.Resources = resources
    append_content(pdf, " ".join(f"q {place} cm /I Do Q" for place in PLACES) + " /F Do")


@pytest.fixture(scope="module", params=["by hand", "ghostscript"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("witness")
    path = good_press_file(folder, with_pictures)
    if request.param == "ghostscript":
        remade = folder / "gs.pdf"
        command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dDownsampleGrayImages=false"]
        command += ["-dDownsampleColorImages=false", f"-sOutputFile={remade}", str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        path = remade
    return path


def lines(*command: str | Path) -> list[list[str]]:
    run = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return [line.split() for line in run.stdout.splitlines()[2:]]


def test_resolutions_are_popplers(made: Path, tmp_path: Path) -> None:
    with PrintFile(made, press_profile(tmp_path)) as file:
        ours = Counter(
            (page.number, painted.width_px, painted.height_px, round(painted.ppi_x), round(painted.ppi_y))
            for page in file.pages()
            for painted in page.objects
            if isinstance(painted, PaintedImage)
        )
    # page num type width height color comp bpc enc interp object ID x-ppi y-ppi
    rows = lines("pdfimages", "-list", made)
    theirs = Counter((int(row[0]), *(int(row[at]) for at in (3, 4, 12, 13))) for row in rows)
    assert sum(ours.values()) == 4 + len(PLACES) + 1
    assert ours == theirs


def test_fonts_are_popplers(made: Path, tmp_path: Path) -> None:
    with PrintFile(made, press_profile(tmp_path)) as file:
        ours = {
            (font.name, font.is_embedded) for page in file.pages() for font in page.painting.fonts.values()
        }
    # name type(1 or 2 words) encoding emb sub uni object ID
    assert ours == {(row[0], row[-5] == "yes") for row in lines("pdffonts", made)}


def test_words_stand_where_poppler_sees_them(made: Path, tmp_path: Path) -> None:
    with PrintFile(made, press_profile(tmp_path)) as file:
        page = file.page(0)
        (text,) = [
            painted
            for painted in page.objects
            if isinstance(painted, PaintedText) and painted.bbox.bottom > 100
        ]
        height = page.media.top
    html = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", made, "-"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    words = [line for line in html.splitlines() if "<word" in line]
    places = [
        [float(part.split('"')[1]) for part in word.split("<word ")[1].split(">")[0].split()]
        for word in words
    ]
    assert text.bbox.left == pytest.approx(min(place[0] for place in places), abs=0.5)
    assert text.bbox.right == pytest.approx(max(place[2] for place in places), abs=0.5)
    assert height - text.bbox.bottom == pytest.approx(max(place[3] for place in places), abs=4)
    assert text.size_pt == pytest.approx(12)


def test_a_user_unit_makes_everything_larger(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.UserUnit = 2

    plain, large = (
        PrintFile(path, press_profile(tmp_path))
        for path in (good_press_file(tmp_path / "1"), good_press_file(tmp_path / "2", change))
    )
    with plain, large:
        one, two = plain.page(0), large.page(0)
        assert two.width_mm == pytest.approx(2 * one.width_mm)
        for small, big in zip(one.objects, two.objects, strict=True):
            assert big.bbox == pytest.approx([2 * side for side in small.bbox])
        pictures = [next(p for p in page.objects if isinstance(p, PaintedImage)) for page in (one, two)]
        assert pictures[1].ppi == pytest.approx(pictures[0].ppi / 2)


def test_boxes_are_inherited_and_put_right(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        box = page.MediaBox
        del page.MediaBox
        pdf.Root.Pages.MediaBox = Array([box[2], box[3], box[0], box[1]])  # corners the other way round

    path = good_press_file(tmp_path, change)
    with PrintFile(path, press_profile(tmp_path)) as file, pikepdf.open(path) as again:
        page = file.page(0)
        assert "/MediaBox" in page.declared
        assert page.media.left < page.media.right
        assert page.media == pytest.approx([float(side) for side in again.pages[1].MediaBox], abs=0.001)
