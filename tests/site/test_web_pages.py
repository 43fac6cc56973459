"""The web edition's pages, as a parser reads them."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
import web_issues as given
from lxml import etree, html

from presswork.cache import Cache
from presswork.composition.web.addresses import PAGE
from presswork.model import Finding

ARTICLE, ISSUE = "number-one/first/index.html", "number-one/index.html"


def pages_of(files: Mapping[str, bytes]) -> dict[str, html.HtmlElement]:
    return {
        path: html.document_fromstring(data.decode()) for path, data in files.items() if path.endswith(PAGE)
    }


def addresses(page: html.HtmlElement) -> Iterator[str]:
    yield from page.xpath("//@href[not(starts-with(., 'data:'))] | //@src")
    for srcset in page.xpath("//@srcset"):
        yield from (part.split()[0] for part in srcset.split(","))


def linked_data(page: html.HtmlElement) -> dict[str, Any]:
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    data: dict[str, Any] = json.loads(text)
    return data


def test_every_address_leads_to_a_file_of_the_site_and_every_fragment_to_an_element(
    tough: given.Made,
) -> None:
    pages = pages_of(tough.files)
    assert len(pages) == 4
    for path, page in pages.items():
        for address in addresses(page):
            if re.match(r"(https?|mailto):", address):
                assert page.xpath(f"//a[@href='{address}'] | //link[@rel='canonical'][@href='{address}']")
                continue
            target, fragment = urldefrag(address)
            file = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
                if target
                else path
            )
            assert file in tough.files, (path, address)
            assert not target.endswith("/"), "a disk has no index of a folder"
            if fragment:
                assert pages[file].xpath(f"//*[@id='{fragment}']"), (path, address)


def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(tough: given.Made) -> None:
    for path, page in pages_of(tough.files).items():
        assert {script.get("type") for script in page.xpath("//script")} <= {"application/ld+json"}, path
        assert not page.xpath("//@*[starts-with(name(), 'on')] | //iframe | //form | //object")
        assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith(
            "default-src 'none'"
        )
    for path, data in tough.files.items():
        if path.endswith(".css"):
            assert not re.search(rb"@import|http:|https:|url\((?!data:|[\w-]+\.woff2\))", data), path


def test_every_picture_has_its_size_and_only_the_first_is_fetched_before_it_is_seen(
    tough: given.Made,
) -> None:
    for path, page in pages_of(tough.files).items():
        for picture in page.xpath("//img"):
            assert int(picture.get("width")) and int(picture.get("height")), path
            assert picture.get("alt") is not None
    page = pages_of(tough.files)[ARTICLE]
    eager = page.xpath("//img[@fetchpriority='high' and not(@loading)]")
    assert len(eager) == 1
    assert eager[0].xpath("ancestor::header[@class='opening']")
    assert len(page.xpath("//img[@loading='lazy']")) == len(page.xpath("//img")) - 1 > 3


def test_a_photo_comes_in_three_formats_and_several_widths(tough: given.Made) -> None:
    page = pages_of(tough.files)[ARTICLE]
    (picture,) = page.xpath("//figure[@id='first--photo-wide']//picture")
    types = [source.get("type") for source in picture.findall("source")]
    assert types == ["image/avif", "image/webp"]
    assert re.findall(r"(\d+)w", picture.find("source").get("srcset")) == ["480", "800", "1200", "2000"]
    assert picture.find("img").get("src").endswith(".jpg")
    (drawing,) = page.xpath("//figure[@id='first--photo-missing']//picture")
    assert drawing.find("img").get("src").endswith(".svg") and not drawing.findall("source")


def test_the_caption_stands_with_its_picture_and_a_note_leads_there_and_back(tough: given.Made) -> None:
    page = pages_of(tough.files)[ARTICLE]
    assert (
        page.xpath("//figure[@id='first--photo-wide']/figcaption/span[@class='caption']")[0].text_content()
        == "Wide."
    )
    there = page.xpath("//a[@role='doc-noteref']/@href")
    assert there == ["#first--note-1", "#first--note-1", "#first--note-2"]
    assert page.xpath("//li[@id='first--note-2']/a[@role='doc-backlink']/@href") == ["#first--note-ref-2"]


def test_a_page_says_whose_it_is_and_in_which_language(tough: given.Made) -> None:
    pages = pages_of(tough.files)
    assert pages[ARTICLE].get("lang") == "en-GB"
    assert pages["number-one/second/index.html"].get("lang") == "ru"
    assert pages["number-one/second/index.html"].xpath("//a[@class='skip']")[0].text == "Перейти к тексту"
    for page in pages.values():
        assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
        assert page.xpath("//link[@rel='canonical']/@href")[0].startswith(given.ADDRESS)
        assert page.xpath("//meta[@property='og:url']/@content")


def test_search_engines_are_told_what_it_is(tough: given.Made) -> None:
    facts = linked_data(pages_of(tough.files)[ARTICLE])
    assert facts["@type"] == "NewsArticle"
    assert facts["headline"].startswith("A headline with emphasis, </script> &")
    assert [author["name"] for author in facts["author"]][0] == "Ada Byron"
    assert (facts["datePublished"], facts["dateModified"]) == ("2026-02-03", "2026-02-04")
    assert facts["url"] == f"{given.ADDRESS}number-one/first/"
    assert facts["image"].startswith(given.ADDRESS) and facts["image"].endswith(".jpg")
    assert facts["isPartOf"]["@type"] == "PublicationIssue"
    assert facts["isPartOf"]["isPartOf"] == {"@type": "Periodical", "name": "The Orbit", "issn": "2049-3630"}
    issue = linked_data(pages_of(tough.files)[ISSUE])
    assert [part["url"] for part in issue["hasPart"]] == [
        f"{given.ADDRESS}number-one/{x}/" for x in ("first", "second")
    ]


def test_without_an_address_nothing_is_said_that_needs_one(tough: given.Made, web_cache: Cache) -> None:
    made = given.site_of(tough.order.folder, cache=web_cache)
    for page in pages_of(made.files).values():
        assert not page.xpath(
            "//link[@rel='canonical'] | //link[@rel='alternate'] | //meta[@property='og:url']"
        )
        assert not page.xpath("//meta[@property='og:image']")
    facts = linked_data(pages_of(made.files)[ARTICLE])
    assert "url" not in facts and "image" not in facts


def test_the_issue_page_offers_each_edition_with_its_size_and_purpose(tough: given.Made) -> None:
    page = pages_of(tough.files)[ISSUE]
    items = [
        " ".join(item.text_content().split()) for item in page.xpath("//section[@class='downloads']//li")
    ]
    assert items[0].startswith("EPUB 1.2 MB For e-readers and phones")
    assert items[1].startswith("PDF 1.2 MB · 16 pages For screens and screen readers")
    assert [link.get("download") for link in page.xpath("//section[@class='downloads']//a")] == [
        "number-one.epub",
        "number-one.pdf",
    ]
    text = page.text_content()
    for words in (
        "Kindle",
        "Kobo",
        "Thorium",
        "KOReader",
        "All content can be read",
        "0123456789abcdef",
        "Editor",
    ):
        assert words in text
    assert not page.xpath("//aside[@class='forced']")


def test_an_issue_that_went_out_in_spite_of_errors_says_so(tough: given.Made, web_cache: Cache) -> None:
    error = Finding(code="text-lost", severity="error", message="A <b>story</b> was lost.")
    made = given.site_of(tough.order.folder, cache=web_cache, forced=True, findings=(error,))
    (notice,) = pages_of(made.files)[ISSUE].xpath("//aside[@class='forced']")
    assert "its checks found errors" in notice.text_content()
    assert "A <b>story</b> was lost." in notice.text_content()


def test_the_whole_text_is_there_for_feeds_as_xhtml_with_links_that_work(tough: given.Made) -> None:
    first = tough.issue.articles[0]
    text = etree.fromstring(f"<div>{first.content}</div>")
    assert not text.xpath("//picture | //source | //script")
    assert {posixpath.normpath(f"{first.path}{src}") for src in text.xpath("//img/@src")} <= set(tough.files)
    assert "../second/index.html#second--headline" in first.content
    assert first.word_count > 100
    assert first.picture and first.picture.alt == "A tall one"


def test_a_lone_article_has_a_page_for_itself_and_one_to_download_it(
    web_cache: Cache, tmp_path: Path
) -> None:
    folder = given.lone_issue(tmp_path / "alone", "headline: Alone", "A text.")
    made = given.site_of(folder, cache=web_cache)
    page = pages_of(made.files)["alone/index.html"]
    assert page.xpath("//a[@class='button']/@href") == ["alone/index.html"]
    assert not page.xpath("//section[@class='contents']")
    assert pages_of(made.files)["alone/alone/index.html"].xpath("//h1")[0].text_content() == "Alone"


@pytest.mark.parametrize(("language", "word"), [("ar", "العودة"), ("he", "חזרה")])
def test_a_text_from_right_to_left_has_a_page_from_right_to_left(
    web_cache: Cache, tmp_path: Path, language: str, word: str
) -> None:
    folder = given.lone_issue(tmp_path / "rtl", f"headline: {word}\nlanguage: {language}", f"{word} {word}.")
    made = given.site_of(folder, cache=web_cache)
    assert all(
        page.get("dir") == "rtl" for path, page in pages_of(made.files).items() if path.startswith("rtl")
    )
    style = next(data.decode() for path, data in made.files.items() if path.endswith(".css"))
    family = "Presswork Arabic" if language == "ar" else "Presswork Hebrew"
    assert re.search(
        rf'@font-face {{[^}}]*"{family}"[^}}]*unicode-range: U\+{590 if language == "he" else 600}', style
    )


def test_a_publication_overrides_a_template_and_adds_a_rule(web_cache: Cache, tmp_path: Path) -> None:
    folder = given.lone_issue(tmp_path / "mine", "headline: Mine", "A text.")
    (folder / "templates/web").mkdir(parents=True)
    (folder / "templates/web/site-foot.html").write_text(
        '<footer>Our own foot, {{ site.title }}<img src="{{ asset("mark.svg") }}"/></footer>'
    )
    (folder / "assets").mkdir()
    (folder / "assets/mark.svg").write_text("<svg/>")
    (folder / "templates/web/publication.css").write_text(".headline { color: rebeccapurple }")
    made = given.site_of(folder, cache=web_cache)
    assert b"Our own foot, A site" in made.files["mine/mine/index.html"]
    (mark,) = {path for path in made.files if "mark" in path}
    assert (
        made.files[mark] == b"<svg/>" and f'src="../../{mark}"'.encode() in made.files["mine/mine/index.html"]
    )
    assert f'src="{mark}"'.encode() in made.files["index.html"]
    (style,) = {path for path in made.files if path.endswith(".css")}
    assert b"rebeccapurple" in made.files[style]


def test_newspaper_pages_open_with_the_headline(tough: given.Made, web_cache: Cache) -> None:
    made = given.site_of(tough.order.folder, cache=web_cache, theme="newspaper")
    opening = pages_of(made.files)[ARTICLE].xpath("//header[@class='opening']/*")
    assert [element.tag for element in opening] == ["div", "figure"]
