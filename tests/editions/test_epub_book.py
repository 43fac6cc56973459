"""What stands in the e-book, read out of the finished file."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import epub_issues as given
import pytest
from lxml import etree

from presswork.composition.book import compose_book, modified
from presswork.editions.epub.pack import pack
from presswork.errors import FindingsError
from presswork.model import Block, Issue

NS = {
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Epub:
    """A finished EPUB, opened."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.opf = self.tree("content.opf")

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.zip.read(f"EPUB/{name}"))

    def meta(self, name: str) -> list[str]:
        return [element.text or "" for element in self.opf.iterfind(f".//o:meta[@property='{name}']", NS)]

    def dc(self, name: str) -> list[str]:
        return [element.text or "" for element in self.opf.iterfind(f".//dc:{name}", NS)]

    def features(self) -> set[str]:
        return set(self.meta("schema:accessibilityFeature"))


def built(issue: Issue, **more: Any) -> Epub:
    return Epub(pack(compose_book(issue, derivatives=given.derivatives_of(issue), cover=given.COVER, **more)))


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Epub:
    return built(given.lone_issue(tmp_path_factory.mktemp("lone")), page_starts=given.PAGE_STARTS)


@pytest.fixture(scope="module")
def tough(tmp_path_factory: pytest.TempPathFactory) -> Epub:
    return built(given.tough_issue(tmp_path_factory.mktemp("tough")))


def with_article(issue: Issue, **changes: Any) -> Issue:
    return replace(issue, articles=(replace(issue.articles[0], **changes),))


def test_the_package_says_what_is_known_and_no_more(lone: Epub) -> None:
    assert lone.dc("identifier") == [given.IDENTIFIER]
    assert lone.dc("title") == ["Every Line Read Twice"]
    assert lone.dc("creator") == ["Ana Nagy", "Béla Kis"]
    assert lone.dc("publisher") == ["Paper & Sons"]
    assert lone.dc("date") == ["2026-11-20"]
    assert lone.dc("rights") == ["© 2026 The Paper"]
    assert lone.dc("subject") == ["Trade", "editing", "papers"]
    assert lone.dc("description") == ["How a small paper keeps its commas."]
    assert lone.meta("dcterms:modified") == ["2026-11-21T00:00:00Z"]
    assert lone.opf.get(XML_LANG) == "en"


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    issue = replace(
        given.lone_issue(tmp_path), published=None, publication=type(given.lone_issue(tmp_path).publication)()
    )
    bare = built(
        with_article(
            issue, byline=(), published=None, rights="", corrections=(), standfirst="", tags=(), section=""
        )
    )
    for name in ("creator", "date", "publisher", "rights", "description", "subject"):
        assert bare.dc(name) == []


def test_dates_come_from_the_content_then_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = given.lone_issue(tmp_path)
    undated = replace(with_article(issue, published=None, corrections=()), published=None)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert modified(issue).isoformat() == "2026-11-21T00:00:00+00:00"
    assert modified(undated).isoformat() == "1980-01-01T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert modified(undated).isoformat() == "2023-11-14T22:13:20+00:00"
    assert modified(issue).isoformat() == "2026-11-21T00:00:00+00:00"
    for wrong in ("", "soon", "99999999999999", "9" * 5000):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert modified(undated).isoformat() == "1980-01-01T00:00:00+00:00"


def test_accessibility_is_computed_from_the_book(lone: Epub, tmp_path: Path) -> None:
    assert lone.meta("schema:accessMode") == ["textual", "visual"]
    assert lone.meta("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert lone.meta("schema:accessibilityHazard") == ["none"]
    assert {"alternativeText", "tableOfContents", "pageNavigation", "pageBreakMarkers"} <= lone.features()
    issue = given.lone_issue(tmp_path)
    words_only = built(with_article(issue, photos=(), blocks=issue.articles[0].blocks[1:2]))
    assert words_only.meta("schema:accessMode") == ["textual"]
    assert words_only.meta("schema:accessModeSufficient") == ["textual"]
    assert not {"alternativeText", "pageNavigation"} & words_only.features()


@pytest.mark.parametrize("alt", ["", "Picture without a description"])
def test_a_photo_that_nobody_described_is_not_claimed_to_be_described(tmp_path: Path, alt: str) -> None:
    issue = given.lone_issue(tmp_path)
    photos = (replace(issue.articles[0].photos[0], alt=alt), issue.articles[0].photos[1])
    mute = built(with_article(issue, photos=photos))
    assert "alternativeText" not in mute.features()
    assert mute.meta("schema:accessModeSufficient") == ["textual,visual"]


def test_formulas_are_named_in_the_metadata_and_the_manifest(tmp_path: Path) -> None:
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    issue = with_article(given.lone_issue(tmp_path), photos=(), blocks=(given.paragraph(1, f"So {math}."),))
    book = built(issue)
    assert "MathML" in book.features()
    assert book.opf.find(".//o:item[@id='article-1']", NS).get("properties") == "mathml"


@pytest.mark.parametrize(
    ("declared", "claim"),
    [
        ("", []),
        ("yes", []),
        ("WCAG 2.2 AA", ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]),
        ("EPUB Accessibility 1.1 - WCAG 2.1 Level A", ["EPUB Accessibility 1.1 - WCAG 2.1 Level A"]),
    ],
)
def test_conformance_is_claimed_only_where_it_is_declared(
    tmp_path: Path, declared: str, claim: list[str]
) -> None:
    book = built(with_article(given.lone_issue(tmp_path), conforms_to=declared))
    assert book.meta("dcterms:conformsTo") == claim
    assert book.meta("a11y:certifiedBy") == (["Paper & Sons"] if claim else [])


