"""Several articles bound into one file: pages, outline, names, links, languages, structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from presswork.preflight.pdf_text import read_elements

SLUGS = ("first", "second", "third")


@pytest.fixture
def bound(printed: Callable[..., Path]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(printed("issue-of-three")) as pdf:
        yield pdf


def numbers(tree: pikepdf.Object) -> dict[int, pikepdf.Object]:
    """Return a number tree's entries."""
    return dict(zip((int(key) for key in tree.Nums[::2]), list(tree.Nums)[1::2], strict=True))


def test_folios_run_on(bound: pikepdf.Pdf) -> None:
    assert [page.label for page in bound.pages] == [str(number + 1) for number in range(len(bound.pages))]


def test_the_outline_has_every_article_with_its_headings(bound: pikepdf.Pdf) -> None:
    with bound.open_outline() as outline:
        titles = [(item.title, [kid.title for kid in item.children]) for item in outline.root]
    assert titles == [(f"The {slug.title()}", ["Same heading"]) for slug in SLUGS]
    assert int(bound.Root.Outlines.Count) == 6


def test_each_outline_entry_leads_to_its_own_article(bound: pikepdf.Pdf) -> None:
    pages = [page.obj.objgen for page in bound.pages]
    with bound.open_outline() as outline:
        found = [pages.index(item.destination[0].objgen) for item in outline.root]
    first = {slug: pages.index(destinations(bound)[slug][0].objgen) for slug in SLUGS}
    assert found == [first[slug] for slug in SLUGS]
    assert len(set(found)) == 3


def destinations(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    names = list(pdf.Root.Names.Dests.Names)
    return {str(name): place for name, place in zip(names[::2], names[1::2], strict=True)}


def test_names_are_sorted_and_kept_apart(bound: pikepdf.Pdf) -> None:
    names = [bytes(name) for name in list(bound.Root.Names.Dests.Names)[::2]]
    assert names == sorted(set(names))
    assert {f"{slug}--same-heading".encode() for slug in SLUGS} <= set(names)


def test_a_link_leads_into_another_article(bound: pikepdf.Pdf) -> None:
    pages = [page.obj.objgen for page in bound.pages]
    links = [
        (index, str(link.Dest))
        for index, page in enumerate(bound.pages)
        for link in page.Annots
        if "/Dest" in link and str(link.Dest).endswith("same-heading")
    ]
    targets = [target.partition("--")[0] for _, target in links]
    # Each reference is its words, and the page number that follows them.
    assert targets == ["third", "third", "first", "first", "second", "second"]
    for index, target in links:
        assert pages.index(destinations(bound)[target][0].objgen) != index


def test_the_tags_of_all_articles_are_one_tree(bound: pikepdf.Pdf) -> None:
    (document,) = bound.Root.StructTreeRoot.K
    assert [str(kid.S) for kid in document.K] == ["/Art"] * 3
    assert all(kid.P.objgen == document.objgen for kid in document.K)
    tree = numbers(bound.Root.StructTreeRoot.ParentTree)
    assert list(tree) == sorted(tree)
    assert int(bound.Root.StructTreeRoot.ParentTreeNextKey) == max(tree) + 1
    keys = [int(page.obj.StructParents) for page in bound.pages]
    keys += [int(link.StructParent) for page in bound.pages for link in page.Annots]
    assert sorted(keys) == sorted(tree)
    for page in bound.pages:
        for link in page.Annots:
            assert str(tree[int(link.StructParent)].S) == "/Link"


def test_an_article_in_another_language_says_so(bound: pikepdf.Pdf) -> None:
    headlines = [element for element in read_elements(bound) if element.tag == "H1"]
    assert [element.language for element in headlines] == ["en", "en", "de"]


def test_authors_and_title_are_the_issues(bound: pikepdf.Pdf) -> None:
    assert str(bound.docinfo.Title) == "Number One"
    assert str(bound.docinfo.Author) == "Writer of the first, Writer of the second, Writer of the third"
