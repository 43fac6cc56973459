"""An issue bound of its parts is the one that WeasyPrint alone prints of it as one document, page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.generated import write_issue
from bench.pieces import captured
from bench.sameness import Differences, compare
from bench.scoping import scoped
from bench.single import write_single
from bench.timing import command

from presswork.cache import Cache
from presswork.pipeline import Order, build
from presswork.pipeline.preflighting import preflight_built
from presswork.pipeline.reading import read_source
from presswork.preflight.validators import verapdf

pytestmark = pytest.mark.long
ARTICLES = 10


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated issue of ten articles, its PDF (`out`) and WeasyPrint's of the same (`single.pdf`)."""
    root = tmp_path_factory.mktemp("generated")
    folder = write_issue(root, ARTICLES)
    write_single(captured(folder, cache=root / "cache"), root / "single")
    # In a process of its own: in ours WeasyPrint is not bare.
    command(("-m", "bench.bare_weasyprint", str(root / "single"), str(root / "single.pdf")), environment={})
    build(Order(folder=folder, out=root / "out", cache=Cache(root / "cache")), ["pdf"])
    return folder


def bound(issue: Path) -> Path:
    return issue.parent / "out" / f"{issue.name}.pdf"


def test_every_page_is_as_in_one_run(issue: Path) -> None:
    found = compare(bound(issue), issue.parent / "single.pdf")
    assert found == Differences(pages=(found.pages[0], found.pages[0]))
    assert found.pages[0] > 2 * ARTICLES


def test_comparing_finds_what_differs(issue: Path) -> None:
    import pikepdf

    with pikepdf.open(bound(issue)) as pdf:
        pdf.pages[4].mediabox = pikepdf.Array((0, 0, 500, 800))
        linked = next(index for index, page in enumerate(pdf.pages) if "/Annots" in page.obj)
        del pdf.pages[linked].obj.Annots
        with pdf.open_outline() as outline:
            outline.root.reverse()
        pdf.save(issue.parent / "broken.pdf")
    found = compare(issue.parent / "broken.pdf", issue.parent / "single.pdf")
    assert (found.boxes, found.pixels, found.links) == ((5,), (5,), (linked + 1,))
    assert found.outline


@pytest.mark.validator
def test_the_bound_issue_is_pdf_ua_and_pdf_a(issue: Path) -> None:
    assert verapdf.run([bound(issue)]) == ()


def test_the_press_edition_is_sound(issue: Path) -> None:
    order = Order(folder=issue, out=issue.parent / "out", cache=Cache(issue.parent / "cache"))
    build(order, ["press"])
    found = preflight_built(read_source(order), progress=order.progress)
    assert [finding for finding in found if finding.severity == "error"] == []


def test_rules_that_differ_are_held_to_their_documents() -> None:
    one = scoped(
        [["p { a: b } i { c: d }"], ["p { a: b } i { c: e } @page :first { f: g }"]], resets=[None, 5]
    )
    assert one.css.startswith("p { a: b }\n:where(.")
    assert one.css.count(" i ") == 2
    assert one.classes[0] != one.classes[1]
    assert f":nth(1 of {one.pages[1][0]}) {{counter-reset:page 5}}" in one.css
