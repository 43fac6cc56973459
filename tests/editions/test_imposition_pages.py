"""Pages of every kind stand where they belong on their sheets: turned, cropped, bleeding, broken."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from imposition_paper import A4, A5, MM, add_page, numbered, words
from imposition_paper import printed as read_off
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from presswork.cli import main

Impose = Callable[..., Path]
Made = Callable[[Callable[[pikepdf.Pdf], None]], Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return a function: what to do with an empty PDF in, its path out."""

    def make(fill: Callable[[pikepdf.Pdf], None]) -> Path:
        pdf = pikepdf.new()
        fill(pdf)
        pdf.save(tmp_path / "source.pdf")
        return tmp_path / "source.pdf"

    return make


@pytest.fixture
def impose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Impose:
    """Return a function: a file and options in, the sheets out; findings are in `impose.findings`."""

    def run(source: Path, *options: str, code: int = 0) -> Path:
        out = tmp_path / "sheets.pdf"
        assert main(["impose", str(source), "--out", str(out), "--json", *options]) == code
        run.findings = json.loads(capsys.readouterr().out)  # type: ignore[attr-defined]
        return out

    return run


def codes(impose: Impose) -> list[str]:
    return [finding["code"] for finding in impose.findings]  # type: ignore[attr-defined]


def middle(path: Path, side: int, name: str) -> tuple[float, float]:
    """Return where a word stands on a side, in millimetres from the top left corner."""
    x, y = words(path)[side][1][name]
    return x / MM, y / MM


def drawn(path: Path, side: int = 0, ppi: int = 72) -> Image.Image:
    """Return a side as poppler draws it."""
    stem = path.with_suffix("")
    options = ["-r", str(ppi), "-f", str(side + 1), "-l", str(side + 1), "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *options, path, stem], check=True, capture_output=True)
    with Image.open(stem.with_suffix(".png")) as picture:
        return picture.convert("RGB")


def test_a_page_keeps_its_size_and_place(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 4)
    sheets = impose(source, "--scheme", "saddle", "--paper-thickness", "0")
    # Two A5 pages are a millimetre less than an A4, so that they begin half a millimetre from its edge.
    on_page, on_sheet = middle(source, 0, "H1"), middle(sheets, 0, "H1")
    assert on_sheet[0] == pytest.approx(on_page[0] + 148 + 0.5, abs=0.1)
    assert on_sheet[1] == pytest.approx(on_page[1], abs=0.1)


def test_pages_for_a4_are_shrunk_to_half_of_it(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 4, A4)
    sheets = impose(source, "--scheme", "saddle", "--sheet", "a4", "--paper-thickness", "0")
    on_page, on_sheet = middle(source, 0, "F1"), middle(sheets, 0, "F1")
    scale = 148.5 / 210
    assert on_sheet[0] == pytest.approx(148.5 + on_page[0] * scale, abs=0.2)
    assert on_sheet[1] == pytest.approx(on_page[1] * scale, abs=0.2)


def test_pages_are_enlarged_only_on_demand(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 4)
    small = impose(source, "--scheme", "saddle", "--sheet", "a3")
    assert middle(small, 0, "H1")[0] - middle(small, 0, "H4")[0] == pytest.approx(148, abs=0.1)
    large = impose(source, "--scheme", "saddle", "--sheet", "a3", "--scale", "fit")
    assert middle(large, 0, "H1")[0] - middle(large, 0, "H4")[0] == pytest.approx(210, abs=1)
    impose(source, "--scheme", "saddle", "--sheet", "a5", "--scale", "none", code=1)
    assert codes(impose) == ["sheet-too-small"]


@pytest.mark.parametrize(
    ("size", "sheet"),
    [(A5, (297, 210)), (A4, (420, 297)), ((612, 792), (431.8, 279.4)), ((100 * MM, 100 * MM), (200, 100))],
)
def test_the_sheet_follows_from_the_page(
    impose: Impose, tmp_path: Path, size: tuple[float, float], sheet: tuple[float, float]
) -> None:
    sheets = impose(numbered(tmp_path / "a.pdf", 4, size), "--scheme", "saddle")
    (width, height), _ = words(sheets)[0]
    assert (width / MM, height / MM) == pytest.approx(sheet, abs=0.05)


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_page_is_placed_as_it_is_seen(impose: Impose, made: Made, angle: int) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number, A5, Rotate=angle)

    source = made(fill)
    sheets = impose(source, "--scheme", "n-up", "--grid", "1x2", "--sheet", "500x300mm", "--margin", "0")
    across = 210 if angle % 180 else 148
    seen = [middle(source, 0, name) for name in ("H1", "F1")]
    start = (500 - 2 * across) / 2, (300 - (358 - across)) / 2
    for name, (x, y) in zip(("H1", "F1"), seen, strict=True):
        assert middle(sheets, 0, name) == pytest.approx((start[0] + x, start[1] + y), abs=0.1)


