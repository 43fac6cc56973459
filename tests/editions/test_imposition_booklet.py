"""An issue becomes a booklet: set for half the sheet, filled by its theme, in order when folded."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pdf_issues
import pikepdf
import pytest

from presswork.cache import Cache
from presswork.composition.fillers import compose_fillers, filler_kinds
from presswork.errors import FindingsError, UsageError
from presswork.model import Issue, Publication
from presswork.pipeline import Built, Order, build
from presswork.pipeline.reading import read_source
from presswork.preflight.provenance import read_source_hash

Bound = Callable[..., tuple[Path, Built]]
MM = 72 / 25.4


@pytest.fixture
def bound(tmp_path: Path, shared_folder: Path) -> Bound:
    """Return a function: an issue's folder and choices in, its booklet and what was said of it out."""

    def bind(folder: Path, **choices: str) -> tuple[Path, Built]:
        order = Order(folder=folder, out=tmp_path / "out", cache=Cache(shared_folder / "cache"), **choices)  # type: ignore[arg-type]
        built = build(order, ["booklet"])
        (written,) = built.written
        assert written.path == tmp_path / "out" / f"{folder.name}-booklet.pdf"
        return written.path, built

    return bind


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """An article of one page in a publication with a name."""
    folder = pdf_issues.one_sentence(tmp_path / "short")
    (folder / "presswork.toml").write_text('[publication]\nname = "The Orbit"\ntagline = "From above"\n')
    return folder


