"""The renderer's plates against figures reckoned by hand and against Ghostscript; and how it survives."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from ink_patches import COLUMNS, PATCHES, SIDE_PT, centre_pt, write
from pikepdf import Array, Name
from PIL import Image
from press_files import MM, TRIM_MM, append_content, good_press_file, press_profile

from presswork.preflight.press.rendering import renderer
from presswork.preflight.press.rendering.measures import PERCENT_PER_UNIT, RenderedPage, RenderFailure
from presswork.preflight.press.rendering.renderer import Renderer, RenderJob
from presswork.preflight.press.running import judge

ONE_POINT = 1.0  # percentage point
JOB = RenderJob(bleed_mm=3, total_ink_percent=300)


def plates_of(path: Path, icc: Path) -> list[dict[str, float]]:
    """Return the inks in each patch's middle, drawn by our renderer (in a process of its own)."""
    code = """
import json, sys
from pathlib import Path
from presswork.preflight.press.rendering.plates import Document
document = Document(Path(sys.argv[1]), condition_icc=Path(sys.argv[2]))
plates = document.plates(0, px_per_mm=3, beyond_mm=3)
places = json.loads(sys.stdin.read())
left, top = plates.origin_px
print(json.dumps([{name: plane.getpixel((left + int(x * 3), top + int(y * 3))) / 2.55
                   for name, plane in zip(plates.names, plates.planes)} for x, y in places]))
"""
    places = [[side / MM for side in centre_pt(number)] for number in range(len(PATCHES))]
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(icc)],
        input=str(places),
        capture_output=True,
        text=True,
        check=True,
    )
    return list(eval(done.stdout, {}))  # our own output: a list of dictionaries of numbers


def tiffsep_of(path: Path, icc: Path, folder: Path) -> list[dict[str, float]]:
    """Return the same from Ghostscript's separations."""
    subprocess.run(
        [
            "gs",
            "-q",
            "-dBATCH",
            "-dNOPAUSE",
            f"-sOutputICCProfile={icc}",
            f"-sDefaultCMYKProfile={icc}",
            "-sDEVICE=tiffsep",
            "-r72",
            "-o",
            str(folder / "p%d.tif"),
            str(path),
        ],
        check=True,
        capture_output=True,
    )
    planes = {
        file.name.split("(")[1].split(")")[0]: Image.open(file).convert("L")
        for file in sorted(folder.glob("p1(*).tif"))
    }
    assert len(planes) >= 5
    return [
        {
            name: 100 - plane.getpixel(tuple(map(int, centre_pt(number)))) / 2.55
            for name, plane in planes.items()
        }
        for number in range(len(PATCHES))
    ]


@pytest.mark.parametrize(
    ("output_intent", "blend_group"),
    [(False, False), (True, True), (True, False)],
    ids=["bare", "x4", "x4-no-group"],
)
def test_patches_agree_with_the_hand_and_with_ghostscript(
    tmp_path: Path, output_intent: bool, blend_group: bool
) -> None:
    path = write(tmp_path, output_intent=output_intent, blend_group=blend_group)
    icc = press_profile(tmp_path).condition.icc
    ours, theirs = plates_of(path, icc), tiffsep_of(path, icc, tmp_path)
    for number, patch in enumerate(PATCHES):
        for ink in {*ours[number], *theirs[number], *patch.inks}:
            by_hand, mine = patch.inks.get(ink, 0.0), ours[number].get(ink, 0.0)
            said = f"{patch.name}: {ink} by hand {by_hand}, ours {mine}, tiffsep {theirs[number].get(ink)}"
            assert mine == pytest.approx(by_hand, abs=ONE_POINT), said
            assert mine == pytest.approx(theirs[number].get(ink, 0.0), abs=ONE_POINT), said


