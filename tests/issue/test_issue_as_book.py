"""A whole issue as an e-book: the same contents, a landmark for each kind of page, every printed page listed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pymupdf
import pytest
from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"


@pytest.fixture(scope="module")
def book(orbit_out: Path) -> dict[str, bytes]:
    """The book's files by name."""
    with zipfile.ZipFile(orbit_out / "winter.epub") as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def nav(book: dict[str, bytes], kind: str) -> etree._Element:
    tree = etree.fromstring(book["nav.xhtml"])
    return next(item for item in tree.iter(f"{XHTML}nav") if item.get(f"{EPUB}type") == kind)


def test_articles_stand_under_their_section(book: dict[str, bytes]) -> None:
    top = nav(book, "toc").find(f"{XHTML}ol")
    assert top is not None
    found = {
        item[0].text: [child[0].text for child in item.iterfind(f"{XHTML}ol/{XHTML}li")]
        for item in top.iterfind(f"{XHTML}li")
    }
    assert found == {"Letters": [], "Ports": ["The Harbour Master", "Rain"]}


def test_every_printed_page_is_listed_in_order(book: dict[str, bytes], orbit_out: Path) -> None:
    with pymupdf.open(orbit_out / "winter.pdf") as pdf:
        labels = [page.get_label() for page in pdf]
    links = list(nav(book, "page-list").iter(f"{XHTML}a"))
    assert [link.text for link in links] == labels
    for link in links:
        file, _, anchor = str(link.get("href")).partition("#")
        assert f'id="{anchor}"'.encode() in book[file]


def test_a_cross_reference_is_a_link_without_a_page(book: dict[str, bytes]) -> None:
    letters = book["article-letters.xhtml"].decode()
    assert 'href="article-harbour.xhtml#harbour--headline">the harbour</a>' in letters
    assert 'href="article-rain.xhtml#rain--the-roof" class="page-ref">Rain</a>' in letters
    assert "(page" not in letters


def test_the_imprint_and_the_contributors_are_in_it(book: dict[str, bytes]) -> None:
    assert b"Printed in Bergen." in book["colophon.xhtml"]
    assert b"ISSN 2049-3630" in book["colophon.xhtml"]
    assert b"Mary counts ships." in book["closing.xhtml"]
    assert b"Where ships come in." in book["section-1.xhtml"]


def test_its_own_checks_find_nothing(orbit_folder: Path, orbit_out: Path) -> None:
    from presswork.pipeline import Order, read_source
    from presswork.preflight.run import check_files

    issue = read_source(Order(folder=orbit_folder)).issue
    found = check_files(orbit_out / "winter.pdf", orbit_out / "winter.epub", issue=issue, validators=False)
    assert [item for item in found if item.code != "picture-low-resolution"] == []
