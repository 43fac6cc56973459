"""What a reader sees of the pages: none empty, no line alone, no heading at a foot, no caption apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_pages import Printed, read_printed

COLUMNS = {("feature", "a4"): 2, ("feature", "a5"): 1, ("newspaper", "a4"): 3, ("newspaper", "letter"): 3}
SET = [
    ("long", "a4", "feature"),
    ("many-photos", "a4", "feature"),
    ("many-photos", "letter", "newspaper"),
    ("plates", "a4", "feature"),
    ("plates", "a5", "feature"),
    ("tough", "a4", "feature"),
    ("huge-word", "a4", "feature"),
]


@pytest.fixture(params=SET, ids="-".join)
def pages(request: pytest.FixtureRequest, printed: Callable[..., Path]) -> Printed:
    return read_printed(printed(*request.param))


@pytest.fixture
def columns(request: pytest.FixtureRequest) -> int:
    _, page, theme = request.node.callspec.params["pages"]
    return COLUMNS[theme, page]


def test_no_page_is_empty(pages: Printed) -> None:
    for content in pages.pages:
        assert any(not run.artifact for run in content.runs) or content.images


def test_the_last_page_has_more_than_a_colophon(pages: Printed) -> None:
    assert len(pages.text(len(pages.pages) - 1)) > 250 or pages.pages[-1].images


def test_nothing_leaves_the_page(pages: Printed) -> None:
    for content in pages.pages:
        for run in content.runs:
            assert run.x >= -1, run
            assert run.end_x <= pages.width + 1, run
            assert 0 < run.y < pages.height, run


def test_no_line_of_a_paragraph_stands_alone(pages: Printed, columns: int) -> None:
    for element in pages.elements:
        if element.tag != "P" or "Caption" in element.path or not element.text.startswith("Item "):
            continue
        fragments = pages.fragments(element, columns=columns)
        if len(fragments) > 1:
            assert len(fragments[0].tops) > 1, element.text
            assert len(fragments[-1].tops) > 1, element.text


def test_no_heading_stands_at_a_foot(pages: Printed, columns: int) -> None:
    for heading, after in zip(pages.elements, pages.elements[1:], strict=False):
        if heading.tag[:1] == "H" and heading.tag != "H1" and pages.runs(heading) and pages.runs(after):
            last = pages.fragments(heading, columns=columns)[-1]
            first = pages.fragments(after, columns=columns)[0]
            assert (last.page_index, last.column) == (first.page_index, first.column), heading.text


def test_a_caption_stands_under_its_picture(pages: Printed) -> None:
    for figure, caption in zip(pages.elements, pages.elements[1:], strict=False):
        if figure.tag == "Figure":
            assert caption.tag == "Caption"
            ((page, _, _),) = figure.keys
            assert {run.page_index for run in pages.runs(caption)} == {page}


def test_heads_and_folios_are_mirrored(printed: Callable[..., Path]) -> None:
    pages = read_printed(printed("long"))
    for index, content in enumerate(pages.pages[1:], start=1):
        head = [run for run in content.runs if run.artifact]
        said = "".join(run.text for run in head)
        assert str(index + 1) in said
        if index % 2:
            assert min(run.x for run in head) < 60  # verso: outside is left
        else:
            assert max(run.end_x for run in head) > pages.width - 60
    assert "A Long Story" in "".join(run.text for run in pages.pages[2].runs if run.artifact)


def test_a_long_title_is_cut_in_the_running_head_only(printed: Callable[..., Path]) -> None:
    pages = read_printed(printed("huge-word"))
    heads = "".join(run.text for page in pages.pages for run in page.runs if run.artifact)
    assert "…" in heads
    (headline,) = (element.text for element in pages.elements if element.tag == "H1")
    assert headline.count("A Headline That Knows No End") == 10


def test_words_are_parted_by_plain_spaces(printed: Callable[..., Path]) -> None:
    pages = read_printed(printed("tough"))
    said = "".join(run.text for content in pages.pages for run in content.runs)
    assert "1 000 km" in said
    assert not {character for character in said if character.isspace()} - {" "}


def test_a_picture_never_touches_the_line_above(pages: Printed) -> None:
    for page, left, _, right, top in pages.figures:
        runs = [run for run in pages.pages[page].runs if not run.artifact and left - 2 < run.x < right]
        above = [run.y for run in runs if run.y > top]
        assert not above or min(above) > top + 5, (page + 1, top)