def test_means_of_a_page_agree_with_the_hand(tmp_path: Path) -> None:
    path = write(tmp_path, output_intent=True, blend_group=True)
    with Renderer(path, JOB, page_count=1) as drawn:
        page = drawn.page(0)
    assert isinstance(page, RenderedPage)
    inked = (SIDE_PT - 6) ** 2 / (COLUMNS * SIDE_PT * -(-len(PATCHES) // COLUMNS) * SIDE_PT)
    for ink in ("Cyan", "Magenta", "Yellow", "Black", "Orange"):
        by_hand = sum(patch.inks.get(ink, 0.0) for patch in PATCHES) * inked
        assert page.coverage[ink] == pytest.approx(by_hand, abs=ONE_POINT), ink
    assert page.plates == ("Cyan", "Magenta", "Yellow", "Black", "Orange")


def test_boxes_turned_cropped_and_scaled(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = 90
        pdf.pages[1].CropBox = pdf.pages[1].TrimBox  # hides the bleed from a reader, not from a press
        pdf.pages[2].UserUnit = 2
        del pdf.pages[3].TrimBox

    path = good_press_file(tmp_path, change)
    with Renderer(path, JOB, page_count=4) as drawn:
        pages = [drawn.page(number) for number in range(4)]
    turned, cropped, doubled, bare = pages
    assert all(isinstance(page, RenderedPage) for page in pages)
    width, height = TRIM_MM
    assert (turned.width_mm, turned.height_mm) == pytest.approx((height, width), abs=0.01)
    assert (doubled.width_mm, doubled.height_mm) == pytest.approx((2 * width, 2 * height), abs=0.01)
    assert bare.width_mm > width  # the sheet is the trim where none is named
    assert cropped.edges["top"].outside == cropped.edges["top"].inside
    assert max(cropped.edges["top"].inside) > 50
    # What was at the top stands on the right, what was on the right at the foot.
    assert max(turned.edges["right"].inside) > 140
    assert max(turned.edges["left"].inside) < 50
    assert turned.edges["bottom"].inside[-1] == pytest.approx(cropped.edges["right"].inside[0], abs=3)


def test_a_sheet_without_ink(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 300))
    pdf.save(tmp_path / "blank.pdf")
    with Renderer(tmp_path / "blank.pdf", JOB, page_count=1) as drawn:
        page = drawn.page(0)
    assert isinstance(page, RenderedPage)
    assert page.is_blank
    assert not page.heavy


def test_rgb_becomes_ink_by_the_press_profile_where_the_file_names_none(tmp_path: Path) -> None:
    """Without an output intent DeviceCMYK passes unchanged all the same."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Contents = pdf.make_stream(b"0.2 0.4 0 0.6 k 0 0 50 100 re f 1 0 0 rg 50 0 50 100 re f")
    pdf.save(tmp_path / "rgb.pdf")
    profile = press_profile(tmp_path)
    job = RenderJob(bleed_mm=3, total_ink_percent=300, icc=profile.condition.icc)
    with Renderer(tmp_path / "rgb.pdf", job, page_count=1) as drawn:
        page_drawn = drawn.page(0)
    assert isinstance(page_drawn, RenderedPage)
    left, top = page_drawn.edges["left"].inside, page_drawn.edges["top"].inside
    assert left[50] * PERCENT_PER_UNIT == pytest.approx(120, abs=2 * ONE_POINT)  # its numbers' sum
    with Renderer(tmp_path / "rgb.pdf", JOB, page_count=1) as drawn:
        by_default = drawn.page(0)
    assert isinstance(by_default, RenderedPage)
    assert by_default.edges["left"].inside[50] == left[50]
    assert by_default.edges["top"].inside[100] != top[100]


class TestHostileFiles:
    def test_a_locked_file_fails_whole(self, tmp_path: Path) -> None:
        path = good_press_file(
            tmp_path, force_version="2.0", encryption=pikepdf.Encryption(owner="o", user="u")
        )
        with Renderer(path, JOB, page_count=4) as drawn:
            failures = [drawn.page(number) for number in range(4)]
        assert all(isinstance(page, RenderFailure) and page.whole_file for page in failures)
        assert "password" in failures[0].reason

    def test_not_a_pdf(self, tmp_path: Path) -> None:
        (tmp_path / "x.pdf").write_bytes(b"\0" * 4000)
        with Renderer(tmp_path / "x.pdf", JOB, page_count=1) as drawn:
            assert isinstance(drawn.page(0), RenderFailure)

    def test_a_page_that_never_ends_is_named_and_the_others_drawn(self, tmp_path: Path) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            # Forms that call forms ten times each, ten deep: ten thousand million rectangles.
            form = pdf.make_stream(
                b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 900]
            )
            for _ in range(10):
                form = pdf.make_stream(
                    b"/F Do " * 10,
                    Type=Name.XObject,
                    Subtype=Name.Form,
                    BBox=[0, 0, 600, 900],
                    Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form)),
                )
            pdf.pages[1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
            pdf.pages[1].Contents = pdf.make_stream(b"/F Do")

        path = good_press_file(tmp_path, change)
        started = time.monotonic()
        with Renderer(path, JOB, page_count=4, page_seconds=2) as drawn:
            pages = [drawn.page(number) for number in range(4)]
        assert time.monotonic() - started < 20
        assert isinstance(pages[1], RenderFailure)
        assert "2 seconds" in pages[1].reason
        assert all(isinstance(pages[number], RenderedPage) for number in (0, 2, 3))

    def test_a_process_that_dies_is_replaced(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(renderer, "WORKER", "antigravity_that_is_not_there")
        with Renderer(good_press_file(tmp_path), JOB, page_count=4) as drawn:
            failures = [drawn.page(number) for number in range(4)]
        assert all(isinstance(page, RenderFailure) for page in failures)
        assert "crashed" in failures[0].reason

    def test_a_giant_page_is_drawn_coarser(self, tmp_path: Path) -> None:
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(14400, 14400))
        pdf.pages[0].Contents = pdf.make_stream(b"1 1 1 1 k 7000 7000 400 400 re f")
        pdf.save(tmp_path / "giant.pdf")
        with Renderer(tmp_path / "giant.pdf", JOB, page_count=1) as drawn:
            page = drawn.page(0)
        assert isinstance(page, RenderedPage)
        assert page.heavy_count == 1

    def test_boxes_that_make_no_sense(self, tmp_path: Path) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.pages[0].TrimBox = Array([10, 10, 10, 10])
            pdf.pages[1].MediaBox = Array([0, 0, 1e30, 1e30])
            pdf.pages[2].TrimBox = Array([1, 2])
            append_content(pdf, b"\xff\x00 (( << q Q Q Q", page=3)

        with Renderer(good_press_file(tmp_path, change), JOB, page_count=4) as drawn:
            pages = [drawn.page(number) for number in range(4)]
        assert len(pages) == 4  # measured or failed, but no crash of ours


class TestFindings:
    CODE = "page-not-rendered"

    def judged(
        self, folder: Path, change: Callable[[pikepdf.Pdf], object]
    ) -> list[tuple[str, int | None, str]]:
        findings = judge(good_press_file(folder, change), press_profile(folder)).findings
        return [(found.severity, found.page, found.message) for found in findings if found.code == self.CODE]

    def test_a_good_file_has_none(self, tmp_path: Path) -> None:
        assert not self.judged(tmp_path, lambda pdf: None)

    def test_a_page_that_breaks_the_renderer(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(renderer, "WORKER", "antigravity_that_is_not_there")
        found = self.judged(tmp_path, lambda pdf: None)
        assert [(severity, page) for severity, page, _ in found] == [("error", page) for page in (1, 2, 3, 4)]
        assert "crashed" in found[0][2]

    def test_a_page_that_is_drawn_in_part(self, tmp_path: Path) -> None:
        ((severity, page, message),) = self.judged(
            tmp_path, lambda pdf: append_content(pdf, "/Nowhere Do", page=2)
        )
        assert (severity, page) == ("warning", 3)
        assert "1 of its operators" in message
