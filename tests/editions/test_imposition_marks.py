"""What surrounds the pages on their sheets: bleed, marks, labels, and what is said of printing them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pikepdf
import pytest
from imposition_paper import A4, A5, MM, add_page, numbered
from imposition_paper import printed as read_off
from imposition_sheets import Impose, Made, drawn
from pikepdf import Array, Dictionary, Name

from presswork.cli import main


def press_file(pdf: pikepdf.Pdf) -> None:
    """Four A5 pages with 3 mm of yellow bleed, a cyan trim, and magenta crop marks outside the bleed."""
    bleed, room = 3 * MM, 10 * MM
    width, height = A5
    for number in range(1, 5):
        page = add_page(pdf, number, A5)
        page.obj.MediaBox = Array([-room, -room, width + room, height + room])
        page.obj.TrimBox = Array([0, 0, width, height])
        page.obj.BleedBox = Array([-bleed, -bleed, width + bleed, height + bleed])
        area = f"0 1 0 0 k {-room} {-room} {width + 2 * room} {height + 2 * room} re f "
        area += f"0 0 1 0 k {-bleed} {-bleed} {width + 2 * bleed} {height + 2 * bleed} re f "
        area += f"1 0 0 0 k 0 0 {width} {height} re f"
        page.obj.Contents = pdf.make_stream(area.encode())
    profile = pdf.make_stream(b"profile", N=4)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, DestOutputProfile=profile)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


CYAN, YELLOW, WHITE = (0, 174, 239), (255, 242, 0), (255, 255, 255)


def is_like(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 90 for one, other in zip(pixel, colour, strict=True))


def test_bleed_stays_at_the_knife_and_is_cut_at_the_fold(impose: Impose, made_pdf: Made) -> None:
    sheets = impose(made_pdf(press_file), "--scheme", "saddle")
    picture = drawn(sheets)
    with pikepdf.open(sheets) as pdf:
        page = pdf.pages[0]
        left, bottom, right, top = (float(side) for side in page.trimbox)
        width, height = (float(side) for side in page.mediabox[2:])
    assert (right - left, top - bottom) == pytest.approx((2 * A5[0], A5[1]), abs=0.01)
    y, fold = height / 2, (left + right) / 2

    def at(x: float, y: float) -> tuple[int, ...]:
        return picture.getpixel((int(x), int(height - y)))  # type: ignore[return-value]

    for x, above in ((left - 4, y), (right + 4, y), (fold + 60, top + 4), (fold + 60, bottom - 4)):
        assert is_like(at(x, above), YELLOW), "bleed is missing outside the trim"
    for x in (fold - 3, fold + 3, left + 4, right - 4):
        assert is_like(at(x, y), CYAN), "something but the page stands inside the trim"
    for x in (left - 15, right + 15):
        assert is_like(at(x, y), WHITE), "the source's own marks came along"
    assert width == pytest.approx(right - left + 2 * (3 + 5 + 2) * MM, abs=0.1)


def test_folded_heads_have_bleed_on_both_sides_of_the_fold(impose: Impose, made_pdf: Made) -> None:
    # Eight pages of a sheet meet at their heads, and that fold is trimmed off: twice the bleed lies between them.
    sheets = impose(
        made_pdf(press_file), "--scheme", "signature", "--pages-per-sheet", "8", "--filler", "notes"
    )
    picture = drawn(sheets)
    with pikepdf.open(sheets) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].trimbox)
        height = float(pdf.pages[0].mediabox[3])
        dashes = [line for line in marks(pdf.pages[0]) if line[1] == line[3]]
    assert top - bottom == pytest.approx(2 * A5[1] + 2 * 3 * MM, abs=0.01)
    fold = (bottom + top) / 2
    page_one = (left + 3 * (right - left) / 4, fold - 3 * MM + 4)
    assert is_like(picture.getpixel((int(page_one[0]), int(height - page_one[1]))), YELLOW)
    assert is_like(picture.getpixel((int(page_one[0]), int(height - page_one[1] + 10))), CYAN)
    assert {round(y, 1) for _, y, _, _ in dashes} == {
        round(y, 1) for y in (bottom, bottom + A5[1], fold, top - A5[1], top)
    }


def test_marks_for_a_press_are_on_every_plate_and_outside_the_bleed(impose: Impose, made_pdf: Made) -> None:
    sheets = impose(made_pdf(press_file), "--scheme", "signature", "--section", "4")
    with pikepdf.open(sheets) as pdf:
        page = pdf.pages[0]
        space = page.Resources.ColorSpace.All
        assert [str(part) for part in list(space)[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFX"
        left, bottom, right, top = (float(side) for side in page.trimbox)
        lines = marks(page)
    assert lines
    clear = 3 * MM - 0.01
    for x0, y0, x1, y1 in lines:
        beside = max(x0, x1) <= left - clear or min(x0, x1) >= right + clear
        above = max(y0, y1) <= bottom - clear or min(y0, y1) >= top + clear
        assert beside or above
    upright = {round(x0, 1) for x0, _, x1, _ in lines if x0 == x1}
    assert upright == {round(x, 1) for x in (left, (left + right) / 2, right)}


def marks(page: pikepdf.Page) -> list[tuple[float, float, float, float]]:
    """Return the lines that are drawn on a sheet itself, not within its pages' forms."""
    lines, start = [], (0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "m":
            start = (float(operands[0]), float(operands[1]))
        elif str(operator) == "l":
            lines.append((*start, float(operands[0]), float(operands[1])))
    return lines


def test_marks_at_home_are_black_and_only_where_there_is_room(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 4)
    with pikepdf.open(impose(source, "--scheme", "saddle")) as pdf:
        assert marks(pdf.pages[0]) == []
    sheets = impose(source, "--scheme", "saddle", "--sheet", "a3")
    with pikepdf.open(sheets) as pdf:
        assert len(marks(pdf.pages[0])) == 4 * 2 + 2
        assert b"[3 2] 0 d" in pdf.pages[0].Contents.read_bytes()  # the fold's
        assert "/ColorSpace" not in pdf.pages[0].Resources
    with pikepdf.open(impose(source, "--scheme", "saddle", "--sheet", "a3", "--no-marks")) as pdf:
        assert marks(pdf.pages[0]) == []


def test_the_zine_s_slit_runs_between_the_inner_panels(impose: Impose, tmp_path: Path) -> None:
    with pikepdf.open(impose(numbered(tmp_path / "a.pdf", 8, A4), "--scheme", "zine")) as pdf:
        (slit,) = marks(pdf.pages[0])
    assert [side / MM for side in slit] == pytest.approx([297 / 4, 105, 3 * 297 / 4, 105], abs=0.5)


def test_cards_fill_the_sheet_inside_its_margin(impose: Impose, tmp_path: Path) -> None:
    card = numbered(tmp_path / "card.pdf", 2, (85 * MM, 55 * MM))
    sheets = impose(card, "--scheme", "repeat", "--sheet", "a4", "--gap", "4mm", "--margin", "8mm")
    with pikepdf.open(sheets) as pdf:
        assert len(pdf.pages) == 2
        # 297 - 16 mm hold three cards across (3 x 85 + 2 x 4), 210 - 16 three down (3 x 55 + 2 x 4).
        assert pdf.pages[0].Contents.read_bytes().count(b" Do ") == 9
        assert len(pdf.pages[0].Resources.XObject) == 1
        left, bottom, right, top = (float(side) / MM for side in pdf.pages[0].trimbox)
    assert (right - left, top - bottom) == pytest.approx((263, 173), abs=0.01)


def test_the_file_says_what_it_is_and_how_to_print_it(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 8)
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.docinfo.Title = pikepdf.String("Tea & <Toast>")
        pdf.save()
    sheets = impose(source, "--scheme", "saddle")
    with pikepdf.open(sheets) as pdf:
        assert str(pdf.docinfo.Title) == "Tea & <Toast>"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Tea & <Toast>"
        assert [page.label for page in pdf.pages] == [
            "Sheet 1 front",
            "Sheet 1 back",
            "Sheet 2 front",
            "Sheet 2 back",
        ]
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
    assert main(["impose", str(source), "--scheme", "zine", "--out", str(sheets)]) == 0
    with pikepdf.open(sheets) as pdf:
        assert [page.label for page in pdf.pages] == ["Sheet 1"]


def test_a_soft_summary_says_how_to_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*options: str) -> str:
        main(["impose", str(numbered(tmp_path / "a.pdf", 8)), *options])
        return capsys.readouterr().out.splitlines()[-1]

    assert said("--scheme", "saddle") == (
        "Print 2 sheets of A4, both sides, flip on the short edge, at actual size (100 %). "
        "Lay them in order, fold the pile once, and staple it in the fold."
    )
    assert "flip on the long edge" in said("--scheme", "signature", "--section", "8")
    assert said("--scheme", "saddle", "--sides", "back").startswith("Then print the backs of 2 sheets of A4")
    assert (tmp_path / "a-saddle.pdf").is_file()


def test_fronts_and_backs_can_be_printed_apart(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 8)
    both = read_off(impose(source, "--scheme", "saddle"), 1, 2)
    fronts = read_off(impose(source, "--scheme", "saddle", "--sides", "front"), 1, 2)
    backs = read_off(impose(source, "--scheme", "saddle", "--sides", "back"), 1, 2)
    assert (fronts, backs) == (both[::2], both[1::2])


def test_the_examples_of_the_help_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["impose", "--help"])
    examples = [
        re.split(r"\s{2,}", line.strip())[0]
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("  presswork impose ")
    ]
    assert len(examples) == 5
    monkeypatch.chdir(tmp_path)
    for example in examples:
        arguments = shlex.split(example)[1:]
        size = (85 * MM, 55 * MM) if "card.pdf" in example else A5
        numbered(tmp_path / arguments[1], 16, size)
        assert main(arguments) == 0, example
