"""Where the pages of print begin: as the e-book's page list says it, and as the PDF shows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pdf_pages import read_printed

from presswork.cache import Cache
from presswork.composition.galley import compose
from presswork.model import Issue, PageStart
from presswork.pipeline import Order, read_source
from presswork.pipeline.deriving import derive_all
from presswork.pipeline.printing import page_starts, print_parts

MADE = [
    ("long", "a4", "feature"),
    ("lists", "a5", "feature"),
    ("lists", "a4", "newspaper"),
    ("many-photos", "a4", "feature"),
    ("tough", "a4", "feature"),
    ("plates", "a5", "feature"),
]


@pytest.fixture(params=MADE, ids="-".join)
def case(
    request: pytest.FixtureRequest, printed: Callable[..., Path], shared_folder: Path
) -> tuple[Path, Issue, tuple[PageStart, ...]]:
    name, page, theme = request.param
    path = printed(name, page, theme)
    order = Order(
        folder=path.parent / "source" / name, page=page, theme=theme, cache=Cache(shared_folder / "cache")
    )
    read = read_source(order)
    return path, read.issue, page_starts(print_parts(read, order))


def written(issue: Issue, cache: Cache) -> dict[str, str]:
    """Return the text of each block of the issue's articles, white space left out."""
    blocks = {}
    for article in issue.articles:
        order = Order(folder=issue.folder, cache=cache)
        galley = compose(issue, article, derivatives=derive_all(article, order, boxes={}, edition="pdf"))
        for element in etree.HTML(galley.html).iter("*"):
            if (name := element.get("id", "")).startswith(f"{article.slug}--"):
                blocks[name] = re.sub(r"\s+", "", "".join(element.itertext()))
    return blocks


def test_each_page_begins_where_it_says(
    case: tuple[Path, Issue, tuple[PageStart, ...]], shared_folder: Path
) -> None:
    path, issue, starts = case
    pages, blocks = read_printed(path), written(issue, Cache(shared_folder / "cache"))
    assert len(starts) == len(pages.pages)
    assert starts[0].block == issue.articles[0].slug
    for start in starts[1:]:
        text = re.sub(r"[\W_]+", "", blocks[start.block][start.offset :])
        if "--photo-" in start.block:
            text = re.sub(r"[\W_]+", "", blocks[start.block])
        shown = first_text(pages.text(start.page_index), text)
        assert text[:20] in shown, (start, text[:30], shown[:60])


def first_text(page: str, text: str) -> str:
    """Return the head of a page, as far as a list's number or a table's repeated head may reach."""
    return page[: len(text[:20]) + 12]


def test_pages_follow_each_other(case: tuple[Path, Issue, tuple[PageStart, ...]]) -> None:
    _, _, starts = case
    assert [start.page_index for start in starts] == list(range(len(starts)))
    assert [start.label for start in starts] == [str(number + 1) for number in range(len(starts))]
    assert len({(start.block, start.offset) for start in starts}) == len(starts)