def test_only_what_a_page_shows_is_placed(impose: Impose, made: Made) -> None:
    # The crop box shows the page's right upper quarter; the media box begins below zero.
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            page = add_page(pdf, number, (400, 600), CropBox=[100, 200, 300, 600])
            page.obj.MediaBox = Array([-50, -50, 400, 600])

    sheets = impose(made(fill), "--scheme", "saddle")
    assert words(sheets)[0][0] == pytest.approx((400, 400), abs=0.01)
    assert not words(sheets)[0][1].keys() & {"F1", "F4"}  # outside the crop box, and so cut away


def test_a_page_s_unit_is_kept(impose: Impose, made: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number, (A5[0] / 2, A5[1] / 2), UserUnit=2)

    sheets = impose(made(fill), "--scheme", "saddle")
    assert words(sheets)[0][0] == pytest.approx((297 * MM, 210 * MM), abs=0.1)


def test_pages_of_another_size_stand_in_the_middle(impose: Impose, made: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number, (A5[1], A5[0]) if number == 2 else A5)

    sheets = impose(made(fill), "--scheme", "saddle")
    assert codes(impose) == ["page-sizes-mixed"]
    head, foot = middle(sheets, 1, "H2"), middle(sheets, 1, "F2")
    scale = 148 / 210
    assert foot[0] - head[0] == pytest.approx(0.7 * 210 * scale, abs=3)
    assert (head[1] + foot[1]) / 2 == pytest.approx(105, abs=3)


@pytest.mark.parametrize(("paper", "binding"), [("0", "left"), ("0.2mm", "left"), ("0.2mm", "right")])
def test_inner_pages_move_to_the_spine_by_the_paper(
    impose: Impose, tmp_path: Path, paper: str, binding: str
) -> None:
    sheets = impose(
        numbered(tmp_path / "a.pdf", 16),
        "--scheme",
        "saddle",
        "--paper-thickness",
        paper,
        "--binding",
        binding,
    )
    step = float(paper.removesuffix("mm"))
    rectos = [middle(sheets, 2 * sheet, f"H{2 * sheet + 1}")[0] for sheet in range(4)]
    versos = [middle(sheets, 2 * sheet + 1, f"H{2 * sheet + 2}")[0] for sheet in range(4)]
    way = -1 if binding == "left" else 1  # a recto's spine is at its left in a book bound at the left
    for sheet in range(4):
        assert rectos[sheet] - rectos[0] == pytest.approx(way * sheet * step, abs=0.02)
        assert versos[sheet] - versos[0] == pytest.approx(-way * sheet * step, abs=0.02)


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


def test_bleed_stays_at_the_knife_and_is_cut_at_the_fold(impose: Impose, made: Made) -> None:
    sheets = impose(made(press_file), "--scheme", "saddle")
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


def test_marks_for_a_press_are_on_every_plate_and_outside_the_bleed(impose: Impose, made: Made) -> None:
    sheets = impose(made(press_file), "--scheme", "signature", "--section", "4")
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


def test_the_file_itself_says_that_it_is_bound_at_the_right(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 4)
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
        pdf.save()
    assert read_off(impose(source, "--scheme", "saddle"), 1, 2)[0] == [[(1, True), (4, True)]]
    assert read_off(impose(source, "--scheme", "saddle", "--binding", "left"), 1, 2)[0] == [
        [(4, True), (1, True)]
    ]


