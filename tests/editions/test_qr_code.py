"""The QR code in print: telephones read it, also from newsprint; it is black alone, tagged, and costs no page."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import pikepdf
import pymupdf
import pytest
import zxingcpp
from pdf_issues import article, prose
from PIL import Image, ImageFilter, ImageOps
from press_pages import draw_plates

from presswork.cache import Cache
from presswork.composition.online import MODULE_MM, QUIET_MODULES, qr_code, short_address
from presswork.pipeline import Order, build
from presswork.pipeline.preflighting import preflight
from presswork.pipeline.reading import as_built, read_source
from presswork.preflight.run import check_files
from presswork.preflight.validators import verapdf

sys.path.insert(0, str(Path(__file__).parent.parent / "issue"))
from whole_issues import orbit  # noqa: E402

SITE = "https://example.org/magazine/"
URL = f"{SITE}harbour/"
NEWSPRINT_PPI = 600
# Coldset on newsprint widens an edge by 0.05 to 0.1 mm: two dots at 600 ppi are 0.085 mm.
GAIN = ImageFilter.MinFilter(5)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Printed:
    """One article's editions with its address, and its reader PDF without."""

    folder: Path
    pdf: Path
    press: Path
    plain: Path


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    root = tmp_path_factory.mktemp("qr")
    folder = article(
        root / "harbour", "headline: Harbour\nlanguage: en\npage: a5\npress: newsprint", prose(200)
    )
    cache = Cache(root / "cache")
    order = Order(folder=folder, out=root / "out", url=SITE, cache=cache)
    build(order, ["pdf", "press", "epub"])
    build(Order(folder=folder, out=root / "plain", cache=cache), ["pdf"])
    out = root / "out"
    return Printed(
        folder=folder,
        pdf=out / "harbour.pdf",
        press=out / "harbour-press.pdf",
        plain=root / "plain" / "harbour.pdf",
    )


def drawn(path: Path, ppi: int) -> list[Image.Image]:
    with pymupdf.open(path) as pdf:
        pictures = [page.get_pixmap(dpi=ppi, colorspace=pymupdf.csGRAY) for page in pdf]
    return [Image.frombytes("L", (one.width, one.height), one.samples) for one in pictures]


def codes(pictures: list[Image.Image]) -> list[str]:
    return [found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)]


def negative(plate: Image.Image) -> Image.Image:
    return ImageOps.invert(plate)


