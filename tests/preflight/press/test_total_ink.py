"""Total ink by area: what is over the limit is found, where it is and by which inks; what is not, is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image
from press_files import MM, append_content, boxes_pt, good_press_file, press_profile

from presswork.model import Finding
from presswork.preflight.press.running import judge

CODE = "total-ink-exceeded"
TRIM = boxes_pt()["/TrimBox"]


def judged(
    folder: Path, change: Callable[[pikepdf.Pdf], object] | None = None, **profile: float
) -> list[Finding]:
    path = good_press_file(folder, change)
    return [
        finding for finding in judge(path, press_profile(folder, **profile)).findings if finding.code == CODE
    ]


def patch(ink: str, *, left_mm: float, top_mm: float, width_mm: float, height_mm: float) -> str:
    """Return a filled rectangle, placed from the trim's top left."""
    x, y = TRIM[0] + left_mm * MM, TRIM[3] - (top_mm + height_mm) * MM
    return f"{ink} k {x:.4f} {y:.4f} {width_mm * MM:.4f} {height_mm * MM:.4f} re f"


def test_a_good_file_is_under_the_limit(tmp_path: Path) -> None:
    assert not judged(tmp_path)


def test_place_size_and_inks_of_the_worst_area(tmp_path: Path) -> None:
    dark = patch("0.9 0.8 0.7 1", left_mm=60, top_mm=90, width_mm=20, height_mm=10)
    (finding,) = judged(tmp_path, lambda pdf: append_content(pdf, dark, page=2))
    assert finding.severity == "error"
    assert finding.page == 3
    assert finding.bbox_mm == pytest.approx((60, 90, 80, 100), abs=0.8)
    assert "340 %" in finding.message
    assert "300 %" in finding.message
    assert "Cyan 90, Magenta 80, Yellow 70, Black 100" in finding.message


@pytest.mark.parametrize(
    ("ink", "limit", "found"),
    [("1 1 1 0", 300, 0), ("1 1 1 .02", 300, 1), ("1 1 .4 0", 240, 0), ("1 1 .43 0", 240, 1)],
    ids=["at the limit", "two points over", "newsprint, at the limit", "newsprint, three points over"],
)
def test_the_limit_itself_is_allowed(tmp_path: Path, ink: str, limit: float, found: int) -> None:
    dark = patch(ink, left_mm=60, top_mm=90, width_mm=20, height_mm=10)
    assert len(judged(tmp_path, lambda pdf: append_content(pdf, dark), total_ink_percent=limit)) == found


@pytest.mark.parametrize(
    ("width", "height", "found"), [(3, 3, 0), (5, 5, 1), (0.5, 80, 0), (2, 40, 1)], ids=str
)
def test_small_areas_dry(tmp_path: Path, width: float, height: float, found: int) -> None:
    dark = patch("1 1 1 1", left_mm=40, top_mm=80, width_mm=width, height_mm=height)
    assert len(judged(tmp_path, lambda pdf: append_content(pdf, dark))) == found


def test_overprint_adds_up_though_neither_colour_does(tmp_path: Path) -> None:
    def both(pdf: pikepdf.Pdf, state: str) -> None:
        ground = patch("1 1 0.6 0", left_mm=40, top_mm=80, width_mm=40, height_mm=40)
        black = patch("0 0 0 1", left_mm=50, top_mm=90, width_mm=20, height_mm=20)
        append_content(pdf, f"/Plain gs {ground} /{state} gs {black}")

    assert not judged(tmp_path / "knocks out", lambda pdf: both(pdf, "Plain"))
    (finding,) = judged(tmp_path / "overprints", lambda pdf: both(pdf, "Over"))
    assert finding.bbox_mm == pytest.approx((50, 90, 70, 110), abs=0.8)
    assert "360 %" in finding.message


