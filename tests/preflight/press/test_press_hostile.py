"""Files that are damaged, locked, endless or built to do harm: a verdict comes, in bounded time and memory."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from press_files import append_content, good_press_file
from press_verdicts import codes, findings, verdict

from presswork.cli import main

JUDGE = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from press_verdicts import verdict
found = verdict(Path(sys.argv[1]), Path(sys.argv[2]))
codes = {finding.code for finding in found.findings}
pages = {finding.page for finding in found.findings if finding.code == "device-rgb"}
# Not getrusage's: that counts the process that this one was forked from.
status = Path("/proc/self/status").read_text()
peak = int(status.partition("VmHWM:")[2].split()[0])
print(json.dumps([found.page_count, sorted(codes), len(pages), len(found.findings), peak / 1024]))
"""


def judged_apart(path: Path, folder: Path, *, seconds: float = 60) -> tuple[int, set[str], int, int, float]:
    """Judge in a process of its own; return pages, codes, pages in RGB, findings, and the peak in MB."""
    run = subprocess.run(
        [sys.executable, "-c", JUDGE, str(path), str(folder), str(Path(__file__).parent)],
        check=True,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    pages, found, rgb, count, peak = json.loads(run.stdout)
    return pages, set(found), rgb, count, peak


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_damaged_or_unreadable(tmp_path: Path, share: float) -> None:
    data = good_press_file(tmp_path, compress_streams=False).read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(data[: int(len(data) * share)])
    found = verdict(path, tmp_path)
    assert {finding.code for finding in found.findings} & {"file-damaged", "file-unreadable"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.pdf", b""),
        ("text.pdf", b"no PDF at all"),
        ("head.pdf", b"%PDF-1.6\n"),
        ("picture.pdf", b"\xff\xd8\xff\xe0" + bytes(1000)),
        ("zeros.pdf", bytes(100_000)),
    ],
)
def test_what_is_no_pdf_is_exit_2(
    name: str, data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert main(["preflight", str(tmp_path / name), "--json"]) == 2
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["code"] == "file-unreadable"
    assert finding["file"].endswith(name)


def test_a_missing_file_and_a_folder_are_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", str(tmp_path / "none.pdf"), str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.err.count("[file-unreadable]") == 2
    assert "Traceback" not in said.err


def test_an_unknown_press_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", str(good_press_file(tmp_path)), "--press", "newsprin"]) == 2
    assert "newsprint" in capsys.readouterr().err


def test_a_file_with_a_password_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locked = good_press_file(tmp_path, encryption=pikepdf.Encryption(owner="o", user="u", R=4))
    assert main(["preflight", str(locked)]) == 2
    assert "asks for a password" in capsys.readouterr().err


def test_a_file_that_only_its_owner_may_change_is_judged(tmp_path: Path) -> None:
    change = paint_rgb
    path = good_press_file(tmp_path, change, encryption=pikepdf.Encryption(owner="o", user="", R=4))
    assert codes(path, tmp_path) >= {"pdfx-encrypted", "device-rgb"}


def paint_rgb(pdf: Pdf) -> None:
    append_content(pdf, "1 0 0 rg 100 200 50 50 re f")


def a_form(pdf: Pdf, content: str, **objects: Any) -> pikepdf.Stream:
    form = pdf.make_stream(content.encode(), Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 600, 800]), Dictionary(XObject=Dictionary(objects))
    return form


def put(pdf: Pdf, form: pikepdf.Stream) -> None:
    resources = Dictionary(pdf.pages[0].Resources)
    resources.XObject = Dictionary({**dict(resources.XObject.items()), "/F": form})
    pdf.pages[0].obj.Resources = resources
    append_content(pdf, "/F Do")


def paints_itself(pdf: Pdf) -> None:
    form = a_form(pdf, "/F Do 1 0 0 rg 0 0 9 9 re f")
    form.Resources.XObject["/F"] = form
    put(pdf, form)


def chain(pdf: Pdf) -> None:
    form = a_form(pdf, "1 0 0 rg 0 0 9 9 re f")
    for _ in range(500):
        form = a_form(pdf, "/F Do", **{"/F": form})
    put(pdf, form)


def explosion(pdf: Pdf) -> None:
    """Ten forms, each painting the next ten times: 10,000,000,000 rectangles."""
    form = a_form(pdf, "0 1 0 0 k 100 200 9 9 re f")
    for _ in range(10):
        form = a_form(pdf, "/F Do " * 10, **{"/F": form})
    put(pdf, form)


def pattern_of_itself(pdf: Pdf) -> None:
    cell = pdf.make_stream(b"/Pattern cs /P scn 0 0 5 5 re f", PatternType=1, PaintType=1, TilingType=1)
    cell.BBox, cell.XStep, cell.YStep = Array([0, 0, 10, 10]), 10, 10
    cell.Resources = Dictionary(Pattern=Dictionary({"/P": cell}))
    resources = Dictionary(pdf.pages[0].Resources)
    resources.Pattern = Dictionary({"/P": cell})
    pdf.pages[0].obj.Resources = resources
    append_content(pdf, "/Pattern cs /P scn 100 200 50 50 re f")


def nested_arrays(pdf: Pdf) -> None:
    append_content(pdf, "[" * 5000 + "1" + "]" * 5000 + " TJ " + "<<" * 5000 + " BDC " + "(" * 5000)


def endless_states(pdf: Pdf) -> None:
    append_content(pdf, "q " * 15_000)


def absurd_numbers(pdf: Pdf) -> None:
    append_content(
        pdf,
        "1e999 " + "9" * 400 + " 0 0 1 0 0 cm " + "9" * 4000 + " w 0 0 m 1 1 l S 0 0 0 0 0 0 cm 5 5 9 9 re f",
    )


