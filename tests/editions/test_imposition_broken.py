"""What cannot be imposed is refused or named, and nothing that a file holds brings imposition down."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest
from imposition_paper import add_page, numbered, words
from imposition_paper import printed as read_off
from imposition_sheets import Impose, Made, codes
from pikepdf import Array, Dictionary, Name

from presswork.cli import main

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


def test_damaged_pages_are_named_and_the_others_printed(impose: Impose, made_pdf: Made) -> None:
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

    source = made_pdf(fill)
    data = source.read_bytes()
    sheets = impose(source, "--scheme", "saddle")
    assert "page-content-damaged" in codes(impose)
    damaged = next(item for item in impose.findings if item["code"] == "page-content-damaged")  # type: ignore[attr-defined]
    assert damaged["page"] == 2
    assert {"H1", "H4", "H5", "H6"} <= {name for _, found in words(sheets) for name in found}
    source.write_bytes(data[: len(data) * 2 // 3])
    impose(source, "--scheme", "saddle")
    assert "pdf-damaged" in codes(impose)


def test_a_form_that_holds_itself_is_placed_as_any(impose: Impose, made_pdf: Made) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        page = add_page(pdf, 1)
        form = pdf.make_indirect(
            pdf.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        )
        form.Resources = Dictionary(XObject=Dictionary(X=form))
        page.obj.Resources.XObject = Dictionary(X=form)
        page.obj.Resources.Odd = page.obj

    assert len(read_off(impose(made_pdf(fill), "--scheme", "saddle"), 1, 2)) == 2


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


def test_content_that_unpacks_without_end_is_refused(impose: Impose, tmp_path: Path) -> None:
    with pikepdf.open(numbered(tmp_path / "a.pdf", 4)) as pdf:
        bomb = pdf.make_stream(b"")
        bomb.write(zlib.compress(bytes(80_000_000), 1), filter=Name.FlateDecode)
        pdf.pages[2].obj.Contents = Array([bomb, bomb])
        pdf.save(tmp_path / "b.pdf", compress_streams=False)
    impose(tmp_path / "b.pdf", "--scheme", "saddle", code=1)
    assert codes(impose) == ["pages-unreadable"]
    assert "page 3" in impose.findings[0]["message"]  # type: ignore[attr-defined]
