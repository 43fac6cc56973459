"""Bleed and safe margin: what stops at the trim or stands too near to it is found, what is sound is not."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name
from press_files import (
    BLEED_MM,
    MM,
    TRIM_MM,
    append_content,
    boxes_pt,
    good_press_file,
    letter,
    press_profile,
)

from presswork.model import Finding
from presswork.preflight.press.running import judge

BLEED, MARGIN = "bleed-not-covered", "content-outside-safe-margin"
TRIM = boxes_pt()["/TrimBox"]
WIDTH, HEIGHT = TRIM_MM


def judged(
    folder: Path, change: Callable[[pikepdf.Pdf], object] | None = None, **profile: Any
) -> list[Finding]:
    path = good_press_file(folder, change)
    return of_interest(judge(path, press_profile(folder, **profile)).findings)


def of_interest(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code in (BLEED, MARGIN)]


def rectangle(ink: str, left: float, top: float, right: float, bottom: float) -> str:
    """Return a filled rectangle, its sides in mm from the trim's top left."""
    return f"{ink} k {_path(left, top, right, bottom)} f"


def _path(left: float, top: float, right: float, bottom: float) -> str:
    x, y = TRIM[0] + left * MM, TRIM[3] - bottom * MM
    return f"{x:.4f} {y:.4f} {(right - left) * MM:.4f} {(bottom - top) * MM:.4f} re"


def photo(left: float, top: float, right: float, bottom: float) -> str:
    """Return the page's picture, placed."""
    x, y = TRIM[0] + left * MM, TRIM[3] - bottom * MM
    return f"q {(right - left) * MM:.4f} 0 0 {(bottom - top) * MM:.4f} {x:.4f} {y:.4f} cm /Photo Do Q"


def text(left: float, baseline: float, size: float = 12) -> str:
    """Return two glyphs of the page's font."""
    return f"/Over gs BT 0 0 0 1 k /Text {size} Tf 1 0 0 1 {TRIM[0] + left * MM:.3f} {TRIM[3] - baseline * MM:.3f} Tm <00050006> Tj ET"


def test_a_good_file_bleeds_and_keeps_its_margins(tmp_path: Path) -> None:
    assert not judged(tmp_path)


class TestBleed:
    @pytest.mark.parametrize(
        ("side", "box", "place"),
        [
            ("left", (0, 100, 60, 130), (-BLEED_MM, 100, 0, 130)),
            ("right", (100, 100, WIDTH, 130), (WIDTH, 100, WIDTH + BLEED_MM, 130)),
            ("left", (-1, 100, 60, 130), (-BLEED_MM, 100, 0, 130)),
        ],
        ids=["left", "right", "one millimetre is too little"],
    )
    @pytest.mark.parametrize("kind", ["tint", "picture"])
    def test_what_stops_at_the_trim(
        self, tmp_path: Path, kind: str, side: str, box: tuple[float, ...], place: tuple[float, ...]
    ) -> None:
        drawing = rectangle("0.5 0.2 0 0", *box) if kind == "tint" else photo(*box)
        (finding,) = judged(tmp_path, lambda pdf: append_content(pdf, drawing, page=1))
        assert (finding.code, finding.severity, finding.page) == (BLEED, "error", 2)
        assert side in finding.message
        assert ("picture" if kind == "picture" else "shape") in finding.message
        assert finding.bbox_mm == pytest.approx(place, abs=0.4)

    def test_top_and_foot(self, tmp_path: Path) -> None:
        def clip(pdf: pikepdf.Pdf) -> None:
            """Cut the whole page to its trim, as a careless export does."""
            page = pdf.pages[0]
            page.Contents = pdf.make_stream(
                f"q {_path(0, 0, WIDTH, HEIGHT)} W n ".encode() + page.Contents.read_bytes() + b" Q"
            )

        findings = judged(tmp_path, clip)
        assert {finding.code for finding in findings} == {BLEED}
        # Left and right have two stretches each, the picture at the head and the tint at the foot; of six
        # findings of one code on a page the last is only counted.
        said = [finding.message for finding in findings]
        assert ["on the left" in text for text in said] == [True, True, False, False, False]
        assert "at the top" in said[2]
        assert "1 more on this page" in said[-1]

    @pytest.mark.parametrize(
        "drawing",
        [
            rectangle("0.5 0.2 0 0", -3, 100, 60, 130),
            rectangle("0.5 0.2 0 0", -2.6, 100, 60, 130),
            rectangle("0 0 0 0", 0, 100, 60, 130),
            rectangle("0.5 0.2 0 0", 10, 100, 60, 130),
            rectangle("0 0 0 1", 0, 100, 60, 100.3),
            rectangle("0 0 0 1", -10, 100, -3.5, 130),
        ],
        ids=["bleeds", "nearly all of it", "white", "within", "a thin rule", "a bar outside the bleed"],
    )
    def test_what_is_sound(self, tmp_path: Path, drawing: str) -> None:
        assert not judged(tmp_path, lambda pdf: append_content(pdf, drawing))

    def test_a_picture_that_is_white_in_the_bleed(self, tmp_path: Path) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            row = bytes([0, 0, 0, 0] * 4 + [90, 40, 0, 0] * 96)  # its first 4 % are paper
            pdf.pages[0].Resources.XObject.Pale = pdf.make_stream(
                row * 100, Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=8,
                ColorSpace=Name.DeviceCMYK,
            )  # fmt: skip
            append_content(pdf, photo(-3, 90, 69, 130).replace("/Photo", "/Pale"))

        assert not judged(tmp_path, change)

    def test_a_picture_that_stops_upon_a_tint_that_bleeds(self, tmp_path: Path) -> None:
        ground = rectangle("0.1 0 0.1 0", -3, 90, WIDTH + 3, 140)
        dark = rectangle("0.6 0.5 0 0", 0, 100, 60, 130)
        (finding,) = judged(tmp_path, lambda pdf: append_content(pdf, f"{ground} {dark}"))
        assert finding.code == BLEED
        assert finding.bbox_mm == pytest.approx((-3, 100, 0, 130), abs=0.4)

    def test_the_fold_of_a_stitched_booklet_needs_none(self, tmp_path: Path) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            page = pdf.pages[0]
            left, bottom, right, top = boxes_pt()["/BleedBox"]
            page.BleedBox = Array([round(TRIM[0], 4), bottom, right, top])
            page.Contents = pdf.make_stream(
                f"q {TRIM[0]} 0 1000 1000 re W n ".encode() + page.Contents.read_bytes() + b" Q"
            )

        assert not judged(tmp_path / "stitched", change)
        assert judged(tmp_path / "glued", change, binding="perfect")

    def test_a_profile_without_bleed(self, tmp_path: Path) -> None:
        drawing = rectangle("0.5 0.2 0 0", 0, 100, 60, 130)
        assert not judged(tmp_path, lambda pdf: append_content(pdf, drawing), bleed_mm=0.0)

    def test_a_browsers_page_to_the_edge(self, tmp_path: Path) -> None:
        """A file that Presswork never made, without any bleed: cairo's, by pdftocairo."""
        path = good_press_file(tmp_path)
        subprocess.run(
            ["pdftocairo", "-pdf", "-f", "1", "-l", "1", str(path), str(tmp_path / "c.pdf")], check=True
        )
        with pikepdf.open(tmp_path / "c.pdf", allow_overwriting_input=True) as pdf:
            page = pdf.pages[0]
            page.MediaBox = Array([round(side, 3) for side in TRIM])
            for key in ("/TrimBox", "/BleedBox", "/CropBox"):
                if key in page:
                    del page[key]
            # What lies outside the sheet is cut off: the picture ends with the page.
            pdf.save(tmp_path / "c.pdf")
        findings = of_interest(judge(tmp_path / "c.pdf", press_profile(tmp_path)).findings)
        assert [finding.code for finding in findings] == [BLEED] * len(findings)
        assert len(findings) >= 4


