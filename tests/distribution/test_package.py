"""The printer's package: what is in it, when it is refused, and that it is the same twice."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from pdf_issues import article, jpeg, prose

from presswork import resources
from presswork.cli import main
from presswork.distribution.package import PackedFile, checksums, pack

TOOL = (sys.executable, "-m", "presswork")
HEADER = """
headline: Tea at Dawn
language: en
published: 2026-02-03
photos:
  lead.jpg: {alt: A ramp, caption: A ramp of greys., credit: Ada, placement: lead}
"""


@pytest.fixture(autouse=True)
def _own_cache(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSWORK_CACHE", str(shared_folder / "cache"))


def project(root: Path, *, supplied: bool = True) -> Path:
    """Write a project with an article whose photo is supplied, or not."""
    folder = article(root / "tea", HEADER, "![](lead.jpg)\n\n" + prose(120))
    (root / "presswork.toml").write_text(
        'name = "Register"\n[publication]\nname = "The Register & Sons"\npublisher = "Register Press"\n'
        'contact = "Ada, <ada@example.org>"\nwebsite = "https://register.example"\n'
    )
    if supplied:
        jpeg(folder / "photos" / "lead.jpg", 2600, 1800)
    return folder


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "sheet.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_package_holds_all_that_the_printer_needs(tmp_path, capsys):
    folder = project(tmp_path)
    out = tmp_path / "out" / "tea-package.zip"
    assert main(["package", str(folder), "--out", str(out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == [str(out.parent / "tea-press.pdf"), str(out)]
    files = contents(out)
    assert list(files) == [
        "tea-package/tea-specification.pdf",
        "tea-package/tea-press.pdf",
        "tea-package/tea-preflight.html",
        "tea-package/tea-preflight.json",
        "tea-package/SHA256SUMS",
    ]
    assert files["tea-package/tea-press.pdf"] == (out.parent / "tea-press.pdf").read_bytes()
    findings = json.loads(files["tea-package/tea-preflight.json"])
    assert all(finding["severity"] != "error" for finding in findings)
    assert {finding["file"] for finding in findings} <= {"tea-press.pdf"}
    html = files["tea-package/tea-preflight.html"].decode()
    assert "tea-press.pdf" in html and str(tmp_path) not in html
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(out).extractall(unpacked)
    subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], check=True, cwd=unpacked / "tea-package"
    )


def test_specification_sheet_says_what_the_printer_asks(tmp_path):
    folder = project(tmp_path)
    out = tmp_path / "p.zip"
    assert (
        main(["package", str(folder), "--out", str(out), "--press", "sheetfed-uncoated", "--bleed", "4mm"])
        == 0
    )
    sheet = contents(out)["tea-package/tea-specification.pdf"]
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.docinfo["/Title"]) == "Tea at Dawn: specification for the printer"
        assert pdf.Root.MarkInfo.Marked
    text = text_of(sheet, tmp_path)
    for words in (
        "Tea at Dawn",
        "The Register & Sons",
        "210 × 297 mm",
        "4 mm",
        "FOGRA29",
        "at most 300 %",
        "saddle stitch",
        "crop, registration, bars, slug area",
        "300",
        "CMYK",
        "Presswork-Serif",
        "ada@example.org",
        "register.example",
        "Paper, inside",
        "tea-press.pdf",
    ):
        assert words in text, words
    assert "Delivered all the same" not in text
    subprocess.run(["qpdf", "--check", str(tmp_path / "sheet.pdf")], capture_output=True, check=True)


def test_errors_in_preflight_hold_the_package_back(tmp_path, capsys):
    folder = project(tmp_path, supplied=False)
    out = tmp_path / "p.zip"
    out.write_bytes(b"the old one")
    assert main(["package", str(folder), "--out", str(out), "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)
    errors = [finding["code"] for finding in findings if finding["severity"] == "error"]
    assert "fpo-in-place" in errors and errors[-1] == "package-refused"
    assert out.read_bytes() == b"the old one"


def test_a_forced_package_says_so(tmp_path):
    folder = project(tmp_path, supplied=False)
    out = tmp_path / "p.zip"
    assert main(["package", str(folder), "--out", str(out), "--force"]) == 0
    text = text_of(contents(out)["tea-package/tea-specification.pdf"], tmp_path)
    assert "Delivered all the same" in text
    assert "stand-in" in text


def test_an_issue_with_faults_is_not_packed(tmp_path, capsys):
    folder = article(tmp_path / "bad", "headline: Bad\nlanguage: en", "See [nothing](#nothing).")
    out = tmp_path / "p.zip"
    assert main(["package", str(folder), "--out", str(out), "--force"]) == 1
    assert "[dead-link]" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--press", "sheetfed-coatd"], "Did you mean `sheetfed-coated`?"),
        (["--out", "package"], "Name it: --out package/package.zip"),
        (["--bleed=-3mm"], "cannot be negative"),
    ],
)
def test_wrong_usage(arguments, said, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["package", str(project(tmp_path)), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_same_input_gives_the_same_bytes(tmp_path):
    made = []
    for place, zone in (("a", "UTC"), ("b", "Asia/Kathmandu")):
        root = tmp_path / place / "project"
        folder = project(root)
        environment = {
            **os.environ,
            "TZ": zone,
            "PRESSWORK_CACHE": str(tmp_path / place / "cache"),
            "LC_ALL": "C",
        }
        command = [*TOOL, "package", str(folder), "--out", str(tmp_path / place / "p.zip")]
        subprocess.run(command, check=True, capture_output=True, env=environment, cwd=tmp_path / place)
        made.append((tmp_path / place / "p.zip").read_bytes())
    assert made[0] == made[1]


def test_a_publication_overrides_the_sheet(tmp_path):
    folder = project(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "specification.html").write_text(
        '<html lang="en"><head><title>T</title></head><body><h1>Our own sheet for {{ title }}, '
        "{{ job.page_count }} pages</h1></body></html>"
    )
    out = tmp_path / "p.zip"
    assert main(["package", str(folder), "--out", str(out)]) == 0
    text = text_of(contents(out)["tea-package/tea-specification.pdf"], tmp_path)
    assert "Our own sheet for Tea at Dawn, 1 pages" in text


def test_package_bytes_depend_on_nothing_but_the_files():
    files = [PackedFile(name="b.pdf", data=b"b" * 99), PackedFile(name="a.json", data=b"[]")]
    data = pack("tea-package", files)
    assert data == pack("tea-package", list(files))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [f"tea-package/{name}" for name in ("b.pdf", "a.json", "SHA256SUMS")]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o644}
    assert [line[64:] for line in checksums(files).decode().splitlines()] == ["  a.json", "  b.pdf"]


@pytest.mark.parametrize("names", [("a", "A"), ("sha256sums",), ("../a",), ("a/b",), (".a",)])
def test_names_that_would_clash_or_escape_are_refused(names):
    with pytest.raises(ValueError, match="name"):
        pack("p", [PackedFile(name=name, data=b"") for name in names])


def test_a_printers_own_profile_goes_all_the_way(tmp_path):
    folder = project(tmp_path)
    (tmp_path / "presses").mkdir()
    profile = resources.assets_dir() / "icc" / "newsprint.icc"
    (tmp_path / "presses" / "theirs.icc").write_bytes(profile.read_bytes())
    (tmp_path / "presses" / "riverside.toml").write_text(
        'based_on = "newsprint"\ntitle = "Riverside Press"\nbleed_mm = 5\nicc = "presses/theirs.icc"\n'
    )
    out = tmp_path / "p.zip"
    assert main(["package", str(folder), "--out", str(out), "--press", "riverside"]) == 0
    files = contents(out)
    with pikepdf.open(io.BytesIO(files["tea-package/tea-press.pdf"])) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == profile.read_bytes()
        assert str(intent.OutputConditionIdentifier) == "Custom"
        assert "/RegistryName" not in intent
    text = text_of(files["tea-package/tea-specification.pdf"], tmp_path)
    assert "Riverside Press" in text and "at most 220 %" in text
    assert json.loads(files["tea-package/tea-preflight.json"]) == []
