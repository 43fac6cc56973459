"""What photos tell of themselves: told by `presswork photo`, and filled in where a text leaves it empty."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from presswork.cli import main
from presswork.content.read import read_issue

sys.path.insert(0, str(Path(__file__).parents[1] / "photos"))
from made_pictures import (  # noqa: E402
    XMP_FOOT,
    XMP_HEAD,
    iim,
    iptc_segment,
    saved,
    scene,
    with_segments,
    xmp_segment,
)

ALT = "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>{}</rdf:Alt></Iptc4xmpCore:AltTextAccessibility>"
LONG = "<Iptc4xmpCore:ExtDescrAccessibility><rdf:Alt>{}</rdf:Alt></Iptc4xmpCore:ExtDescrAccessibility>"
IN = '<rdf:li xml:lang="{}">{}</rdf:li>'
FIELDS = (
    f"<dc:description><rdf:Alt>{IN.format('x-default', 'A crane.')}{IN.format('de', 'Ein Kran.')}</rdf:Alt></dc:description>"
    "<dc:creator><rdf:Seq><rdf:li>Ada Byron</rdf:li></rdf:Seq></dc:creator>"
    "<photoshop:Credit>Lantern</photoshop:Credit><photoshop:Headline>Cranes</photoshop:Headline>"
    f"<dc:rights><rdf:Alt>{IN.format('x-default', '© Lantern')}</rdf:Alt></dc:rights>"
    f"<xmpRights:UsageTerms><rdf:Alt>{IN.format('x-default', 'One use.')}</rdf:Alt></xmpRights:UsageTerms>"
    + ALT.format(IN.format("x-default", "A crane lifts a box."))
    + LONG.format(IN.format("x-default", "A yellow crane lifts a red box over water."))
)
EVERYTHING = {
    "caption": "A crane.",
    "creator": ["Ada Byron"],
    "credit": "Lantern",
    "copyright": "© Lantern",
    "headline": "Cranes",
    "alt": "A crane lifts a box.",
    "extdescr": "A yellow crane lifts a red box over water.",
    "usage_terms": "One use.",
}


def jpeg(*segments: bytes) -> bytes:
    return with_segments(saved(scene()), *segments)


def text_chunk(name: str, text: str, *, packed: bool) -> bytes:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text(name, text, zip=packed)
    return saved(scene(), "PNG", pnginfo=chunks)


def profile(kind: str, data: bytes) -> str:
    """As ImageMagick writes it: a line with the kind, one with the length, lines of digits."""
    digits = data.hex()
    lines = [digits[place : place + 72] for place in range(0, len(digits), 72)]
    return "\n".join(["", kind, f"{len(data):8}", *lines, ""])


def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, *more: str) -> tuple[int, Any, str]:
    (tmp_path / "photo").write_bytes(data)
    code = main(["photo", str(tmp_path / "photo"), "--json", *more])
    said = capsys.readouterr()
    record = json.loads(said.out)
    record.pop("file")
    return code, record, said.err


PACKET = XMP_HEAD + FIELDS + XMP_FOOT


@pytest.mark.parametrize(
    "data",
    [
        jpeg(xmp_segment(FIELDS)),
        text_chunk("XML:com.adobe.xmp", PACKET, packed=False),
        text_chunk("XML:com.adobe.xmp", PACKET, packed=True),
        text_chunk("Raw profile type xmp", profile("xmp", PACKET.encode()), packed=True),
        saved(scene(), "WEBP", xmp=PACKET.encode()),
        saved(scene(), "TIFF", tiffinfo={700: PACKET.encode()}),
        with_segments(
            saved(scene()), b"\xff\xe1" + (31 + len(PACKET.encode("utf-16-be"))).to_bytes(2, "big")
            + b"http://ns.adobe.com/xap/1.0/\0" + PACKET.encode("utf-16-be"),
        ),
    ],
    ids=["jpeg", "png", "png-ztxt", "png-profile", "webp", "tiff", "jpeg-utf-16"],
)  # fmt: skip
def test_every_field_is_told_whatever_the_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    assert told(tmp_path, capsys, data) == (0, EVERYTHING, "")


def test_a_translation_is_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, record, _ = told(tmp_path, capsys, jpeg(xmp_segment(FIELDS)), "--language", "de-AT")
    assert record["caption"] == "Ein Kran."


def test_iim_is_told_alone_and_beside_xmp(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    older = ((2, 120, "Größe".encode("latin-1")), (2, 80, b"Ada Byron"), (2, 80, b"Mary S."), (2, 110, b"AP"))
    _, record, said = told(tmp_path, capsys, jpeg(iptc_segment(*older)))
    assert (record["caption"], record["creator"], record["credit"]) == (
        "Größe",
        ["Ada Byron", "Mary S."],
        "AP",
    )
    assert said == ""
    data = text_chunk("Raw profile type iptc", profile("iptc", iim(*older)), packed=True)
    assert told(tmp_path, capsys, data)[1]["caption"] == "Größe"
    _, record, said = told(tmp_path, capsys, jpeg(xmp_segment(FIELDS), iptc_segment(*older)))
    assert record["credit"] == "Lantern"
    assert said.count("photo-metadata-differs") == 3 and '"Lantern" in XMP and "AP" in IPTC-IIM' in said
    short = ((2, 120, b"A cra"), (2, 110, b"Lantern"))  # cut short, which is no disagreement
    assert told(tmp_path, capsys, jpeg(xmp_segment(FIELDS), iptc_segment(*short)))[2] == ""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-corrupt"),
        (b"GIF89a", "photo-truncated"),
        (b"no picture", "photo-format"),
        (jpeg(xmp_segment(FIELDS))[:-900], "photo-truncated"),
        (saved(scene(), "PNG")[:-400], "photo-truncated"),
    ],
)
def test_a_broken_picture_has_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, code: str
) -> None:
    exit_code, record, said = told(tmp_path, capsys, data)
    assert exit_code == 1 and f"[{code}]" in said
    assert record.keys() == EVERYTHING.keys()
    if data[:2] == b"\xff\xd8":
        assert record == EVERYTHING  # what can be read is told all the same


def test_several_files_give_a_list_and_text_for_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, fields in (("a.jpg", FIELDS), ("b.jpg", "")):
        (tmp_path / name).write_bytes(jpeg(xmp_segment(fields)))
    files = [str(tmp_path / name) for name in ("a.jpg", "b.jpg")]
    assert main(["photo", *files, "--json"]) == 0
    assert [record["headline"] for record in json.loads(capsys.readouterr().out)] == ["Cranes", ""]
    assert main(["photo", *files]) == 0
    said = capsys.readouterr().out
    assert "  alt text: A crane lifts a box.\n" in said and "says nothing of itself" in said


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "presswork.toml").write_text('name = "orbit"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def page(project: Path, *figures: str) -> None:
    words = "<p>Ships came in at dawn, as they had for a hundred years, and the men sat and waited.</p>" * 4
    html = f"<!doctype html><html lang=en><title>The Harbour Wakes</title><article><h1>The Harbour Wakes</h1>{words}"
    (project / "page.html").write_text(html + words.join(figures) + words + "</article>")


def imported(project: Path) -> dict[str, Any]:
    assert main(["import", "page.html", "--to", "content/harbour", "--force"]) == 0
    result = read_issue(project / "content/harbour")
    assert result.issue and not [f for f in result.findings if f.severity == "error"]
    return {photo.file: photo for photo in result.issue.articles[0].photos}


def test_a_photo_fills_what_the_text_leaves_empty(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "bare.jpg").write_bytes(jpeg(xmp_segment(FIELDS)))
    (project / "said.jpg").write_bytes(with_segments(saved(scene(200, 300)), xmp_segment(FIELDS)))
    page(
        project,
        "<figure><img src=bare.jpg></figure>",
        "<figure><img src=said.jpg alt='A quay'><figcaption>The old quay at noon. (Photo: Mary Somerville/AP)"
        "</figcaption></figure>",
    )
    photos = imported(project)
    bare, said = photos["bare.jpg"], photos["said.jpg"]
    assert (bare.alt, bare.caption, bare.credit) == (
        "A crane lifts a box.",
        "A crane.",
        "Ada Byron / Lantern",
    )
    assert bare.copyright == "© Lantern"
    assert (said.alt, said.caption, said.credit) == ("A quay", "The old quay at noon.", "Mary Somerville/AP")
    findings = capsys.readouterr().err
    assert 'The alt text, caption, credit and copyright of the photo "bare.jpg" are taken' in findings
    assert 'warning: The credit of the photo "said.jpg" is "Mary Somerville/AP" in the text' in findings
    report = (project / "content/harbour/import-report.md").read_text()
    assert "import-photo-filled" in report and "import-photo-differs" in report


def test_what_cannot_be_built_from_is_converted_or_left_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "drawn.bmp").write_bytes(saved(scene(), "BMP"))
    (project / "cut.jpg").write_bytes(jpeg()[:-900])
    (project / "metafile.emf").write_bytes(b"\x01\0\0\0" + bytes(200))
    (project / "evil.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'><broken")
    (project / "..%2fname.jpg").write_bytes(jpeg())
    (project / "CON.jpg").write_bytes(jpeg(iptc_segment((2, 110, b"1"))))
    sources = ["drawn.bmp", "cut.jpg", "metafile.emf", "evil.svg", "CON.jpg", "..%252fname.jpg"]
    page(project, *(f"<figure><img src='{name}' alt='{name[:3]} words'></figure>" for name in sources))
    photos = imported(project)
    supplied = sorted(name for name, photo in photos.items() if not photo.is_fpo)
    assert "drawn.png" in supplied and "con-issue.jpg" in supplied
    assert not {"cut.jpg", "evil.svg"} & {*supplied}
    with Image.open(project / "content/harbour/photos/drawn.png") as converted:
        assert converted.size == scene().size
    kept = project / "content/harbour/photos/originals"
    assert sorted(path.name for path in kept.iterdir()) == ["drawn.bmp", "metafile.emf"]
    findings = capsys.readouterr().err
    assert findings.count("import-photo-unusable") == 3 and "import-photo-converted" in findings
    names = [path.name for path in (project / "content/harbour/photos").iterdir()]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(name.isascii() and " " not in name and ".." not in name for name in names)


def test_the_same_picture_twice_is_one_file_and_names_never_collide(project: Path) -> None:
    (project / "a").mkdir()
    (project / "b").mkdir()
    for place, size in (("a/Quay.jpg", 320), ("b/quay.JPG", 330), ("a/again.jpg", 320)):
        (project / place).write_bytes(saved(scene(size)))
    page(
        project,
        *(
            f"<figure><img src='{name}' alt='{name}'></figure>"
            for name in ("a/Quay.jpg", "b/quay.JPG", "a/again.jpg")
        ),
    )
    photos = imported(project)
    written = sorted(path.name for path in (project / "content/harbour/photos").iterdir())
    assert len(written) == 2 and len({name.casefold() for name in written}) == 2
    assert sorted(photos) == written


def test_alternatives_of_a_description_and_empty_words(project: Path) -> None:
    fields = LONG.format(IN.format("x-default", "A long description.")) + (
        f"<dc:description><rdf:Alt>{IN.format('x-default', 'OLYMPUS DIGITAL CAMERA')}</rdf:Alt></dc:description>"
    )
    (project / "x.jpg").write_bytes(jpeg(xmp_segment(fields)))
    page(project, "<figure><img src=x.jpg></figure>")
    (photo,) = imported(project).values()
    assert (photo.alt, photo.caption) == ("A long description.", "")


def test_a_page_may_leave_out_what_html_lets_it(project: Path) -> None:
    page(project)
    assert main(["import", "page.html", "--to", "content/harbour"]) == 0
    assert "Ships came in at dawn" in (project / "content/harbour/article.md").read_text()