def binary(pdf: Pdf) -> None:
    append_content(pdf, random.Random(7).randbytes(50_000))


def odd_resources(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Resources = Dictionary(Font=Array([1]), XObject=Name.No, ExtGState=Dictionary(Over=3), ColorSpace=7)
    page.Annots = Array([1, Dictionary(), Dictionary(AP=3, Rect=Array([1]))])
    page.Rotate, page.UserUnit, page.Group = Name.Left, "much", Array([])


def odd_fonts(pdf: Pdf) -> None:
    font = pdf.pages[0].Resources.Font.Text
    font.ToUnicode, font.Encoding = Name("/Identity-H"), Dictionary(Differences=Name.No)
    font.DescendantFonts[0].W = Array([1, Name.No, 3])
    font.DescendantFonts[0].FontDescriptor.Ascent = Name.High


def odd_boxes(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.MediaBox, page.obj.TrimBox = Array([0, 0]), Array([Name.A, 1, 2, 3])
        page.obj.BleedBox = Array([5, 5, 5, 5])


def odd_spaces(pdf: Pdf) -> None:
    resources = Dictionary(pdf.pages[0].Resources)
    loop = pdf.make_indirect(Array([Name.Indexed, Name.DeviceRGB, 1, b"abcdef"]))
    loop[1] = loop
    resources.ColorSpace = Dictionary(
        Loop=loop,
        Short=Array([Name.Separation]),
        Self=Name.Self,
        Many=Array(
            [Name.DeviceN, Array([Name(f"/I{n}") for n in range(100)]), Name.DeviceCMYK, Dictionary()]
        ),
        None_=Array([]),
        Icc=Array([Name.ICCBased, Dictionary(N=3)]),
    )
    pdf.pages[0].obj.Resources = resources
    names = ("Loop", "Short", "Self", "Many", "None_", "Icc")
    append_content(pdf, " ".join(f"/{name} cs 0.5 scn 100 200 9 9 re f" for name in names))


HARM: dict[str, tuple[Callable[[Pdf], None], set[str]]] = {
    "a form that paints itself": (paints_itself, {"content-damaged", "device-rgb"}),
    "a chain of 500 forms": (chain, {"content-damaged"}),
    "forms that multiply": (explosion, {"page-not-read-whole"}),
    "a pattern of itself": (pattern_of_itself, set()),
    "nested arrays": (nested_arrays, set()),
    "states never restored": (endless_states, set()),
    "absurd numbers": (absurd_numbers, set()),
    "bytes at random": (binary, set()),
    "odd resources": (odd_resources, {"content-damaged"}),
    "odd fonts": (odd_fonts, set()),
    "odd boxes": (odd_boxes, set()),
    "odd colour spaces": (odd_spaces, {"colour-space-damaged"}),
}


@pytest.mark.parametrize("name", HARM)
def test_harm_is_told_and_survived(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The limit is the same in kind, only lower, to keep the test short.
    monkeypatch.setattr("presswork.preflight.press.interpreter.MAX_OPERATORS", 20_000)
    change, expected = HARM[name]
    found = {finding.code for finding in findings(good_press_file(tmp_path, change), tmp_path)}
    assert expected <= found
    assert "check-failed" not in found


def test_a_content_stream_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        bomb = zlib.compressobj(9)
        packed = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(128)) + bomb.flush()
        page = pdf.make_stream(b"")
        page.write(packed, filter=Name.FlateDecode)
        pdf.pages[0].obj.Contents = page

    path = good_press_file(tmp_path, change)
    assert path.stat().st_size < 1_000_000
    _, found, _, _, peak = judged_apart(path, tmp_path)
    assert "content-damaged" in found
    assert peak < 200


def test_two_thousand_pages_take_little_memory(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        for number in range(2000):
            append_content(pdf, "1 0 0 rg 100 200 9 9 re f " * 6, page=number)

    path = good_press_file(tmp_path, change, pages=2000)
    pages, found, rgb, count, peak = judged_apart(path, tmp_path)
    assert (pages, rgb) == (2000, 2000)  # each page is named ...
    assert count < 3000  # ... but not each of 12,000 objects
    assert "device-rgb" in found
    assert peak < 200


def test_names_in_no_encoding_are_found_and_said(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        page.Resources = Dictionary(pdf.pages[0].Resources)
        states = b"<< /Gr\xfcn << /Type /ExtGState /OP true /op true /OPM 1 >> >>"
        page.Resources.ExtGState = pikepdf.Object.parse(states)
        page.Contents = pdf.make_stream(b"/Gr\xfcn gs 0 0 0 0 k 100 200 9 9 re f /R\xf6t gs")

    found = findings(good_press_file(tmp_path, change), tmp_path)
    assert {"white-overprints", "content-damaged"} <= {finding.code for finding in found}
    assert all(finding.message.encode("utf-8") for finding in found)


def test_random_damage_never_stops_a_verdict(tmp_path: Path) -> None:
    chance = random.Random(20211122)
    whole = good_press_file(
        tmp_path, pages=1, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
    ).read_bytes()
    # The picture's pixels are most of the file, and any bytes are right there.
    places = [place for place in range(len(whole)) if place < 20_000 or place > len(whole) - 60_000]
    for number in range(25):
        data = bytearray(whole)
        for place in chance.sample(places, 12):
            data[place] = chance.randrange(256)
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(bytes(data))
        found = verdict(path, tmp_path)
        assert "check-failed" not in {finding.code for finding in found.findings}, number
        path.unlink()