def sides(path: Path) -> list[str]:
    """Return the words of each side, its left half before its right one."""
    with pikepdf.open(path) as pdf:
        width, height = (int(side) for side in pdf.pages[0].mediabox[2:])
        count = len(pdf.pages)
    halves = []
    for side in range(1, count + 1):
        for left in (0, width // 2):
            box = ["-x", str(left), "-y", "0", "-W", str(width // 2), "-H", str(height)]
            command = ["pdftotext", "-f", str(side), "-l", str(side), *box, path, "-"]
            said = subprocess.run(command, capture_output=True, text=True, check=True)
            halves.append(" ".join(said.stdout.split()))
    return halves


def test_one_page_is_filled_to_a_sheet_by_the_theme(bound: Bound, short: Path) -> None:
    path, built = bound(short)
    back, front, left, right = sides(path)
    assert front.startswith("Short")
    assert left in {"NOTES", "Notes"}
    assert right == left
    assert back == "The Orbit From above"
    assert [finding.code for finding in built.findings] == ["filler-pages-added"]
    assert built.instructions.startswith("Print 1 sheet of A4, both sides, flip on the short edge")
    assert built.written[0].page_count == 2


def test_without_a_publication_the_back_shows_the_title(bound: Bound, tmp_path: Path) -> None:
    path, _ = bound(pdf_issues.one_sentence(tmp_path / "short"))
    assert sides(path)[0] == "Short"


@pytest.mark.parametrize(
    ("choices", "sheet", "scale"),
    [
        ({}, (297, 210), 1),  # A5 pages on A4
        ({"page": "a4"}, (297, 210), 0.707),  # asked for, so made smaller
        ({"page": "a4", "sheet": "a3"}, (420, 297), 1),
        ({"sheet": "a3"}, (420, 297), 1),
        ({"sheet": "tabloid"}, (431.8, 279.4), 1),
        (
            {"sheet": "letter"},
            (279.4, 215.9),
            0.944,
        ),  # there is no half of Letter: A5 needs the least scaling
        ({"page": "letter"}, (279.4, 215.9), 0.647),
    ],
)
def test_pages_are_set_for_half_of_the_sheet(
    bound: Bound, short: Path, choices: dict[str, str], sheet: tuple[float, float], scale: float
) -> None:
    path, built = bound(short, **choices)
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        assert [float(side) / MM for side in page.mediabox[2:]] == pytest.approx(sheet, abs=0.01)
        matrix = next(
            operands for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "cm"
        )
        assert float(matrix[0]) == pytest.approx(scale, abs=0.001)
    assert ("% of their size" in built.instructions) == (scale != 1)


def test_the_file_tells_its_source_and_its_sheet(bound: Bound, short: Path) -> None:
    path, _ = bound(short, sheet="a3")
    found = read_source_hash(path)
    assert found is not None
    assert len(found[0]) == 64
    assert found[1] == "page=a4;theme=feature;sheet=a3"
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.Title) == "Short"
        assert str(pdf.Root.Lang) == "en"
        assert "/StructTreeRoot" not in pdf.Root
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_a_booklet_is_the_same_again(bound: Bound, short: Path) -> None:
    first, again = (hashlib.sha256(bound(short)[0].read_bytes()).hexdigest() for _ in range(2))
    assert first == again


def test_an_article_that_began_on_a_left_page_begins_at_the_right(bound: Bound, tmp_path: Path) -> None:
    folder = pdf_issues.article(tmp_path / "even", "headline: Even\nlanguage: en\nfirst_folio: 42", "Text.")
    with pikepdf.open(bound(folder)[0]) as pdf:
        assert len(pdf.pages) == 2
    assert sides(tmp_path / "out" / "even-booklet.pdf")[1].endswith("1")  # its folio


def test_arabic_is_bound_at_the_right(bound: Bound, tmp_path: Path) -> None:
    path, _ = bound(pdf_issues.ISSUES["arabic"](tmp_path / "arabic"))
    with pikepdf.open(path) as pdf:
        names = [list(page.Resources.XObject.keys()) for page in pdf.pages]
        content = pdf.pages[0].Contents.read_bytes()
    assert sorted(names[0])[0] == "/P1"
    assert content.index(b"/P1 Do") > 0
    first = content[: content.index(b"/P1 Do")].rsplit(b" re W n ", 1)[0].rsplit(b"q ", 1)[1]
    assert float(first.split()[0]) < 148 * MM / 2  # page 1 is at the left


def test_a_wrong_sheet_is_refused_before_anything_is_set(short: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no sheet"):
        build(Order(folder=short, out=tmp_path / "out", sheet="b99", cache=Cache(None)), ["booklet"])
    assert not (tmp_path / "out").exists()


def test_a_publication_s_own_filler_takes_the_place_of_ours(bound: Bound, short: Path) -> None:
    templates = short / "templates"
    templates.mkdir()
    (templates / "filler-notes.html").write_text("<p>Your turn</p>")
    assert sides(bound(short)[0])[2:] == ["Your turn", "Your turn"]
    (templates / "filler-notes.html").write_text("<p>{{ nothing.there }}</p>")
    with pytest.raises(FindingsError) as error:
        bound(short)
    (finding,) = [item for item in error.value.findings if item.severity == "error"]
    assert (finding.code, finding.file) == ("template-error", "templates/filler-notes.html")


@pytest.mark.parametrize(
    ("name", "count", "kinds"),
    [
        ("", 0, ()),
        ("", 1, ("back",)),
        ("The Orbit", 1, ("advertisement",)),
        ("The Orbit", 3, ("notes", "notes", "advertisement")),
    ],
)
def test_fillers_are_notes_and_then_the_back_cover(
    short: Path, name: str, count: int, kinds: tuple[str, ...]
) -> None:
    issue = Issue(
        slug="x",
        folder=short,
        root=short,
        title="T",
        language="en",
        identifier="urn:x",
        articles=(),
        publication=Publication(name=name),
    )
    assert filler_kinds(issue, count) == kinds


@pytest.mark.parametrize("theme", ["feature", "newspaper"])
@pytest.mark.parametrize("page", ["a4", "letter", "a5"])
def test_each_filler_is_one_page_in_every_theme(short: Path, theme: str, page: str) -> None:
    from presswork.editions.pdf.parts import set_part

    issue = read_source(Order(folder=short, theme=theme, page=page, cache=Cache(None))).issue
    galley = compose_fillers(
        issue, ["notes", "advertisement", "back"], first_folio=2, title="An Uncommonly Long Title & So On"
    )
    assert set_part(galley, first_folio=2).page_count == 3


@pytest.mark.parametrize(("language", "folio", "left"), [("en", 2, True), ("en", 3, False), ("he", 2, False)])
def test_a_filler_has_its_inner_margin_at_the_spine(
    short: Path, language: str, folio: int, left: bool
) -> None:
    text = (short / "article.md").read_text().replace("language: en", f"language: {language}")
    (short / "article.md").write_text(text)
    issue = read_source(Order(folder=short, cache=Cache(None))).issue
    galley = compose_fillers(issue, ["notes"], first_folio=folio, title="T")
    assert ("left-page" in galley.html) == left
    assert ("right-page" in galley.html) != left
