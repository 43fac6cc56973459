"""A whole issue in print: its own pages, its numbers, its links, its outline."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import pytest
import zxingcpp
from PIL import Image


@pytest.fixture(scope="module")
def texts(orbit_out: Path) -> dict[str, str]:
    """The pages' texts, by their labels."""
    with pymupdf.open(orbit_out / "winter.pdf") as pdf:
        return {page.get_label(): " ".join(page.get_text().split()) for page in pdf}


def test_front_matter_is_numbered_in_roman_and_the_body_begins_on_a_recto(texts: dict[str, str]) -> None:
    labels = list(texts)
    assert labels[:4] == ["i", "ii", "iii", "iv"]
    assert labels[4] == "1"
    assert "Four times a year." in texts["iv"]  # a page left over: the house advertisement


def test_the_contents_give_the_pages_on_which_articles_stand(texts: dict[str, str]) -> None:
    for headline in ("Letters", "The Harbour Master", "Rain"):
        page = next(
            label
            for label, text in texts.items()
            if headline in text and label.isdigit() and "Ports" not in text
        )
        assert f"{page} {headline}" in texts["iii"]


def test_a_cross_reference_says_the_page_and_leads_there(orbit_out: Path, texts: dict[str, str]) -> None:
    page = next(label for label, text in texts.items() if "On ledgers." in text and label.isdigit())
    assert f"the harbour (page\u00a0{page})" in texts["1"].replace("page ", "page\u00a0")
    roof = next(label for label, text in texts.items() if "The roof" in text)
    assert f"see page {roof}" in texts["1"].replace("\u00a0", " ")
    with pikepdf.open(orbit_out / "winter.pdf") as pdf:
        names = {str(name) for name in list(pdf.Root.Names.Dests.Names)[::2]}
        links = {
            str(link.A.D if "/A" in link else link.Dest)
            for page_ in pdf.pages
            for link in page_.get("/Annots", ())
            if "/Dest" in link or (link.A.S == "/GoTo")
        }
    assert {"harbour--top", "rain--the-roof"} <= links
    assert links <= names


def test_an_article_starts_on_the_page_it_asks_for(texts: dict[str, str]) -> None:
    page = next(label for label, text in texts.items() if text.startswith("Rain") or "Rain Item" in text)
    assert int(page) % 2 == 1


def test_the_outline_has_articles_under_their_section(orbit_out: Path) -> None:
    with pikepdf.open(orbit_out / "winter.pdf") as pdf, pdf.open_outline() as outline:
        found = {item.title: [child.title for child in item.children] for item in outline.root}
    assert found["Ports"] == ["The Harbour Master", "Rain"]
    assert "Letters" in found
    assert "Contents" in found


def test_notes_are_numbered_article_by_article(texts: dict[str, str]) -> None:
    assert "1 A note." in texts["1"] + texts["2"]
    assert any("1 Another note." in text for text in texts.values())


def test_a_scanner_reads_the_covers_barcode(orbit_out: Path) -> None:
    with pymupdf.open(orbit_out / "winter.pdf") as pdf:
        picture = pdf[0].get_pixmap(dpi=300, colorspace=pymupdf.csGRAY)
    image = Image.frombytes("L", (picture.width, picture.height), picture.samples)
    found = zxingcpp.read_barcodes(image, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read)
    assert "977204936300207" in {code.text for code in found}


def test_the_closing_page_says_who_and_whose(texts: dict[str, str]) -> None:
    last = list(texts.values())[-1]
    assert "Mary Other Mary counts ships." in last
    assert "Ada Example / Agency" in last


def test_the_cover_fills_its_page(orbit_out: Path) -> None:
    with pymupdf.open(orbit_out / "winter.pdf") as pdf:
        boxes = [image["bbox"] for image in pdf[0].get_image_info()]
        width, height = pdf[0].rect.width, pdf[0].rect.height
    assert any(box[0] < 0 and box[1] < 0 and box[2] > width and box[3] > height for box in boxes)