def test_the_page_list_names_the_printed_pages_and_leads_to_them(lone: Epub) -> None:
    links = lone.tree("nav.xhtml").findall(f".//h:nav[@{TYPE}='page-list']//h:a", NS)
    assert [link.text for link in links] == ["42", "43", "44"]
    assert lone.meta("pageBreakSource") == [given.IDENTIFIER]
    article = lone.tree("article-twice-read.xhtml")
    for link in links:
        marker = article.find(f".//*[@id='{link.get('href').partition('#')[2]}']")
        assert marker.get("role") == "doc-pagebreak"
        assert marker.get("aria-label") == f" Page {link.text}. "
        assert len(marker) == 0
        assert not marker.text
    targets = lone.tree("toc.ncx").findall(".//n:pageTarget", NS)
    assert [(target.get("value"), target.get("type")) for target in targets] == [
        ("42", "normal"),
        ("43", "normal"),
        ("44", "normal"),
    ]


def test_without_a_print_edition_no_pages_are_claimed(tough: Epub) -> None:
    assert tough.meta("pageBreakSource") == []
    assert tough.tree("nav.xhtml").find(f".//h:nav[@{TYPE}='page-list']", NS) is None
    assert tough.tree("toc.ncx").find("n:pageList", NS) is None


def test_the_contents_nest_the_crossheads(tough: Epub) -> None:
    top = tough.tree("nav.xhtml").findall(f".//h:nav[@{TYPE}='toc']/h:ol/h:li", NS)
    assert [item.find("h:a", NS).text for item in top] == ["Thirty Notes", "دعوة إلى الشاي", "Zum Tee"]
    assert top[0].find("h:ol/h:li/h:ol/h:li/h:a", NS).text == "Code"
    orders = [int(point.get("playOrder")) for point in tough.tree("toc.ncx").iter(f"{{{NS['n']}}}navPoint")]
    assert orders == sorted(orders)


def test_landmarks_lead_to_cover_and_text(lone: Epub) -> None:
    marks = lone.tree("nav.xhtml").findall(f".//h:nav[@{TYPE}='landmarks']//h:a", NS)
    assert {mark.get(TYPE): mark.get("href") for mark in marks} == {
        "cover": "cover.xhtml",
        "bodymatter": "article-twice-read.xhtml",
        "colophon": "colophon.xhtml",
    }


def test_notes_can_pop_up_and_lead_back(lone: Epub) -> None:
    article = lone.tree("article-twice-read.xhtml")
    reference = article.find(f".//h:a[@{TYPE}='noteref']", NS)
    note = article.find(f".//*[@id='{reference.get('href')[1:]}']")
    assert (reference.get("role"), note.get("role"), note.get(TYPE)) == (
        "doc-noteref",
        "doc-footnote",
        "footnote",
    )
    back = note.find(".//h:a[@role='doc-backlink']", NS)
    assert back.get("href") == f"#{reference.get('id')}"


def test_every_picture_has_its_size_its_words_and_its_caption(lone: Epub) -> None:
    article = lone.tree("article-twice-read.xhtml")
    figures = article.findall(".//h:figure", NS)
    assert len(figures) == 2
    for figure in figures:
        image = figure.find(".//h:img", NS)
        assert int(image.get("width")) > 0
        assert int(image.get("height")) > 0
        assert image.get("alt")
        assert figure.find("h:figcaption", NS) is not None
        assert f"EPUB/{image.get('src')}" in lone.zip.namelist()