def page_count(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def words(path: Path) -> str:
    with pymupdf.open(path) as pdf:
        return " ".join("".join(page.get_text() for page in pdf).split())


@pytest.mark.parametrize("name", ["pdf", "press"])
def test_it_leads_to_the_issue_s_page(printed: Printed, name: str) -> None:
    assert codes(drawn(getattr(printed, name), 150)) == [URL]


def test_a_telephone_reads_it_from_newsprint(printed: Printed) -> None:
    """Ink that has spread, paper that is grey, and a camera that is not quite sharp."""
    seen = []
    for picture in drawn(printed.press, NEWSPRINT_PPI):
        spread = picture.filter(GAIN).resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)
        grey = spread.point([60 + value * 125 // 255 for value in range(256)])
        seen.append(grey.filter(ImageFilter.GaussianBlur(0.8)))
    assert codes(seen) == [URL]


def test_one_ink_prints_it(printed: Printed, tmp_path: Path) -> None:
    (page,) = [
        one for one in draw_plates(printed.press, tmp_path, ppi=150) if codes([negative(one.plates["Black"])])
    ]
    (code,) = zxingcpp.read_barcodes(negative(page.plates["Black"]))
    corner, other = code.position.top_left, code.position.bottom_right
    box = (corner.x - 12, corner.y - 12, other.x + 12, other.y + 12)
    assert page.darkest("Black", box) == 255
    assert [page.darkest(ink, box) for ink in ("Cyan", "Magenta", "Yellow")] == [0, 0, 0]


def test_the_address_stands_beside_it_in_type(printed: Printed) -> None:
    assert "On the web example.org/magazine/harbour" in words(printed.pdf)
    assert "example.org" not in words(printed.plain)
    with pymupdf.open(printed.pdf) as pdf:
        assert [link["uri"] for page in pdf for link in page.get_links()] == [URL]


def test_it_is_a_figure_that_says_where_it_leads(printed: Printed) -> None:
    with pikepdf.open(printed.pdf) as pdf:
        alts = [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
    assert alts == [f"QR code: {URL}"]


def test_preflight_and_the_comparison_with_the_e_book_stay_clean(printed: Printed) -> None:
    order = Order(folder=printed.folder, out=printed.pdf.parent)
    issue = read_source(as_built(order)).issue
    assert issue.url == URL
    found = check_files(printed.pdf, printed.pdf.with_suffix(".epub"), issue=issue, validators=False)
    assert [finding.code for finding in found] == []
    (verdict,) = preflight([printed.press])
    assert [finding.code for finding in verdict.findings] == []


@pytest.mark.validator
def test_it_is_still_pdf_ua_and_pdf_a(printed: Printed) -> None:
    assert verapdf.run([printed.pdf]) == ()


def test_the_same_order_gives_the_same_bytes(printed: Printed, tmp_path: Path) -> None:
    again = Order(folder=printed.folder, out=tmp_path / "out", url=SITE, cache=Cache(tmp_path / "cache"))
    build(again, ["pdf"])
    assert (tmp_path / "out" / "harbour.pdf").read_bytes() == printed.pdf.read_bytes()


@pytest.mark.parametrize(("count", "has_room"), [(295, True), (325, False)])
def test_it_never_costs_a_page(tmp_path: Path, count: int, has_room: bool) -> None:
    """Where the text leaves no room for it, the address stands in type alone."""
    folder = article(tmp_path / "full", "headline: Full", "word " * count)
    order = Order(folder=folder, out=tmp_path / "out", url=SITE, page="a5", cache=Cache(tmp_path / "cache"))
    build(order, ["pdf"])
    build(dataclasses.replace(order, out=tmp_path / "plain", url=None), ["pdf"])
    path = tmp_path / "out" / "full.pdf"
    assert page_count(path) == page_count(tmp_path / "plain" / "full.pdf") == 1
    assert "example.org/magazine/full" in words(path)
    assert bool(codes(drawn(path, 150))) == has_room


def test_an_issue_carries_it_on_its_imprint(tmp_path: Path) -> None:
    order = Order(folder=orbit(tmp_path), out=tmp_path / "out", url=SITE, cache=Cache(tmp_path / "cache"))
    build(order, ["pdf"])
    found = [codes([picture]) for picture in drawn(tmp_path / "out" / "winter.pdf", 150)]
    assert [page for page, texts in enumerate(found) if f"{SITE}winter/" in texts] == [1]


@pytest.mark.parametrize(("length", "level"), [(20, "Q"), (74, "Q"), (75, "M"), (250, "M")])
def test_the_longest_address_is_printed_as_large_and_read(length: int, level: str) -> None:
    url = "https://example.org/".ljust(length, "a")
    code = qr_code(url)
    assert code.level == level
    assert code.side_mm <= 37
    assert code.side_mm == pytest.approx(code.size * MODULE_MM)
    picture = Image.new("L", (code.size * 4, code.size * 4), 255)
    for step in code.path.split("M")[1:]:
        left, rest = step.split(" ")
        top, width = rest.split("v")[0].split("h")
        box = (int(left) * 4, int(top) * 4, (int(left) + int(width)) * 4, int(top) * 4 + 4)
        assert min(int(left), int(top)) >= QUIET_MODULES
        picture.paste(0, box)
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [url]


def test_the_short_address_is_what_people_type() -> None:
    assert short_address(URL) == "example.org/magazine/harbour"
    assert short_address("http://a.org/") == "a.org"
    assert short_address("https://xn--bcher-kva.example/m%C3%BCnchen/tea/") == "bücher.example/münchen/tea"
    for kept in (
        "a.org/a%20b",
        "a.org/%FF",
        "a.org/%E6%97%A5",
        "xn--wgv71a.example",
        "xn--a.example",
        "a.org/%2F",
    ):
        assert short_address(f"https://{kept}/") == kept
