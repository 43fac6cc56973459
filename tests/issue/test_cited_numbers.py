"""Page numbers that articles cite: put in when the issue is bound, and right wherever they are said."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pdf_issues import article, prose

from presswork.cache import Cache
from presswork.pipeline import Order, build
from presswork.preflight.pdf_text import read_pages

ISSUE = 'title = "Cited"\nlanguage = "en"\ncontents = true\narticles = ["first", "second", "last"]\n'
IN_TEXT = "See [the last](article:last), and [](article:last), on fish."
PROPORTIONAL = '.page-ref { font-feature-settings: "pnum" 1, "lnum" 1 }\n'


class Desk:
    """An issue whose first article cites the last one, behind a second that grows."""

    def __init__(self, root: Path, *, text: str, header: str = "headline: The first", css: str = "") -> None:
        self.root, self.set_anew = root, set[str]()
        self.folder = root / "cited"
        self.folder.mkdir()
        (root / "presswork.toml").write_text('name = "cited"\n', encoding="utf-8")
        (self.folder / "issue.toml").write_text(ISSUE, encoding="utf-8")
        if css:
            (root / "templates").mkdir()
            (root / "templates" / "publication.css").write_text(css, encoding="utf-8")
        article(self.folder / "first", header, text)
        article(self.folder / "last", "headline: The last", prose(60))
        self.second_has(1)

    def second_has(self, pages: int) -> None:
        text = "\n\n".join(prose(700, start=start) for start in range(pages))
        article(self.folder / "second", "headline: The second", text)

    def build(self, cache: str = "warm") -> bytes:
        self.set_anew.clear()

        def note(stage: str, done: int, total: int) -> None:  # noqa: ARG001
            verb, _, name = stage.partition(" ")
            if verb == "Typesetting":
                self.set_anew.add(name)

        order = Order(
            folder=self.folder, out=self.root / "out", cache=Cache(self.root / cache), progress=note
        )
        return build(order, ["pdf"]).written[0].path.read_bytes()

    @property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.root / "out" / "cited.pdf")


def last_folio(pdf: pikepdf.Pdf) -> str:
    return str(len(pdf.pages))


def said(pdf: pikepdf.Pdf, page: int = 1) -> str:
    return " ".join("".join(run.text for run in list(read_pages(pdf))[page].runs).split())


def links(pdf: pikepdf.Pdf, page: int = 1) -> list[str]:
    return [str(annotation.Contents) for annotation in pdf.pages[page].Annots]


def test_a_page_more_sets_nothing_again_but_what_grew(tmp_path: Path) -> None:
    desk = Desk(tmp_path, text=IN_TEXT)
    desk.build()
    for pages in (3, 5, 1):
        desk.second_has(pages)
        warm = desk.build()
        # With one page it is as it was at first: all of that is kept.
        assert desk.set_anew - {"issue_contents"} == ({"second"} if pages > 1 else set())
        folio = last_folio(desk.pdf)
        assert f"the last(page {folio}), and see page {folio}, on fish." in said(desk.pdf)
        assert {"the last", f"(page {folio})", f"see page {folio}"} == set(links(desk.pdf))
        assert warm == desk.build(f"cold-{pages}")
        assert b"PRSW_Cites" not in warm


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("headline: The first", f"## How [](article:last)\n\n{prose(20)}"),
        ("headline: The first", f"{prose(20)}\n\n| Fish |\n| --- |\n| {IN_TEXT} |"),
        ('headline: "The first, [](article:last)"', IN_TEXT),
        ("headline: The first", f"[](article:last), and more.[^a]\n\n[^a]: {IN_TEXT}"),
    ],
)
def test_numbers_are_right_wherever_they_stand(tmp_path: Path, header: str, text: str) -> None:
    desk = Desk(tmp_path, text=text, header=header)
    desk.build()
    before = last_folio(desk.pdf)
    desk.second_has(3)
    warm = desk.build()
    folio = last_folio(desk.pdf)
    assert folio != before
    everything = said(desk.pdf) + " ".join(links(desk.pdf))
    with desk.pdf.open_outline() as outline:
        everything += " ".join(str(item.title) for item in outline.root)
    assert f"page {folio}" in everything
    assert f"page {before}" not in everything
    assert "page 0" not in everything
    assert warm == desk.build("cold")


def test_figures_of_unequal_widths_are_set_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path, text=IN_TEXT, css=PROPORTIONAL)
    desk.build()
    desk.second_has(3)
    warm = desk.build()
    assert "first" in desk.set_anew
    assert f"(page {last_folio(desk.pdf)})" in said(desk.pdf)
    assert warm == desk.build("cold")


def test_a_number_of_more_figures_is_set_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path, text=IN_TEXT)
    desk.build()
    desk.second_has(9)
    warm = desk.build()
    folio = last_folio(desk.pdf)
    assert len(folio) == 2
    assert "first" in desk.set_anew
    assert f"(page {folio}), and see page {folio}" in said(desk.pdf)
    assert warm == desk.build("cold")
