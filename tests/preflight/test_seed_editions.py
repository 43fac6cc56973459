"""The seed article's own editions: every word under its proper tag, and no defect passes unseen."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

import pikepdf
import pytest

from presswork.model import Issue
from presswork.pipeline import Order, Read, build, read_source
from presswork.preflight.parity import key
from presswork.preflight.pdf_text import TextElement, text_of
from presswork.preflight.run import check_files

SEED = Path(__file__).parents[2] / "content" / "over-tea"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    order = Order(folder=SEED, out=tmp_path_factory.mktemp("dist"))
    build(order, ("pdf", "epub"))
    return read_source(order)


@pytest.fixture(scope="module")
def elements(read: Read) -> list[TextElement]:
    return text_of(str(read.path("pdf")))


def plain(html: str) -> str:
    return key(unescape(re.sub("<[^>]+>", "", html))).replace('"', "").replace("'", "")


def tagged(elements: list[TextElement], *tags: str) -> list[str]:
    return [plain(element.text) for element in elements if element.tag in tags]


def codes(pdf: Path | None, epub: Path | None, issue: Issue) -> list[str]:
    return [finding.code for finding in check_files(pdf, epub, issue=issue, validators=False)]


def test_every_text_stands_under_its_tag_in_order(read: Read, elements: list[TextElement]) -> None:
    (article,) = read.issue.articles
    assert tagged(elements, "H1") == [plain(article.headline)]
    paragraphs = tagged(elements, "P")
    wanted = [plain(block.html) for block in article.blocks if block.kind == "paragraph"]
    positions = [paragraphs.index(text) for text in wanted]
    assert positions == sorted(positions)
    assert plain(article.standfirst) in paragraphs[: positions[0]]
    quotes = [element for element in elements if element.path[-2:] == ("BlockQuote", "P")]
    (pull_quote,) = (block for block in article.blocks if block.kind == "pull-quote")
    assert plain(quotes[0].text) == plain(pull_quote.html)


def test_photos_have_caption_credit_and_alt_apart(read: Read, elements: list[TextElement]) -> None:
    (article,) = read.issue.articles
    figures = [element for element in elements if element.tag == "Figure"]
    spans = [plain(element.text) for element in elements if element.path[-2:] == ("Caption", "Span")]
    assert len(figures) == len(article.photos) == 2
    for photo, figure in zip(article.photos, figures, strict=True):
        assert figure.alt
        assert plain(photo.caption) in spans
        assert any(span.endswith(plain(photo.credit)) for span in spans)
        assert not any(plain(photo.caption) in span and plain(photo.credit) in span for span in spans)


def test_own_checks_find_nothing(read: Read) -> None:
    assert codes(read.path("pdf"), read.path("epub"), read.issue) == []


@pytest.mark.validator
def test_validators_find_nothing(read: Read) -> None:
    assert check_files(read.path("pdf"), read.path("epub"), issue=read.issue) == ()


def test_paragraph_taken_out_of_the_book_is_missed(read: Read, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(read.path("epub")) as book, zipfile.ZipFile(broken, "w") as copy:
        for info in book.infolist():
            data = book.read(info)
            if info.filename.endswith("article-over-tea.xhtml"):
                data, count = re.subn(rb'<p id="over-tea--p4".*?</p>', b"", data, flags=re.DOTALL)
                assert count == 1
            copy.writestr(info, data)
    assert "parity-missing" in codes(read.path("pdf"), broken, read.issue)


def test_paragraph_taken_out_of_the_tree_is_missed(read: Read, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(read.path("pdf")) as pdf:
        article = next(kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/Art")
        paragraphs = [index for index, kid in enumerate(article.K) if kid.S == "/P"]
        del article.K[paragraphs[4]]
        pdf.save(broken)
    found = codes(broken, read.path("epub"), read.issue)
    assert {"pdf-text-untagged", "parity-missing"} <= set(found)
