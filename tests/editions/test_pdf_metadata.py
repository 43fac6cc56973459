"""What the reader PDF says of itself, and that XMP and document information say the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pdf_issues import article

from presswork.cache import Cache
from presswork.pipeline import Order, build

Printed = Callable[..., Path]
PW = "{https://presswork.invalid/ns/1.0/}"


def small(folder: Path, header: str = "") -> Path:
    """Build an article of one sentence; return its PDF."""
    source = article(folder / "small", f"headline: Small\nlanguage: en\n{header}", "That was all.")
    order = Order(folder=source, out=folder / "out", cache=Cache(None))
    return build(order, ["pdf"]).written[0].path


def test_xmp_and_document_information_agree(printed: Printed) -> None:
    with pikepdf.open(printed("tough")) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == info["/Title"] == "A Headline with Emphasis & an Ampersand"
            assert ", ".join(xmp["dc:creator"]) == info["/Author"] == "Ada Example, Józef Brzęczyszczykiewicz"
            assert xmp["dc:description"] == info["/Subject"] == "Everything at once, in one article."
            assert xmp["pdf:Keywords"] == info["/Keywords"] == "tests, tags & more"
            assert xmp["pdf:Producer"] == info["/Producer"]
            assert xmp["xmp:CreatorTool"] == info["/Creator"] == "Presswork"
            assert xmp["xmp:CreateDate"] == "2026-02-03T00:00:00Z"
            assert info["/CreationDate"] == info["/ModDate"] == "D:20260203000000+00'00'"
            assert xmp["dc:rights"] == "© 2026 Nobody"
            assert set(xmp["dc:language"]) == {"en"}
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
            assert xmp["pdfuaid:part"] == "1"
            assert re.fullmatch("[0-9a-f]{64}", xmp[f"{PW}sourceHash"])
            assert xmp[f"{PW}options"] == "page=a4;theme=feature;chosen=page,theme"


def test_the_identifier_is_the_declared_one(tmp_path: Path) -> None:
    with (
        pikepdf.open(small(tmp_path, "identifier: urn:isbn:9780000000002")) as pdf,
        pdf.open_metadata() as xmp,
    ):
        assert xmp["dc:identifier"] == xmp["xmpMM:DocumentID"] == "urn:isbn:9780000000002"


def test_the_identifier_else_comes_from_the_names(tmp_path: Path) -> None:
    ids = []
    for place in ("one", "two"):
        with pikepdf.open(small(tmp_path / place)) as pdf, pdf.open_metadata() as xmp:
            ids.append(xmp["dc:identifier"])
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f-]{21}", ids[0])
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    ("header", "epoch", "date"),
    [
        ("published: 2020-05-06", "1000000000", "2020-05-06T00:00:00Z"),
        ("", "1000000000", "2001-09-09T01:46:40Z"),
        ("", None, "1980-01-01T00:00:00Z"),
        ("", "not a number", "1980-01-01T00:00:00Z"),
    ],
)
def test_dates_come_from_the_content_then_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, header: str, epoch: str | None, date: str
) -> None:
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pikepdf.open(small(tmp_path, header)) as pdf, pdf.open_metadata() as xmp:
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == date


def test_a_reader_is_shown_no_date_that_nobody_wrote(printed: Printed) -> None:
    from presswork.preflight.pdf_text import text_of

    said = " ".join(element.text for element in text_of(str(printed("bare"))))
    assert "1980" not in said


def test_the_window_shows_the_title_and_the_outline(printed: Printed) -> None:
    with pikepdf.open(printed("long")) as pdf:
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        assert str(pdf.Root.Lang) == "en"
        assert len(pdf.trailer.ID) == 2
        with pdf.open_outline() as outline:
            (story,) = outline.root
            assert story.title == "A Long Story"
            assert [part.title for part in story.children] == [f"Part {number + 1}" for number in range(10)]


def test_a_page_of_one_needs_no_outline_pane(printed: Printed) -> None:
    with pikepdf.open(printed("one-sentence")) as pdf:
        assert str(pdf.Root.PageMode) == "/UseNone"


@pytest.mark.parametrize(("name", "direction"), [("arabic", "/R2L"), ("hebrew", "/R2L"), ("bare", None)])
def test_pages_turn_as_the_language_reads(printed: Printed, name: str, direction: str | None) -> None:
    with pikepdf.open(printed(name)) as pdf:
        found = pdf.Root.ViewerPreferences.get("/Direction")
        assert (str(found) if found is not None else None) == direction


def test_fonts_are_embedded_subsets(printed: Printed) -> None:
    with pikepdf.open(printed("tough")) as pdf:
        fonts = {
            str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
            for page in pdf.pages
            for font in page.resources.Font.values()
        }
        assert len(fonts) >= 5
        assert all(re.match(r"/[A-Z]{6}\+", name) for name in fonts)
        assert all("/FontFile2" in descriptor for descriptor in fonts.values())


@pytest.mark.parametrize(
    ("page", "size"), [("a4", (595.276, 841.89)), ("a5", (419.528, 595.276)), ("letter", (612, 792))]
)
def test_pages_have_their_size(tmp_path: Path, page: str, size: tuple[float, float]) -> None:
    source = article(tmp_path / "small", "headline: Small\nlanguage: en", "That was all.")
    order = Order(folder=source, out=tmp_path / "out", page=page, cache=Cache(None))
    with pikepdf.open(build(order, ["pdf"]).written[0].path) as pdf:
        box = [float(side) for side in pdf.pages[0].mediabox]
    assert box[2:] == pytest.approx(size, abs=0.1)