def test_a_page_to_write_on_fills_the_sheet(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 3)
    blank = drawn(impose(source, "--scheme", "saddle"))
    assert codes(impose) == ["filler-pages-added"]
    lined = drawn(impose(source, "--scheme", "saddle", "--filler", "notes"))
    left, _, right, _ = ImageChops.difference(blank, lined).getbbox() or (0, 0, 0, 0)
    assert right - left > 0.6 * A5[0]
    assert right <= lined.width / 2  # page 4 is the left one


def test_forms_and_stamps_are_printed_and_links_are_not(impose: Impose, made: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number)
        look = pdf.make_stream(b"1 0 0 rg 0 0 100 100 re f")
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
        stamp = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=[50, 50, 150, 150], F=4, AP=Dictionary(N=look)
        )
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp), pdf.make_indirect(link)])

    sheets = impose(made(fill), "--scheme", "saddle")
    assert codes(impose) == ["annotations-dropped"]
    picture = drawn(sheets)
    stamped = picture.getpixel((int(picture.width / 2 + 100), int(picture.height - 100)))
    assert stamped == (255, 0, 0)


def test_hidden_layers_stay_hidden(impose: Impose, made: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
        for number in range(1, 5):
            page = add_page(pdf, number)
            page.obj.Resources.Properties = Dictionary(L=layer)
            page.obj.Contents = pdf.make_stream(b"/OC /L BDC 1 0 0 rg 0 0 400 500 re f EMC")
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], Order=[layer]))

    assert drawn(impose(made(fill), "--scheme", "saddle")).getextrema() == ((255, 255),) * 3


def test_resources_are_found_above_the_page_and_shared(impose: Impose, made: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 9):
            add_page(pdf, number)
        pdf.Root.Pages.Resources = pdf.make_indirect(pdf.pages[0].obj.Resources)
        for page in pdf.pages:
            del page.obj["/Resources"]

    sheets = impose(made(fill), "--scheme", "saddle")
    assert read_off(sheets, 1, 2)[0] == [[(8, True), (1, True)]]
    with pikepdf.open(sheets) as pdf:
        shared = {form.Resources.objgen for page in pdf.pages for form in page.Resources.XObject.values()}
    assert len(shared) == 1


def test_pages_that_share_their_content_are_placed_each(impose: Impose, made: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number)
        parts = [
            pdf.make_stream(b"BT /F 12 Tf 42 535 Td (H9) Tj ET"),
            pdf.make_stream(b"BT /F 12 Tf 335 47 Td (F9) Tj ET"),
        ]
        pdf.pages[1].obj.Contents = Array(parts)
        pdf.pages[3].obj.Contents = pdf.pages[2].obj.Contents

    sides = read_off(impose(made(fill), "--scheme", "saddle"), 1, 2)
    assert sides == [[[(3, True), (1, True)]], [[(9, True), (3, True)]]]


def test_fonts_and_syntax_are_sound(impose: Impose, printed: Callable[..., Path]) -> None:
    sheets = impose(printed("one-sentence"), "--scheme", "saddle", "--sheet", "a4")
    subprocess.run(["qpdf", "--check", sheets], check=True, capture_output=True)
    said = subprocess.run(["pdffonts", sheets], capture_output=True, text=True, check=True)
    rows = said.stdout.splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    text = subprocess.run(["pdftotext", sheets, "-"], capture_output=True, text=True, check=True)
    assert not text.stderr
    assert "That was all. Set in Source Serif" in " ".join(text.stdout.split())


BROKEN = {
    "not a PDF": b"hello",
    "empty": b"",
    "a loop of pages": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R 2 0 R]/Count 3>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>endobj\ntrailer<</Root 1 0 R/Size 4>>"
    ),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_is_no_pdf_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    assert main(["impose", str(path), "--scheme", "saddle"]) == 2
    assert f"{path} is not a PDF that can be read" in capsys.readouterr().err
    assert [entry.name for entry in tmp_path.iterdir()] == ["broken.pdf"]


