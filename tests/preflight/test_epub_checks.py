"""Each check of ours finds the defect planted for it in a sound EPUB."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from preflight_files import jpeg, write_epub

from presswork.model import Finding
from presswork.preflight.run import check_files

ALT = 'alt="A white capsule'
PLANTED: dict[str, tuple[str, tuple[str, str, str]]] = {
    "picture from a server": (
        "epub-remote-resource",
        ("text.xhtml", 'src="photo.jpg"', 'src="https://example.org/photo.jpg"'),
    ),
    "picture from any server": (
        "epub-remote-resource",
        ("text.xhtml", 'src="photo.jpg"', 'src="//x.org/p.jpg"'),
    ),
    "style from a server": (
        "epub-remote-resource",
        ("text.xhtml", 'href="style.css"', 'href="http://x.org/a.css"'),
    ),
    "font from a server": (
        "epub-remote-resource",
        ("style.css", "p {", "@font-face { src: url('https://x.org/a.woff2') } p {"),
    ),
    "import from a server": (
        "epub-remote-resource",
        ("style.css", "p {", '@import "http://x.org/a.css"; p {'),
    ),
    "script": ("epub-script", ("text.xhtml", "</head>", "<script>1</script></head>")),
    "handler": ("epub-script", ("text.xhtml", "<h2>", '<h2 onclick="x()">')),
    "script in a link": (
        "epub-script",
        ("text.xhtml", "Last words", '<a href="javascript:x()">Last</a> words'),
    ),
    "page to nowhere": ("epub-page-list-broken", ("nav.xhtml", "#page-1", "#page-9")),
    "page break unlisted": ("epub-page-list-broken", ("nav.xhtml", "page-list", "loi")),
    "page without number": ("epub-page-list-broken", ("nav.xhtml", ">1</a>", "></a>")),
    "no alt": ("epub-picture-undescribed", ("text.xhtml", ALT, f'title="x" data-{ALT}')),
    "empty alt": ("epub-picture-undescribed", ("text.xhtml", ALT, f'alt="" data-{ALT}')),
    "no width": ("epub-picture-without-size", ("text.xhtml", ' width="400"', "")),
    "size in per cent": ("epub-picture-without-size", ("text.xhtml", 'width="400"', 'width="100%"')),
    "size of another picture": ("epub-picture-without-size", ("text.xhtml", 'width="400"', 'width="300"')),
    "claims alt": ("epub-accessibility-claim-false", ("text.xhtml", ALT, f'title="x" data-{ALT}')),
    "claims pages": ("epub-accessibility-claim-false", ("nav.xhtml", "page-list", "loi")),
    "claims formulas": ("epub-accessibility-claim-false", ("package.opf", ">alternativeText<", ">MathML<")),
    "claims contents": ("epub-accessibility-claim-false", ("nav.xhtml", "toc", "lot")),
    "claims no picture": ("epub-accessibility-claim-false", ("package.opf", ">visual<", ">tactile<")),
    "claims sound": ("epub-accessibility-claim-false", ("package.opf", ">visual<", ">auditory<")),
    "type in points": ("epub-style-overrides-reader", ("style.css", "margin: 0", "font-size: 12pt")),
    "colour of the page": (
        "epub-style-overrides-reader",
        ("style.css", "p {", "body { background: #fff } p {"),
    ),
}


def findings_of(path: Path) -> tuple[Finding, ...]:
    return check_files(None, path, validators=False)


@pytest.mark.parametrize("defect", PLANTED)
def test_planted_defect_is_found(tmp_path: Path, defect: str) -> None:
    code, edit = PLANTED[defect]
    found = [
        finding for finding in findings_of(write_epub(tmp_path / "tea.epub", edit)) if finding.code == code
    ]
    assert found
    assert all(finding.hint and finding.where and finding.file for finding in found)


def test_finding_names_the_file_and_line_inside(tmp_path: Path) -> None:
    (finding,) = findings_of(write_epub(tmp_path / "tea.epub", ("text.xhtml", ' width="400"', "")))
    assert finding.where is not None
    assert finding.where.startswith("EPUB/text.xhtml:")


def test_large_picture_is_found(tmp_path: Path) -> None:
    path = write_epub(tmp_path / "tea.epub", photo=jpeg(2000, 1500))
    assert [finding.code for finding in findings_of(path)] == ["picture-too-many-pixels"]


def test_cover_may_be_larger(tmp_path: Path) -> None:
    edit = ("package.opf", 'href="photo.jpg"', 'href="photo.jpg" properties="cover-image"')
    assert not findings_of(write_epub(tmp_path / "tea.epub", edit, photo=jpeg(2000, 1500)))


def test_camera_metadata_is_found(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    path = write_epub(tmp_path / "tea.epub", photo=jpeg(exif=exif))
    (finding,) = findings_of(path)
    assert finding.code == "picture-camera-metadata"
    assert "GPS" in finding.message


def test_deflated_jpeg_is_a_warning(tmp_path: Path) -> None:
    (finding,) = findings_of(write_epub(tmp_path / "tea.epub", deflate=True))
    assert (finding.code, finding.severity) == ("epub-jpeg-compressed", "warning")


def test_document_that_is_no_xml_is_a_finding(tmp_path: Path) -> None:
    findings = findings_of(write_epub(tmp_path / "tea.epub", ("text.xhtml", "</h1>", "")))
    assert [finding.code for finding in findings] == ["file-unreadable"]
    assert "text.xhtml" in findings[0].message