def test_a_stand_in_is_owned_up_to(lone: Epub) -> None:
    figure = lone.tree("article-twice-read.xhtml").findall(".//h:figure", NS)[1]
    alt = figure.find(".//h:img", NS).get("alt")
    assert alt == "Drawing standing in for a photograph that was not supplied: The rocket leaves."
    assert "not supplied" in "".join(figure.find("h:figcaption", NS).itertext())
    assert "stand in" in lone.meta("schema:accessibilitySummary")[0]


def test_right_to_left_runs_right_to_left(tough: Epub, tmp_path: Path) -> None:
    page = tough.tree("article-arabic.xhtml")
    assert (page.get("dir"), page.get("lang"), page.get(XML_LANG)) == ("rtl", "ar", "ar")
    issue = given.tough_issue(tmp_path)
    arabic = built(replace(issue, language="ar", articles=issue.articles[1:2]))
    assert arabic.opf.find("o:spine", NS).get("page-progression-direction") == "rtl"
    assert tough.opf.find("o:spine", NS).get("page-progression-direction") == "ltr"


def test_a_link_to_another_article_leads_to_its_file(tough: Epub) -> None:
    link = tough.tree("article-deutsch.xhtml").find(".//h:p/h:a", NS)
    assert link.get("href") == "article-notes.xhtml#notes--a"


def test_two_articles_may_name_their_photos_alike(tmp_path: Path) -> None:
    issue = given.lone_issue(tmp_path)
    twin = replace(issue.articles[0], slug="twin")
    derivatives = given.derivatives_of(replace(issue, articles=(issue.articles[0], twin)))
    derivatives["twin"]["harbour"] = replace(
        derivatives["twin"]["harbour"], data=given.jpeg(300, 200, (200, 0, 0))
    )
    book = compose_book(
        replace(issue, articles=(issue.articles[0], twin)), derivatives=derivatives, cover=given.COVER
    )
    names = [item.name for item in book.documents if item.name.startswith("photos/")]
    assert names == ["photos/harbour.jpg", "photos/rocket.svg", "photos/twin--harbour.jpg"]


def test_nothing_is_scripted_remote_or_forced_on_the_reader(lone: Epub, tough: Epub) -> None:
    for book in (lone, tough):
        for name in book.zip.namelist():
            if name.endswith((".xhtml", ".css")):
                text = book.zip.read(name).decode()
                assert "<script" not in text
                assert not re.search(r"""(?:src|href)=["']https?:|url\(""", text)
    css = lone.zip.read("EPUB/style.css").decode()
    assert not re.search(
        r"(?:font-size|line-height|margin|padding|width):[^;}]*\d(?:px|pt|cm|mm|in)\b",
        css.replace("border-bottom-width", ""),
    )
    assert not re.search(r"(?<![-\w])(?:color|background(?:-color)?):(?! *(?:inherit|currentColor))", css)
    assert not re.search(r"(?:^|})\s*(?:html|body|p|\.text)\b[^{]*\{[^}]*font-family", css)


def test_a_publications_own_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "epub"
    own.mkdir(parents=True)
    (own / "notes.xhtml").write_text('<p class="own">{{ article.notes | length }}</p>')
    text = built(given.lone_issue(tmp_path)).zip.read("EPUB/article-twice-read.xhtml").decode()
    assert '<p class="own">1</p>' in text


def test_a_template_that_is_not_xhtml_is_a_finding(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "epub"
    own.mkdir(parents=True)
    (own / "notes.xhtml").write_text("<p>open<br></p>")
    with pytest.raises(FindingsError) as caught:
        built(given.lone_issue(tmp_path))
    assert caught.value.findings[0].code == "template-not-xhtml"
    assert caught.value.findings[0].file == "epub/article.xhtml"


def test_provenance_may_be_added_to_the_metadata(tmp_path: Path) -> None:
    issue = given.lone_issue(tmp_path)
    book = compose_book(issue, derivatives=given.derivatives_of(issue), cover=given.COVER)
    entry = ("meta", "abc", {"property": "presswork:source-hash"})
    epub = Epub(pack(dataclasses.replace(book, metadata=(*book.metadata, entry))))
    assert epub.meta("presswork:source-hash") == ["abc"]
    assert epub.opf.get("prefix") == "presswork: https://presswork.invalid/ns/1.0/"


def test_a_note_in_a_crosshead_stays_out_of_the_contents(tmp_path: Path) -> None:
    heading = Block(
        kind="heading", id="h", level=2, html='Tea<a class="note-ref" href="#note-1" id="note-ref-1">1</a>'
    )
    issue = with_article(given.lone_issue(tmp_path), photos=(), blocks=(heading, given.paragraph(1)))
    nav = built(issue).tree("nav.xhtml")
    assert [link.text for link in nav.findall(f".//h:nav[@{TYPE}='toc']//h:ol/h:li//h:ol//h:a", NS)] == [
        "Tea"
    ]
