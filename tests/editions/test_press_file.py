"""The press file as a printer gets it: boxes, marks, plates, metadata, and the reader edition's own pages."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_issues import article, jpeg, prose
from PIL import Image
from press_pages import PT_PER_MM, Plates, boxes_of, draw_plates, words_of

from presswork.cache import Cache
from presswork.model import PAGE_SIZES
from presswork.pipeline import Order, build

ROOT = Path(__file__).parents[2]
INKS = ("Cyan", "Magenta", "Yellow", "Black")
# PDF, ISO 15930-7 and what the packet's schemas are called.
XMP = {
    "pdfxid:GTS_PDFXVersion": "PDF/X-4",
    "xmpMM:VersionID": "1",
    "xmpMM:RenditionClass": "default",
    "pdf:Trapped": "False",
    "dc:format": "application/pdf",
}


def press(folder: Path, out: Path, **order: Any) -> Path:
    """Build the press edition of an article's folder and return the file."""
    order.setdefault("cache", Cache(out / "cache"))
    built = build(Order(folder=folder, out=out, **order), ["press"])
    (written,) = built.written
    return written.path


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The seed article's press file, and its reader PDF."""
    out = tmp_path_factory.mktemp("seed")
    order = Order(folder=ROOT / "content" / "over-tea", out=out, cache=Cache(out / "cache"))
    build(order, ["pdf", "press"])
    return out / "over-tea-press.pdf", out / "over-tea.pdf"


