"""The specification sheet: one page whatever the job, and every figure measured in the finished file."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from presswork.composition.specification import Job, JobFile, PictureLine, compose_specification
from presswork.editions.pdf.parts import set_part
from presswork.model import Article, Finding, Issue, Publication
from presswork.preflight.press.inventory import take_inventory
from presswork.press_profile import read_press

sys.path.insert(0, str(Path(__file__).parents[1] / "preflight" / "press"))

from press_files import good_press_file, press_profile  # noqa: E402

HOSTILE = "<script>alert(1)</script> & {{ 7 * 7 }} “Ünïcödé”"


def issue(root: Path, **changes: object) -> Issue:
    article = Article(slug="tea", path=root / "tea" / "article.md", headline="Tea")
    made = Issue(
        slug="tea",
        folder=root,
        root=root,
        title="Tea",
        language="en",
        identifier="urn:x",
        articles=(article,),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def job(root: Path, **changes: object) -> Job:
    made = Job(
        profile=read_press("sheetfed-coated", root=root),
        file=JobFile(name="tea-press.pdf", size_bytes=1234567, sha256="0f" * 32),
        page_count=12,
        trims_mm=((148.0, 210.0),),
        bleed_mm=3.0,
        marks=("crop",),
        inks=("Black",),
        spots=(),
        fonts=("Serif",),
        pictures=(),
        findings=(),
        version="0.1.0",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def set_sheet(made: Issue, what: Job, folder: Path) -> tuple[int, str]:
    """Return the sheet's number of pages and its text."""
    part = set_part(compose_specification(made, what), first_folio=1)
    path = folder / "sheet.pdf"
    path.write_bytes(part.pdf)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return part.page_count, done.stdout.decode()


def picture(number: int, ppi: float = 300) -> PictureLine:
    return PictureLine(
        page=str(number),
        name=f"tea / a-picture-with-quite-a-long-name-{number}",
        width_mm=84,
        height_mm=60,
        width_px=1000,
        height_px=714,
        ppi=ppi,
        colour="CMYK",
    )


def finding(number: int, severity: str = "error", page: int | None = 1) -> Finding:
    return Finding(
        code=f"code-{number}",
        severity=severity,  # type: ignore[arg-type]
        message=f"Fault {number}: " + "words that go on and on " * 20,
        page=page,
    )


@pytest.mark.parametrize("page", ["a4", "letter", "a5"])
@pytest.mark.parametrize("full", [False, True])
def test_sheet_is_one_page(page, full, tmp_path):
    made, what = issue(tmp_path, page=page), job(tmp_path)
    if full:
        contact = "Ada Byron, production, +44 20 7946 0000, <a href='mailto:a@example.org'>a@example.org</a>"
        publication = Publication(
            name="The Register", contact=contact, website="https://r.example", issn="2049-3630"
        )
        made = replace(
            made, title="A title that is so long that it needs two lines to be set", publication=publication
        )
        what = replace(
            what,
            pictures=tuple(picture(number, 100 + number) for number in range(60)),
            findings=tuple(finding(number) for number in range(40)),
            fonts=tuple(f"A-Font-With-A-Long-Name-{number}" for number in range(30)),
            trims_mm=((210, 297), (420, 297), (148, 210)),
            inks=("Cyan", "Magenta", "Yellow", "Black"),
            spots=("PANTONE 185 C",),
            forced=True,
        )
    count, text = set_sheet(made, what, tmp_path)
    assert count == 1
    assert "Specification for the printer" in text
    if full:
        assert "40 errors. Delivered all the same" in text
        assert "and 36 more in the report" in text
        assert "100" in text.split("Pictures, the coarsest first")[1]


def test_sheet_of_an_empty_job(tmp_path):
    count, text = set_sheet(
        issue(tmp_path), job(tmp_path, page_count=0, trims_mm=(), inks=(), fonts=()), tmp_path
    )
    assert count == 1
    assert "No pictures." in text


def test_words_are_words_and_no_markup(tmp_path):
    publication = Publication(name=HOSTILE, publisher=HOSTILE)
    what = job(tmp_path, fonts=(HOSTILE,), spots=(HOSTILE,), findings=(replace(finding(1), message=HOSTILE),))
    count, text = set_sheet(issue(tmp_path, title=HOSTILE, publication=publication), what, tmp_path)
    assert count == 1
    assert text.count("<script>alert(1)</script> & {{ 7 * 7 }}") >= 3


@pytest.mark.parametrize("title", ["دعوة إلى الشاي", "הזמנה לתה"])
def test_title_in_another_script_has_its_letters(title, tmp_path):
    part = set_part(compose_specification(issue(tmp_path, title=title), job(tmp_path)), first_folio=1)
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        fonts = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert any("Arabic" in font or "Hebrew" in font for font in fonts)


def test_alike_findings_are_one_line(tmp_path):
    what = job(
        tmp_path, findings=tuple(replace(finding(1, "warning"), message="Thin", page=n) for n in range(1, 8))
    )
    _, text = set_sheet(issue(tmp_path), what, tmp_path)
    assert "7 warnings" in text
    assert "and 6 more like this" in text


def test_inventory_of_a_press_file(tmp_path):
    path = good_press_file(tmp_path)
    stock = take_inventory(path, press_profile(tmp_path))
    assert (stock.page_count, stock.trims_mm, stock.bleed_mm) == (4, ((148.0, 210.0),), 3.0)
    assert stock.spots == ()
    assert "Black" in stock.inks
    assert len(stock.pictures) == 4
    assert {one.page for one in stock.pictures} == {1, 2, 3, 4}
    assert all("+" not in font for font in stock.fonts)


def test_inventory_tells_spots_but_not_marks(tmp_path):
    def add_spot(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        tint = pdf.make_stream(
            b"{dup 0 exch 0 exch 0}", FunctionType=4, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1, 0, 1]
        )
        space = Array([Name.Separation, Name("/Signal Orange"), Name.DeviceCMYK, tint])
        spaces = page.Resources.get("/ColorSpace", Dictionary())
        spaces["/Signal"] = space
        page.Resources["/ColorSpace"] = spaces
        box = [float(value) for value in page.TrimBox]
        paint = f"q /Signal cs 1 scn {box[0] + 20} {box[1] + 20} 30 30 re f Q"
        page.contents_add(paint.encode())

    stock = take_inventory(good_press_file(tmp_path, add_spot), press_profile(tmp_path))
    assert stock.spots == ("Signal Orange",)
    assert "All" not in stock.inks


def test_inventory_of_a_file_that_ghostscript_made(tmp_path):
    source = tmp_path / "source.ps"
    source.write_text(
        "%!PS\n<< /PageSize [420 595] >> setpagedevice\n/Helvetica findfont 12 scalefont setfont\n"
        "0 0 0 1 setcmykcolor 72 500 moveto (Over Tea) show\n"
        "gsave 100 100 translate 72 72 scale 8 8 8 [8 0 0 8 0 0] {<00ff00ff00ff00ff>} image grestore\nshowpage\n"
    )
    path = tmp_path / "gs.pdf"
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", f"-sOutputFile={path}"]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    stock = take_inventory(path, press_profile(tmp_path))
    assert stock.page_count == 1
    assert stock.bleed_mm == 0
    assert stock.inks == ("Black",)
    assert [(one.width_px, round(one.ppi), one.colour) for one in stock.pictures] == [(8, 8, "grey")]