def test_what_may_not_be_read_or_printed_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pikepdf.open(numbered(tmp_path / "a.pdf", 4)) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
        allowed = pikepdf.Permissions(print_lowres=False, print_highres=False)
        pdf.save(tmp_path / "screen.pdf", encryption=pikepdf.Encryption(owner="o", user="", allow=allowed))
        pdf.save(tmp_path / "open.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    pikepdf.new().save(tmp_path / "none.pdf")
    for name, words_said in {
        "locked": "needs a password",
        "screen": "protected against printing",
        "none": "has no page",
        "absent": "There is no file",
    }.items():
        assert main(["impose", str(tmp_path / f"{name}.pdf"), "--scheme", "saddle"]) == 2
        assert words_said in capsys.readouterr().err
    assert main(["impose", str(tmp_path / "open.pdf"), "--scheme", "saddle"]) == 0
    with pikepdf.open(tmp_path / "open-saddle.pdf") as pdf:
        assert not pdf.is_encrypted


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--scheme", "saddle", "--sheet", "a9"), "There is no sheet"),
        (("--scheme", "saddle", "--sheet", "0x10mm"), "cannot be"),
        (("--scheme", "saddle", "--sheet", "9999999x10mm"), "cannot be"),
        (("--scheme", "saddle", "--margin", "3"), "with its unit"),
        (("--scheme", "saddle", "--margin", "-3mm"), "with its unit"),
        (("--scheme", "saddle", "--paper-thickness", "9mm"), "at most"),
        (("--scheme", "signature", "--section", "18"), "cannot be made of sheets"),
        (("--scheme", "signature", "--section", "0"), "cannot be made of sheets"),
        (("--scheme", "n-up", "--up", "0"), "cannot be"),
        (("--scheme", "n-up", "--grid", "9"), "rows and columns"),
        (("--scheme", "n-up", "--grid", "999x999"), "cannot be"),
    ],
)
def test_options_that_cannot_be_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    source = numbered(tmp_path / "a.pdf", 4)
    arguments = [f"{options[2]}={options[3]}"] if len(options) == 4 else []
    assert main(["impose", str(source), *options[:2], *arguments]) == 2
    assert said in capsys.readouterr().err


def test_the_source_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = numbered(tmp_path / "a.pdf", 4)
    before = source.read_bytes()
    link = tmp_path / "b.pdf"
    link.symlink_to(source)
    for out in (source, link):
        assert main(["impose", str(source), "--scheme", "saddle", "--out", str(out)]) == 2
    assert source.read_bytes() == before
    assert "Name another with --out" in capsys.readouterr().err