def test_transparency_adds_up(tmp_path: Path) -> None:
    def shadow(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources.ExtGState.Times = Dictionary(BM=Name.Multiply)
        ground = patch("0.8 0.7 0.7 0", left_mm=40, top_mm=80, width_mm=40, height_mm=40)
        shade = patch("0 0 0 0.92", left_mm=50, top_mm=90, width_mm=20, height_mm=20)
        append_content(pdf, f"{ground} /Times gs {shade}")

    (finding,) = judged(tmp_path, shadow)
    assert any(f"{percent} %" in finding.message for percent in (311, 312, 313))


def test_a_dark_part_of_a_photo_is_found_where_it_is(tmp_path: Path) -> None:
    def photo(pdf: pikepdf.Pdf) -> None:
        picture = Image.new("CMYK", (400, 400), (120, 100, 100, 20))
        picture.paste((250, 240, 240, 250), (200, 200, 300, 300))
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=92)
        stream = pdf.make_stream(b"")
        stream.Type, stream.Subtype, stream.ColorSpace = Name.XObject, Name.Image, Name.DeviceCMYK
        stream.Width, stream.Height, stream.BitsPerComponent = 400, 400, 8
        stream.Decode = Array([1, 0] * 4)
        stream.write(data.getvalue(), filter=Name.DCTDecode)
        pdf.pages[0].Resources.XObject.Dark = stream
        x, y = TRIM[0] + 20 * MM, TRIM[3] - 120 * MM
        append_content(pdf, f"{40 * MM:.3f} 0 0 {40 * MM:.3f} {x:.3f} {y:.3f} cm /Dark Do")

    (finding,) = judged(tmp_path, photo)
    assert finding.bbox_mm == pytest.approx((40, 100, 50, 110), abs=0.8)


def test_a_spot_ink_counts_and_a_die_line_does_not(tmp_path: Path) -> None:
    def spot(pdf: pikepdf.Pdf, name: str) -> None:
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 0.5, 1, 0], N=1)
        pdf.pages[0].Resources.ColorSpace.Ink = Array(
            [Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint]
        )
        ground = patch("1 1 0.8 0", left_mm=40, top_mm=80, width_mm=40, height_mm=40)
        x, y = TRIM[0] + 50 * MM, TRIM[3] - 110 * MM
        append_content(pdf, f"{ground} /Over gs /Ink cs 0.9 scn {x:.3f} {y:.3f} 50 50 re f")

    (finding,) = judged(tmp_path / "ink", lambda pdf: spot(pdf, "Orange"))
    assert "Orange 90" in finding.message
    assert not judged(tmp_path / "die", lambda pdf: spot(pdf, "Die line"))


def test_marks_beyond_the_bleed_do_not_count(tmp_path: Path) -> None:
    bar = patch("1 1 1 1", left_mm=40, top_mm=-9, width_mm=20, height_mm=5)
    assert not judged(tmp_path / "beyond", lambda pdf: append_content(pdf, bar))
    in_bleed = patch("1 1 1 1", left_mm=40, top_mm=-3, width_mm=20, height_mm=3)
    assert judged(tmp_path / "in the bleed", lambda pdf: append_content(pdf, in_bleed))


def test_many_areas_are_counted_and_the_worst_come_first(tmp_path: Path) -> None:
    patches = [
        patch(f"1 1 1 {0.2 + number * 0.05}", left_mm=10 + number * 10, top_mm=90, width_mm=6, height_mm=6)
        for number in range(12)
    ]
    findings = judged(tmp_path, lambda pdf: append_content(pdf, " ".join(patches)))
    assert "375 %" in findings[0].message
    assert len(findings) < 12
    assert "more" in findings[-1].message


def test_a_turned_page_has_its_places_as_seen(tmp_path: Path) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        dark = patch("1 1 1 1", left_mm=10, top_mm=80, width_mm=20, height_mm=10)
        append_content(pdf, dark)
        pdf.pages[0].Rotate = 90

    (finding,) = judged(tmp_path, turn)
    assert finding.bbox_mm == pytest.approx((210 - 90, 10, 210 - 80, 30), abs=0.8)