class TestSafeMargin:
    @pytest.mark.parametrize(
        ("drawing", "word"),
        [
            (text(2, 100), "left"),
            (text(WIDTH - 6, 100), "right"),
            (text(70, 3), "top"),
            (text(70, HEIGHT - 1), "foot"),
            (text(-2, 100), "cut"),
        ],
        ids=["left", "right", "top", "bottom", "over the trim"],
    )
    def test_text_too_near_to_the_trim(self, tmp_path: Path, drawing: str, word: str) -> None:
        (finding,) = judged(tmp_path, lambda pdf: append_content(pdf, drawing, page=3))
        assert (finding.code, finding.severity, finding.page) == (MARGIN, "warning", 4)
        assert word in finding.message
        assert "the text" in finding.message

    @pytest.mark.parametrize(
        "drawing",
        [photo(2, 100, 60, 130), rectangle("0.5 0.2 0 0", 2, 100, 60, 130)],
        ids=["picture", "tint"],
    )
    def test_what_ends_there_without_bleeding(self, tmp_path: Path, drawing: str) -> None:
        (finding,) = judged(tmp_path, lambda pdf: append_content(pdf, drawing))
        assert finding.code == MARGIN
        assert "2.0 mm from the trim on the left" in finding.message
        assert finding.bbox_mm == pytest.approx((2, 100, 60, 130), abs=0.1)

    @pytest.mark.parametrize(
        "drawing",
        [
            text(5, 100),
            text(-12, 100, 6),
            rectangle("0 0 0 0", 2, 100, 60, 130),
            "3 Tr " + text(2, 100),
            rectangle("0.3 0.1 0 0", 2, -1, 60, 20),
        ],
        ids=["just within", "a slug line", "white", "invisible text", "upon the bleeding picture"],
    )
    def test_what_is_sound(self, tmp_path: Path, drawing: str) -> None:
        assert not judged(tmp_path, lambda pdf: append_content(pdf, drawing))

    def test_text_upon_a_picture_that_bleeds_is_cut_all_the_same(self, tmp_path: Path) -> None:
        (finding,) = judged(tmp_path, lambda pdf: append_content(pdf, text(70, 3)))
        assert "top" in finding.message

    def test_many_on_a_side_are_one_finding(self, tmp_path: Path) -> None:
        lines = " ".join(text(2, 70 + 6 * number) for number in range(10))
        (finding,) = judged(tmp_path, lambda pdf: append_content(pdf, lines))
        assert "and 9 more there" in finding.message


@pytest.mark.parametrize(("character", "distance_mm"), [("o", 4.3), ("o", 3.4), ("h", 4.3), ("h", 3.4)])
def test_large_type_stands_where_its_ink_does(tmp_path: Path, character: str, distance_mm: float) -> None:
    """Not where its font would put accents that are not there: Amiri's ascent is more than an em."""
    size, (code, height) = 60, letter(character)

    def place(pdf: pikepdf.Pdf) -> None:
        baseline = TRIM[3] - distance_mm * MM - height * size
        append_content(pdf, f"BT 0 0 0 1 k /Text {size} Tf 1 0 0 1 200 {baseline:.3f} Tm <{code:04x}> Tj ET")

    codes = [finding.code for finding in judged(tmp_path, place)]
    assert codes == ([MARGIN] if distance_mm < 4 else [])  # the profile's safe margin