@pytest.fixture(scope="module")
def plates(seed: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> list[Plates]:
    """The seed article's pages as Ghostscript separates them."""
    return draw_plates(seed[0], tmp_path_factory.mktemp("plates"), ppi=72)


@pytest.fixture(scope="module")
def tinted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose pages have a tint, with photos of odd sizes, that begins on a verso."""
    folder = tmp_path_factory.mktemp("project") / "tinted"
    jpeg(folder / "photos/slope.jpg", 2201, 1467)
    jpeg(folder / "photos/tall.jpg", 1103, 1651)
    body = f'{prose(350)}\n\n![Tall](tall.jpg "A tall one."){{credit="Desk"}}\n\n{prose(350, start=50)}'
    header = "headline: Tinted\nlanguage: en\nfirst_folio: 12\npublished: 2026-02-03\nlead: slope.jpg"
    article(folder, header, f'![Slope](slope.jpg "The slope."){{credit="Desk"}}\n\n{body}')
    (folder / "templates").mkdir()
    (folder / "templates/publication.css").write_text("@page { background: #e8d8b8 }")
    return folder


@pytest.fixture(scope="module")
def tinted_press(tinted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tinted project's press file."""
    return press(tinted, tmp_path_factory.mktemp("tinted"))


@pytest.fixture(scope="module")
def tinted_plates(tinted_press: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Plates]:
    """Its pages as Ghostscript separates them."""
    return draw_plates(tinted_press, tmp_path_factory.mktemp("plates"), ppi=144)


@pytest.mark.parametrize(("page", "bleed"), [("a4", 3.0), ("letter", 3.175), ("a5", 0.0), ("a5", 7.5)])
def test_boxes_are_exact(tmp_path: Path, page: str, bleed: float) -> None:
    folder = article(tmp_path / "short", "headline: Short\nlanguage: en", "That was all.")
    path = press(folder, tmp_path, page=page, bleed_mm=bleed)
    size = PAGE_SIZES[page]
    width, height = size.width_mm * PT_PER_MM, size.height_mm * PT_PER_MM
    with pikepdf.open(path) as pdf:
        boxes = boxes_of(pdf.pages[0])
    assert set(boxes) == {"/MediaBox", "/BleedBox", "/TrimBox"}
    reach = bleed * PT_PER_MM
    assert boxes["/TrimBox"] == pytest.approx((0, 0, width, height), abs=0.01)
    assert boxes["/BleedBox"] == pytest.approx((-reach, -reach, width + reach, height + reach), abs=0.01)
    # Marks of 6 mm from 1 mm outside the bleed, or 3 mm outside the trim, and a rim of 1 mm.
    margin = (max(bleed + 1, 3) + 6 + 1) * PT_PER_MM
    assert boxes["/MediaBox"] == pytest.approx((-margin, -margin, width + margin, height + margin), abs=0.01)


def test_without_marks_the_file_ends_at_the_bleed(tmp_path: Path) -> None:
    folder = article(tmp_path / "short", "headline: Short\nlanguage: en", "That was all.")
    with pikepdf.open(press(folder, tmp_path, marks=())) as pdf:
        boxes = boxes_of(pdf.pages[0])
        assert boxes["/MediaBox"] == boxes["/BleedBox"]
        assert b"/Separation" not in pdf.pages[0].obj.unparse(resolved=True)
        assert not any(isinstance(item, pikepdf.Array) and item[0] == "/Separation" for item in pdf.objects)


def test_only_the_marks_asked_for_are_drawn(tmp_path: Path) -> None:
    folder = article(tmp_path / "short", "headline: Short\nlanguage: en", "That was all.")
    drawn = {}
    for marks in (("crop",), ("registration",), ("bars",), ("slug-area",)):
        path = press(folder, tmp_path / marks[0], marks=marks, cache=Cache(tmp_path / "cache"))
        (page,) = draw_plates(path, tmp_path / marks[0], ppi=72)
        left, right, top, bottom = (page.darkest("Cyan", box) for box in page.sides())
        drawn[marks[0]] = (left > 0, right > 0, top > 0, bottom > 0)
    assert drawn == {
        "crop": (True, True, True, True),
        "registration": (True, True, True, True),
        "bars": (False, False, True, False),
        "slug-area": (False, False, False, True),
    }


def test_independent_tools_find_no_fault(seed: tuple[Path, Path]) -> None:
    for command in (["qpdf", "--check"], ["pdfinfo"], ["pdffonts"], ["pdftotext"]):
        done = subprocess.run([*command, str(seed[0])], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    assert seed[0].read_bytes().startswith(b"%PDF-1.6\n")
    fonts = subprocess.run(["pdffonts", str(seed[0])], capture_output=True, text=True, check=True).stdout
    lines = fonts.splitlines()[2:]
    assert lines
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines), (
        fonts
    )  # embedded, subset, Unicode


def test_it_says_what_pdf_x_4_asks(seed: tuple[Path, Path]) -> None:
    with pikepdf.open(seed[0]) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert int(intent.DestOutputProfile.N) == 4
        assert bytes(intent.DestOutputProfile.read_bytes())[12:20] == b"prtrCMYK"
        info = pdf.trailer.Info
        assert info.Trapped == "/False"
        assert str(info.Title) == "An Invitation to Tea"
        assert str(info.CreationDate) == str(info.ModDate) == "D:19800101000000+00'00'"
        assert len(pdf.trailer.ID) == 2
        packet = bytes(pdf.Root.Metadata.read_raw_bytes()).decode()  # raw: an XMP packet is never compressed
        with pdf.open_metadata() as xmp:
            assert {name: xmp.get(name) for name in XMP} == XMP
            assert xmp["dc:title"] == str(info.Title)
            assert xmp["pdf:Producer"] == str(info.Producer)
            assert xmp["xmp:CreateDate"] == xmp["xmp:MetadataDate"] == "1980-01-01T00:00:00Z"
            assert xmp["xmpMM:DocumentID"]
            assert xmp["xmpMM:InstanceID"] != xmp["xmpMM:DocumentID"]
    assert "pdfaid" not in packet


def test_nothing_is_left_that_a_press_has_no_use_for(tmp_path: Path) -> None:
    body = (
        f"See [there](https://example.org) and [below](#end).[^n]\n\n## End\n\n{prose(60)}\n\n[^n]: A note."
    )
    folder = article(tmp_path / "links", "headline: Links\nlanguage: en", body)
    with pikepdf.open(press(folder, tmp_path)) as pdf:
        kept = {"/Type", "/Pages", "/Lang", "/PageLabels", "/OutputIntents", "/Metadata"}
        assert set(pdf.Root.keys()) == kept
        for page in pdf.pages:
            assert not {"/Annots", "/AA", "/StructParents", "/Tabs"} & set(page.obj.keys())
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                assert item.get("/Filter") != "/LZWDecode"
                assert not item.get("/Interpolate", False)
            if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
                assert not {"/JS", "/Annots", "/OCProperties", "/TR", "/HTP"} & set(item.keys())


def test_marks_stand_on_all_four_plates(plates: list[Plates]) -> None:
    for page in plates:
        left, right, top, bottom = page.sides()
        for ink in INKS:
            assert page.darkest(ink, left) == page.darkest(ink, right) == 255
            assert page.darkest(ink, top) == page.darkest(ink, bottom) == 255
        alike = [page.crop(ink, left).tobytes() for ink in INKS]
        assert len(set(alike)) == 1, "crop and registration marks differ between the plates"


def test_black_text_is_on_the_black_plate_only(plates: list[Plates]) -> None:
    second = plates[1]
    column = second.box_mm(20, 225, 100, 255)  # in the text of the second page
    assert second.darkest("Black", column) > 200
    assert [second.darkest(ink, column) for ink in INKS[:3]] == [0, 0, 0]


def test_nothing_of_the_page_runs_under_the_marks(tinted_plates: list[Plates]) -> None:
    for page in tinted_plates:
        for box in page.ring(3.25, 3.75):  # between the bleed and where marks begin
            assert max(page.darkest(ink, box) for ink in INKS) == 0


def test_photos_and_backgrounds_reach_into_the_bleed(tinted_plates: list[Plates]) -> None:
    first, second, *_ = tinted_plates
    for page in (first, second):
        for box in page.ring(0.2, 2.8):  # all of the bleed, a fifth of a millimetre off its edges
            assert page.barest(box) > 10
    paper = first.box_mm(20, 285, 60, 287)
    lead = (
        first.box_mm(-2.8, 10, -0.2, 60),
        first.box_mm(210.2, 10, 212.8, 60),
        first.box_mm(20, -2.8, 190, -0.2),
    )
    for box in lead:
        assert first.barest(box) > first.darkest("Yellow", paper)


def test_both_editions_break_alike(tinted: Path, tmp_path: Path) -> None:
    """Other pixels, another bleed: every word stands where it stood, to a hundredth of a point."""
    cache = Cache(tmp_path / "cache")
    build(Order(folder=tinted, out=tmp_path, cache=cache), ["pdf"])
    pressed = press(tinted, tmp_path, cache=cache, press="newsprint", bleed_mm=5)
    read, bled = words_of(tmp_path / "tinted.pdf"), words_of(pressed)
    assert len(read) == len(bled) > 1
    for page_read, page_bled in zip(read, bled, strict=True):
        assert [word for word, *_ in page_bled] == [word for word, *_ in page_read]
        for (_, *there), (_, *here) in zip(page_read, page_bled, strict=True):
            assert here == pytest.approx(there, abs=0.01)


@pytest.mark.parametrize(
    ("name", "page", "theme"),
    [("tough", "a4", "newspaper"), ("arabic", "a5", "feature"), ("plates", "letter", "feature")],
)
def test_every_issue_has_its_words_in_both(tmp_path: Path, name: str, page: str, theme: str) -> None:
    from pdf_issues import ISSUES

    folder = ISSUES[name](tmp_path / name)
    order = Order(folder=folder, out=tmp_path, page=page, theme=theme, cache=Cache(tmp_path / "cache"))
    build(order, ["pdf", "press"])
    read, bled = words_of(tmp_path / f"{name}.pdf"), words_of(tmp_path / f"{name}-press.pdf")
    assert [[word for word, *_ in page] for page in bled] == [[word for word, *_ in page] for page in read]
    done = subprocess.run(
        ["qpdf", "--check", str(tmp_path / f"{name}-press.pdf")], capture_output=True, check=False
    )
    assert done.returncode == 0
    with pikepdf.open(tmp_path / f"{name}-press.pdf") as pdf:
        direction = pdf.Root.get("/ViewerPreferences", {}).get("/Direction")
    assert direction == ("/R2L" if name == "arabic" else None)


def test_articles_are_joined_with_their_folios(tmp_path: Path) -> None:
    folder = tmp_path / "two"
    for name in ("first", "second"):
        article(folder / name, f"headline: The {name}\nlanguage: en", prose(30))
    (folder / "issue.toml").write_text('title = "Two"\nlanguage = "en"\narticles = ["first", "second"]\n')
    with pikepdf.open(press(folder, tmp_path)) as pdf:
        labels = [page.label for page in pdf.pages]
        assert labels == [str(number + 1) for number in range(len(pdf.pages))]
        assert sum(isinstance(item, pikepdf.Stream) and item.get("/N") == 4 for item in pdf.objects) == 1
        slugs = [re.findall(rb"/PRSW_Article \((.*?)\)", _content(page)) for page in pdf.pages]
    named = dict.fromkeys(slug for page in slugs for slug in page if not slug.startswith(b"issue_"))
    assert list(named) == [b"first", b"second"]


def test_a_stand_in_is_named_so_that_it_can_be_found(seed: tuple[Path, Path]) -> None:
    with pikepdf.open(seed[0]) as pdf:
        named = [facts for page in pdf.pages for facts in _named(page)]
    assert [(str(facts["/PRSW_Article"]), str(facts["/PRSW_Photo"])) for facts in named] == [
        ("over-tea", "crew-dragon-endeavour"),
        ("over-tea", "soyuz-2"),
    ]
    assert all(facts["/PRSW_FPO"] is True for facts in named)


def test_a_photo_is_named_and_is_no_stand_in(tinted_press: Path) -> None:
    with pikepdf.open(tinted_press) as pdf:
        named = [facts for page in pdf.pages for facts in _named(page)]
        pictures = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
        assert {str(picture.ColorSpace) for picture in pictures} == {"/DeviceCMYK"}
        assert max(int(picture.Width) for picture in pictures) == 2201
    assert [str(facts["/PRSW_Photo"]) for facts in named] == ["slope", "tall"]
    assert not any("/PRSW_FPO" in facts for facts in named)


def test_the_same_bytes_from_the_cache_and_without(tinted: Path, tinted_press: Path, tmp_path: Path) -> None:
    cold = tinted_press.read_bytes()
    kept = Cache(tinted_press.parent / "cache")
    assert press(tinted, tmp_path / "b", cache=kept).read_bytes() == cold
    assert press(tinted, tmp_path / "c", cache=Cache(None)).read_bytes() == cold


def test_a_change_of_press_reaches_the_file(tmp_path: Path) -> None:
    folder = article(tmp_path / "short", "headline: Short\nlanguage: en\npress: newsprint", prose(40))
    cache = Cache(tmp_path / "cache")
    own = press(folder, tmp_path / "a", cache=cache)
    other = press(folder, tmp_path / "b", cache=cache, press="sheetfed-coated")
    with pikepdf.open(own) as pdf, pikepdf.open(other) as another:
        identifiers = [str(file.Root.OutputIntents[0].OutputConditionIdentifier) for file in (pdf, another)]
    assert identifiers[0] != identifiers[1] == "FOGRA39"


@pytest.mark.parametrize(
    ("headline", "language"),
    [("新聞", "zh"), ("שלום to all", "he"), ("A very long headline " * 12, "en"), ("-- \\( ) %", "en")],
)
def test_the_slug_line_takes_any_title(tmp_path: Path, headline: str, language: str) -> None:
    from presswork.editions.pdf.press.boxes import sheet_of
    from presswork.editions.pdf.press.drawing import Drawing
    from presswork.editions.pdf.press.slug_area import draw_slug_line

    sheet = sheet_of((0, 0, 419.528, 595.276), bleed_mm=3, marks=("slug-area",))
    drawing = Drawing()
    draw_slug_line(drawing, sheet, _job(headline, language))
    numbers = [line.split() for line in drawing.to_bytes().decode().splitlines() if line.endswith(" m")]
    across = [float(line[0]) for line in numbers]
    middle = 419.528 / 2
    assert len(numbers) > 10
    assert min(across) > 0
    assert max(across) < 419.528
    assert not [x for x in across if abs(x - middle) < 3 * PT_PER_MM], "the registration mark is written over"


def _job(title: str, language: str) -> Any:
    from presswork.composition.fonts import font_path
    from presswork.editions.pdf.press.job import PressJob
    from presswork.editions.pdf.xmp import Record
    from presswork.press_profile import read_press

    fonts = (font_path(f"fonts/{name}.ttf") for name in ("source-sans-3", "amiri", "frank-ruhl-libre"))
    return PressJob(
        profile=read_press("sheetfed-coated", root=ROOT),
        record=Record(title=title, language=language, identifier="urn:x"),
        bleed_mm=3,
        marks=("slug-area",),
        labels=("1",),
        slug="an-issue",
        date="2026-02-03",
        fonts=tuple(path for path in fonts if path),
    )


def _content(page: pikepdf.Page) -> bytes:
    return b"\n".join(bytes(piece.read_bytes()) for piece in page.obj.Contents)


def _named(page: pikepdf.Page) -> list[Any]:
    found = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and operands[0] == "/PRSW_Photo":
            found.append(operands[1])
    return found


def test_a_picture_is_no_larger_than_the_press_can_use(tmp_path: Path) -> None:
    folder = tmp_path / "large"
    jpeg(folder / "photos/large.jpg", 4000, 3000)
    header = "headline: Large\nlanguage: en\npress: newsprint"
    article(folder, header, f'{prose(120)}\n\n![Large](large.jpg "It."){{credit="Desk"}}\n\n{prose(120)}')
    with pikepdf.open(press(folder, tmp_path)) as pdf:
        (picture,) = (
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        )
        with Image.open(io.BytesIO(bytes(picture.read_raw_bytes()))) as image:
            assert image.size == (int(picture.Width), int(picture.Height))
        assert int(picture.Width) < 1200


def test_a_themes_spot_colour_has_a_plate_of_its_own(tmp_path: Path) -> None:
    folder = article(tmp_path / "spot", "headline: Spot\nlanguage: en", "That was all.")
    (folder / "templates").mkdir()
    (folder / "templates/spots.toml").write_text(
        '[brand]\nname = "PANTONE 186 C"\nrgb = "#c8102e"\ncmyk = [0, 100, 80, 5]\n'
    )
    (folder / "templates/publication.css").write_text('.headline { color: {{ spot("brand") }} }')
    draw_plates(press(folder, tmp_path), tmp_path, ppi=36)
    with Image.open(tmp_path / "spot-press-plate-1(PANTONE 186 C).tif") as plate:
        assert plate.convert("L").getextrema()[0] < 100
