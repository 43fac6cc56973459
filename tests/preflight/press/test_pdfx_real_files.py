"""Files that other programs made, and our own press file, held to PDF/X-4: what is wrong with each is known."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest
from press_changes import codes
from press_files import good_press_file, press_profile

from presswork.cache import Cache
from presswork.pipeline import Order, build
from presswork.press_profile import read_press

PLAIN = {"trim-box-missing", "pdfx-version-missing", "pdfx-file-id-missing", "output-intent-missing"}
# Ghostscript's own lib/PDFX_def.ps, in short: claim, output intent and its profile.
DEFINITION = """%!
[ /GTS_PDFXVersion (PDF/X-3:2002) /Title (Over Tea) /Trapped /False /DOCINFO pdfmark
[ /_objdef {{icc}} /type /stream /OBJ pdfmark
[ {{icc}} << /N 4 >> /PUT pdfmark
[ {{icc}} ({profile}) (r) file /PUT pdfmark
[ /_objdef {{intent}} /type /dict /OBJ pdfmark
[ {{intent}} << /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /Info (Tests)
  /RegistryName (http://www.color.org) /DestOutputProfile {{icc}} >> /PUT pdfmark
[ {{Catalog}} << /OutputIntents [ {{intent}} ] >> /PUT pdfmark
"""


def run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=120)


def ghostscript(folder: Path, source: Path, *options: str) -> Path:
    """Return a file by Ghostscript's pdfwrite that claims to be PDF/X-3, as its manual says to make one."""
    definition = folder / "definition.ps"
    icc = press_profile(folder).condition.icc
    definition.write_text(DEFINITION.format(profile=icc))
    out = folder / "ghostscript.pdf"
    run(
        "gs", "-q", "-dPDFX", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK",
        "-sProcessColorModel=DeviceCMYK", f"--permit-file-read={icc}", *options, "-o", out, definition, source,
    )  # fmt: skip
    return out


def test_ghostscript(tmp_path: Path) -> None:
    """A sound file through Ghostscript comes out as a sound PDF/X-3."""
    path = ghostscript(tmp_path, good_press_file(tmp_path))
    assert codes(path, tmp_path) == {"pdfx-version-unexpected"}


def test_ghostscript_without_boxes(tmp_path: Path) -> None:
    """What Ghostscript makes up for a missing trim and bleed is a trim, but no bleed."""

    def change(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            del page.obj["/TrimBox"], page.obj["/BleedBox"]

    path = ghostscript(tmp_path, good_press_file(tmp_path, change))
    assert codes(path, tmp_path) - {"trim-size-off"} == {"pdfx-version-unexpected", "bleed-too-small"}


def test_ghostscript_without_pdfx(tmp_path: Path) -> None:
    """Plain pdfwrite keeps the boxes and drops the claim and the output intent."""
    out = tmp_path / "plain.pdf"
    run("gs", "-q", "-sDEVICE=pdfwrite", "-o", out, good_press_file(tmp_path))
    assert codes(out, tmp_path) == {"pdfx-version-missing", "pdfx-pdf-version", "output-intent-missing"}


def test_cairo(tmp_path: Path) -> None:
    """pdftocairo keeps the looks alone: no boxes, no claim, no identifier."""
    out = tmp_path / "cairo.pdf"
    run("pdftocairo", "-pdf", good_press_file(tmp_path), out)
    assert codes(out, tmp_path) - {"pdfx-pdf-version"} == PLAIN


def test_chromium(tmp_path: Path) -> None:
    """A web page printed by Chromium has a link besides, which is an annotation and an action."""
    page = tmp_path / "page.html"
    page.write_text(
        "<title>Tea</title><p>An <a href='https://example.org'>invitation</a></p>", encoding="utf-8"
    )
    out = tmp_path / "chromium.pdf"
    run(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
        f"--print-to-pdf={out}", page,
    )  # fmt: skip
    assert codes(out, tmp_path) - {"pdfx-pdf-version"} == PLAIN | {"annotation-in-print-area", "action"}


def test_qpdf_encrypts(tmp_path: Path) -> None:
    """qpdf's restrictions are found, though the file opens."""
    out = tmp_path / "locked.pdf"
    run("qpdf", "--encrypt", "", "tea", "256", "--print=none", "--", good_press_file(tmp_path), out)
    found = codes(out, tmp_path)
    assert found - {"pdfx-metadata-packet"} == {"pdfx-encrypted", "pdfx-pdf-version"}


@pytest.mark.parametrize(
    ("press", "page", "theme"), [("sheetfed-coated", "a4", "feature"), ("newsprint", "letter", "newspaper")]
)
def test_our_own_press_file(press: str, page: str, theme: str, tmp_path: Path) -> None:
    """A press edition is PDF/X-4 in every respect that is checked."""
    folder = tmp_path / "tea"
    folder.mkdir()
    text = "---\nheadline: Over Tea\nlanguage: en\n---\n\nAn *invitation* to [tea](https://example.org).[^n]\n\n[^n]: Tea."
    (folder / "article.md").write_text(text, encoding="utf-8")
    order = Order(
        folder=folder,
        out=tmp_path / "out",
        press=press,
        page=page,
        theme=theme,
        cache=Cache(tmp_path / "cache"),
    )
    (written,) = build(order, ["press"]).written
    assert codes(written.path, tmp_path, read_press(press, root=folder)) == set()
