"""Files that Ghostscript, Cairo and Chromium wrote, each page with one fault: it is found, and found there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from press_verdicts import findings

from presswork.machine import CHROMIUM
from presswork.model import Finding

# What concerns the file as a whole, or boxes and labels: other tests'. Here it is what the pages paint.
PAINTED = frozenset(
    (
        "device-rgb",
        "tagged-rgb",
        "tagged-lab",
        "tagged-process",
        "colour-space-damaged",
        "blending-space-not-cmyk",
        "text-small-multi-ink",
        "text-rich-black",
        "white-overprints",
        "text-black-knocks-out",
        "overprint-mode-zero",
        "stroke-too-thin",
        "picture-resolution-low",
        "bitmap-resolution-low",
        "glyph-missing",
        "fpo-in-place",
        "page-empty",
        "content-damaged",
        "page-not-read-whole",
        "file-damaged",
        "stream-damaged",
        "font-not-embedded",
        "font-program-damaged",
        "font-type3",
        "spot-inks-too-many",
        "page-sizes-mixed",
        "page-orientation-mixed",
    )
)

_HEAD = """%!PS
<< /NeverEmbed [] >> setdistillerparams
<< /PageSize [420 595] >> setpagedevice
/say { moveto show } def
/face { exch findfont exch scalefont setfont } def
/K { 0 0 0 1 setcmykcolor } def
/square { 100 300 200 100 rectfill } def
/Boxes 8 dict def Boxes begin
/FontType 3 def /FontMatrix [.001 0 0 .001 0 0] def /FontBBox [0 0 600 600] def
/Encoding 256 array def 0 1 255 { Encoding exch /.notdef put } for Encoding 97 /box put
/BuildGlyph { pop pop 600 0 0 0 500 500 setcachedevice 0 0 500 500 rectfill } def
/BuildChar { 1 index /Encoding get exch get 1 index /BuildGlyph get exec } def end
/Boxes Boxes definefont pop
"""
_TEXT = "K /Helvetica 14 face (An invitation to tea) 100 500 say"
# One page each: what is wrong with it (None for a sound one), and the page itself.
PAGES: tuple[tuple[str | None, str], ...] = (
    (None, _TEXT),
    ("device-rgb", f"{_TEXT} 1 0 0 setrgbcolor square"),
    (
        "device-rgb",
        f"{_TEXT} << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [100 300 300 300] /BBox [100 300 300 400]"
        " /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >> shfill",
    ),
    (
        "spot-inks-too-many",
        f"{_TEXT} [/Separation (Silver) /DeviceCMYK {{ dup 0 0 3 -1 roll .4 mul 4 1 roll }}] setcolorspace"
        " 1 setcolor square",
    ),
    ("stroke-too-thin", f"{_TEXT} 0 setlinewidth 100 300 moveto 300 300 lineto stroke"),
    ("stroke-too-thin", f"{_TEXT} gsave 1 .1 scale 1 setlinewidth 100 3000 moveto 300 3000 lineto stroke grestore"),
    ("text-small-multi-ink", f"{_TEXT} 0 1 1 0 setcmykcolor /Times-Roman 6 face (small print) 100 300 say"),
    ("text-rich-black", f"{_TEXT} .6 .4 .4 1 setcmykcolor /Times-Roman 12 face (rich black) 100 300 say"),
    (
        "text-black-knocks-out",
        f"{_TEXT} 0 .5 0 0 setcmykcolor square K /Times-Roman 9 face (on a tint) 120 340 say",
    ),
    (
        "picture-resolution-low",
        f"{_TEXT} gsave 100 300 translate 200 100 scale /DeviceCMYK setcolorspace << /ImageType 1 /Width 60"
        " /Height 30 /BitsPerComponent 8 /Decode [0 1 0 1 0 1 0 1] /ImageMatrix [60 0 0 -30 0 30]"
        " /DataSource { <10203000> } >> image grestore",
    ),
    (
        "bitmap-resolution-low",
        f"{_TEXT} gsave 100 300 translate 200 100 scale 80 40 true [80 0 0 -40 0 40] {{ <a5> }} imagemask grestore",
    ),
    ("page-empty", ""),
    ("page-empty", "0 0 0 0 setcmykcolor square"),
    ("white-overprints", f"{_TEXT} 0 1 0 0 setcmykcolor square true setoverprint 1 setgray 120 320 50 50 rectfill"),
    ("font-type3", f"{_TEXT} /Boxes 14 face (aaa) 100 300 say"),
    ("page-sizes-mixed", f"<< /PageSize [500 595] >> setpagedevice {_TEXT}"),
    ("page-orientation-mixed", f"<< /PageSize [595 420] >> setpagedevice {_TEXT.replace('500 say', '300 say')}"),
)  # fmt: skip
HTML = """<!doctype html><style>
@page { size: 148mm 210mm; margin: 15mm } body { font: 14px 'DejaVu Sans', sans-serif; margin: 0 }
div { break-after: page }</style>
<div>An invitation to tea</div>
<div>A character that no font has: \ue123</div>
<div>A line <svg width="100" height="20"><path d="M0 10H90" stroke="black" stroke-width=".1"/></svg></div>
<p style="opacity: .5">Half there</p>"""


def by_page(path: Path, folder: Path) -> dict[int | None, set[str]]:
    found: dict[int | None, set[str]] = {}
    for finding in findings(path, folder):
        if finding.code in PAINTED:
            found.setdefault(finding.page, set()).add(finding.code)
    return found


def ghostscript(source: str, path: Path, *options: str) -> Path:
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", "-dAutoRotatePages=/None"]
    command += ["-sColorConversionStrategy=LeaveColorUnchanged", *options, f"-sOutputFile={path}", "-"]
    subprocess.run(command, input=source.encode("latin-1"), check=True, timeout=60, capture_output=True)
    return path


@pytest.fixture(scope="module")
def from_ghostscript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = "\nshowpage\n<< /PageSize [420 595] >> setpagedevice false setoverprint\n".join(
        content for _, content in PAGES
    )
    return ghostscript(f"{_HEAD}{pages}\nshowpage\n", tmp_path_factory.mktemp("gs") / "pages.pdf")


@pytest.fixture(scope="module")
def from_chromium(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chromium")
    (folder / "page.html").write_text(HTML, encoding="utf-8")
    chromium = next(found for name in CHROMIUM if (found := shutil.which(name)))
    command = [chromium, "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    command += [
        f"--user-data-dir={folder}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={folder / 'page.pdf'}",
    ]
    subprocess.run([*command, f"{folder / 'page.html'}"], check=True, timeout=90, capture_output=True)
    return folder / "page.pdf"


def test_each_page_of_ghostscript_has_its_fault_and_no_other(from_ghostscript: Path, tmp_path: Path) -> None:
    found = by_page(from_ghostscript, tmp_path)
    expected = {number: {code} for number, (code, _) in enumerate(PAGES, 1) if code}
    assert found == expected


def test_a_font_that_ghostscript_leaves_out(tmp_path: Path) -> None:
    source = f"{_HEAD} << /NeverEmbed [/Helvetica] >> setdistillerparams {_TEXT} showpage"
    path = ghostscript(source, tmp_path / "font.pdf", "-dEmbedAllFonts=false")
    assert by_page(path, tmp_path) == {1: {"font-not-embedded"}}


def test_cairo_paints_in_rgb_and_blends_in_it(from_chromium: Path, tmp_path: Path) -> None:
    path = tmp_path / "cairo.pdf"
    subprocess.run(["pdftocairo", "-pdf", from_chromium, path], check=True, timeout=60)
    found = by_page(path, tmp_path)
    assert found[1] == found[4] == {"device-rgb", "blending-space-not-cmyk"}


def test_chromium_paints_in_rgb(from_chromium: Path, tmp_path: Path) -> None:
    found = by_page(from_chromium, tmp_path)
    assert found[1] == {"device-rgb"}
    assert "glyph-missing" in found[2]
    assert found[3] == {"device-rgb", "stroke-too-thin"}


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_half_a_file_of_chromium(from_chromium: Path, tmp_path: Path, share: float) -> None:
    data = from_chromium.read_bytes()
    path = tmp_path / "half.pdf"
    path.write_bytes(data[: int(len(data) * share)])
    found: tuple[Finding, ...] = findings(path, tmp_path)
    assert {"file-damaged", "file-unreadable"} & {finding.code for finding in found}


def test_optimised_by_qpdf_it_gets_the_same_verdict(from_ghostscript: Path, tmp_path: Path) -> None:
    path = tmp_path / "packed.pdf"
    options = ["--object-streams=generate", "--linearize", "--coalesce-contents"]
    subprocess.run(["qpdf", *options, from_ghostscript, path], check=True, timeout=60)
    assert by_page(path, tmp_path) == by_page(from_ghostscript, tmp_path)