def test_damaged_pages_are_named_and_the_others_printed(impose: Impose, made: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 9):
            add_page(pdf, number)
        pages = [page.obj for page in pdf.pages]
        pages[1].Contents = pdf.make_stream(b"no flate", Filter=Name.FlateDecode)
        pages[2].Contents = Array([Name.Foo, pages[0].Contents, 7])
        pages[3].MediaBox = Array([0, 0, 0, 0])
        pages[4].Annots = Array([7, Dictionary()])
        pages[5].Rotate = 45
        pages[6].Resources = 5
        del pages[7]["/Contents"]

    source = made(fill)
    data = source.read_bytes()
    sheets = impose(source, "--scheme", "saddle")
    assert "page-content-damaged" in codes(impose)
    damaged = next(item for item in impose.findings if item["code"] == "page-content-damaged")  # type: ignore[attr-defined]
    assert damaged["page"] == 2
    assert {"H1", "H4", "H5", "H6"} <= {name for _, found in words(sheets) for name in found}
    source.write_bytes(data[: len(data) * 2 // 3])
    impose(source, "--scheme", "saddle")
    assert "pdf-damaged" in codes(impose)


def test_a_form_that_holds_itself_is_placed_as_any(impose: Impose, made: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        page = add_page(pdf, 1)
        form = pdf.make_indirect(
            pdf.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        )
        form.Resources = Dictionary(XObject=Dictionary(X=form))
        page.obj.Resources.XObject = Dictionary(X=form)
        page.obj.Resources.Odd = page.obj

    assert len(read_off(impose(made(fill), "--scheme", "saddle"), 1, 2)) == 2


def test_the_same_pages_make_the_same_bytes(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 7)
    first, again = (
        hashlib.sha256(impose(source, "--scheme", "saddle", "--filler", "notes").read_bytes()).hexdigest()
        for _ in range(2)
    )
    assert first == again


def test_a_booklet_too_thick_to_staple_is_named(impose: Impose, tmp_path: Path) -> None:
    impose(numbered(tmp_path / "a.pdf", 104), "--scheme", "saddle")
    assert codes(impose) == ["booklet-too-thick"]


def test_two_thousand_pages_take_little_memory(tmp_path: Path) -> None:
    # 12 MB of pictures that all pages share: a copy for each would be 24 GB. Measured: 40 MB over the imports.
    with pikepdf.open(numbered(tmp_path / "a.pdf", 1)) as pdf:
        noise = bytes(range(256)) * 4096
        pictures = Dictionary({f"/I{index}": pdf.make_stream(noise) for index in range(12)})
        pdf.pages[0].obj.Resources.XObject = pdf.make_indirect(pictures)
        pdf.pages[0].obj.Resources = pdf.make_indirect(pdf.pages[0].obj.Resources)
        for _ in range(1999):
            pdf.pages.append(pdf.pages[0])
        pdf.save(tmp_path / "b.pdf")
    script = (
        "import resource, sys; from presswork.cli import main; import presswork.pipeline.imposing;"
        "import presswork.editions.pdf.imposition.imposing;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; code = main(sys.argv[1:]);"
        "print(code, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "impose", tmp_path / "b.pdf", "--scheme", "signature"],
        capture_output=True,
        text=True,
        check=True,
    )
    code, grown_mb = done.stdout.split()[-2:]
    assert code == "0"
    assert int(grown_mb) < 150


@pytest.mark.parametrize(
    "command",
    [
        [
            "gs",
            "-q",
            "-dBATCH",
            "-dNOPAUSE",
            "-dSAFER",
            "-sDEVICE=pdfwrite",
            "-sOutputFile={out}",
            "{source}",
        ],
        ["pdftocairo", "-pdf", "{source}", "{out}"],
        ["qpdf", "--linearize", "--object-streams=generate", "{source}", "{out}"],
    ],
    ids=lambda command: command[0],
)
def test_pages_that_other_programs_wrote_are_placed(
    impose: Impose, made: Made, tmp_path: Path, command: list[str]
) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 9):
            turn = number == 3  # seen upright, stored on its side
            page = add_page(pdf, number, (A5[1], A5[0]) if turn else A5)
            if turn:
                page.obj.Contents = pdf.make_stream(
                    b"q 0 1 -1 0 %f 0 cm BT /F 12 Tf 42 535 Td (H3) Tj 290 -480 Td (F3) Tj ET Q" % A5[1]
                )
                page.obj.Rotate = 90

    out = tmp_path / "theirs.pdf"
    places = {"{source}": str(made(fill)), "{out}": str(out), "-sOutputFile={out}": f"-sOutputFile={out}"}
    subprocess.run([places.get(word, word) for word in command], check=True, capture_output=True)
    sides = read_off(impose(out, "--scheme", "saddle"), 1, 2)
    order = [cell for side in sides for row in side for cell in row]
    assert order == [(number, True) for number in (8, 1, 2, 7, 6, 3, 4, 5)]


def test_content_that_unpacks_without_end_is_refused(impose: Impose, tmp_path: Path) -> None:
    with pikepdf.open(numbered(tmp_path / "a.pdf", 4)) as pdf:
        bomb = pdf.make_stream(b"")
        bomb.write(zlib.compress(bytes(80_000_000), 1), filter=Name.FlateDecode)
        pdf.pages[2].obj.Contents = Array([bomb, bomb])
        pdf.save(tmp_path / "b.pdf", compress_streams=False)
    impose(tmp_path / "b.pdf", "--scheme", "saddle", code=1)
    assert codes(impose) == ["pages-unreadable"]
    assert "page 3" in impose.findings[0]["message"]  # type: ignore[attr-defined]


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
