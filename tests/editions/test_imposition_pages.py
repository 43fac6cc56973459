"""Pages of every kind stand where they belong on their sheets: turned, cropped, of other programs."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from imposition_paper import A4, A5, MM, add_page, numbered, words
from imposition_paper import printed as read_off
from imposition_sheets import Impose, Made, codes, drawn, middle
from pikepdf import Array, Dictionary, Name
from PIL import ImageChops


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
def test_a_turned_page_is_placed_as_it_is_seen(impose: Impose, made_pdf: Made, angle: int) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number, A5, Rotate=angle)

    source = made_pdf(fill)
    sheets = impose(source, "--scheme", "n-up", "--grid", "1x2", "--sheet", "500x300mm", "--margin", "0")
    across = 210 if angle % 180 else 148
    seen = [middle(source, 0, name) for name in ("H1", "F1")]
    start = (500 - 2 * across) / 2, (300 - (358 - across)) / 2
    for name, (x, y) in zip(("H1", "F1"), seen, strict=True):
        assert middle(sheets, 0, name) == pytest.approx((start[0] + x, start[1] + y), abs=0.1)


def test_only_what_a_page_shows_is_placed(impose: Impose, made_pdf: Made) -> None:
    # The crop box shows the page's right upper quarter; the media box begins below zero.
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            page = add_page(pdf, number, (400, 600), CropBox=[100, 200, 300, 600])
            page.obj.MediaBox = Array([-50, -50, 400, 600])

    sheets = impose(made_pdf(fill), "--scheme", "saddle")
    assert words(sheets)[0][0] == pytest.approx((400, 400), abs=0.01)
    assert not words(sheets)[0][1].keys() & {"F1", "F4"}  # outside the crop box, and so cut away


def test_a_page_s_unit_is_kept(impose: Impose, made_pdf: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number, (A5[0] / 2, A5[1] / 2), UserUnit=2)

    sheets = impose(made_pdf(fill), "--scheme", "saddle")
    assert words(sheets)[0][0] == pytest.approx((297 * MM, 210 * MM), abs=0.1)


def test_pages_of_another_size_stand_in_the_middle(impose: Impose, made_pdf: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number, (A5[1], A5[0]) if number == 2 else A5)

    sheets = impose(made_pdf(fill), "--scheme", "saddle")
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


def test_forms_and_stamps_are_printed_and_links_are_not(impose: Impose, made_pdf: Made) -> None:
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

    sheets = impose(made_pdf(fill), "--scheme", "saddle")
    assert codes(impose) == ["annotations-dropped"]
    picture = drawn(sheets)
    stamped = picture.getpixel((int(picture.width / 2 + 100), int(picture.height - 100)))
    assert stamped == (255, 0, 0)


def test_hidden_layers_stay_hidden(impose: Impose, made_pdf: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
        for number in range(1, 5):
            page = add_page(pdf, number)
            page.obj.Resources.Properties = Dictionary(L=layer)
            page.obj.Contents = pdf.make_stream(b"/OC /L BDC 1 0 0 rg 0 0 400 500 re f EMC")
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], Order=[layer]))

    assert drawn(impose(made_pdf(fill), "--scheme", "saddle")).getextrema() == ((255, 255),) * 3


def test_resources_are_found_above_the_page_and_shared(impose: Impose, made_pdf: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 9):
            add_page(pdf, number)
        pdf.Root.Pages.Resources = pdf.make_indirect(pdf.pages[0].obj.Resources)
        for page in pdf.pages:
            del page.obj["/Resources"]

    sheets = impose(made_pdf(fill), "--scheme", "saddle")
    assert read_off(sheets, 1, 2)[0] == [[(8, True), (1, True)]]
    with pikepdf.open(sheets) as pdf:
        shared = {form.Resources.objgen for page in pdf.pages for form in page.Resources.XObject.values()}
    assert len(shared) == 1


def test_pages_that_share_their_content_are_placed_each(impose: Impose, made_pdf: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        for number in range(1, 5):
            add_page(pdf, number)
        parts = [
            pdf.make_stream(b"BT /F 12 Tf 42 535 Td (H9) Tj ET"),
            pdf.make_stream(b"BT /F 12 Tf 335 47 Td (F9) Tj ET"),
        ]
        pdf.pages[1].obj.Contents = Array(parts)
        pdf.pages[3].obj.Contents = pdf.pages[2].obj.Contents

    sides = read_off(impose(made_pdf(fill), "--scheme", "saddle"), 1, 2)
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


def test_the_same_pages_make_the_same_bytes(impose: Impose, tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 7)
    first, again = (
        hashlib.sha256(impose(source, "--scheme", "saddle", "--filler", "notes").read_bytes()).hexdigest()
        for _ in range(2)
    )
    assert first == again


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
    impose: Impose, made_pdf: Made, tmp_path: Path, command: list[str]
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
    places = {"{source}": str(made_pdf(fill)), "{out}": str(out), "-sOutputFile={out}": f"-sOutputFile={out}"}
    subprocess.run([places.get(word, word) for word in command], check=True, capture_output=True)
    sides = read_off(impose(out, "--scheme", "saddle"), 1, 2)
    order = [cell for side in sides for row in side for cell in row]
    assert order == [(number, True) for number in (8, 1, 2, 7, 6, 3, 4, 5)]
