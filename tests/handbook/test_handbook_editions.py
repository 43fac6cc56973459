"""The handbook's editions, built once: sound by every validator, nothing in the margin, contents that are right."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import fitz
import pytest

from presswork.cache import Cache
from presswork.model import PAGE_SIZES
from presswork.pipeline import Order, Read, build, read_source
from presswork.pipeline.preflighting import preflight
from presswork.preflight.run import check_files

pytestmark = pytest.mark.long
HANDBOOK = Path(__file__).parents[2] / "content" / "handbook"
# The chapters that are printed for preflight: tables, code, lists and every kind of picture. All of them
# together take a minute; `make handbook` and `presswork check` do that.
ON_A_PRESS = ("first-issue", "photos", "booklets", "words")
# How many pages these few chapters make says nothing about the handbook.
ALLOWED_ON_A_PRESS = {"page-count-unfit"}
ARTICLE_LINK = re.compile(r"\[([^\[\]]*)\]\(article:[^)]*\)")
PT_PER_MM = 72 / 25.4
INNER, OUTER, HANGING = 44, 46, 8


@pytest.fixture(scope="module")
def read() -> Read:
    return read_source(Order(folder=HANDBOOK))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, shared_folder: Path, read: Read) -> Path:
    out = tmp_path_factory.mktemp("handbook")
    cache = Cache(shared_folder / "cache")
    built = build(Order(folder=HANDBOOK, out=out, cache=cache), ["pdf", "epub"])
    assert built.findings == ()
    return out


def test_validators_and_our_own_checks_find_nothing(out: Path, read: Read) -> None:
    found = check_files(out / "handbook.pdf", out / "handbook.epub", issue=read.issue, validators=True)
    assert [(finding.code, finding.page, finding.message) for finding in found] == []


def test_preflight_passes_its_press_edition(tmp_path: Path, shared_folder: Path) -> None:
    folder = tmp_path / "handbook"
    for chapter in ON_A_PRESS:
        shutil.copytree(HANDBOOK / chapter, folder / chapter)
        text = (HANDBOOK / chapter / "article.md").read_text(encoding="utf-8")
        (folder / chapter / "article.md").write_text(ARTICLE_LINK.sub(r"\1", text), encoding="utf-8")
    whole, _, _ = (HANDBOOK / "issue.toml").read_text(encoding="utf-8").partition("[[sections]]")
    listed = f'[[sections]]\nname = "All"\narticles = {json.dumps(ON_A_PRESS)}\n'
    (folder / "issue.toml").write_text(ARTICLE_LINK.sub(r"\1", whole) + listed, encoding="utf-8")
    built = build(Order(folder=folder, out=tmp_path, cache=Cache(shared_folder / "cache")), ["press"])
    (verdict,) = preflight([built.written[0].path])
    found = [finding for finding in verdict.findings if finding.code not in ALLOWED_ON_A_PRESS]
    assert [(finding.code, finding.page, finding.message) for finding in found] == []


def test_nothing_runs_into_the_margins(out: Path) -> None:
    width = PAGE_SIZES["a5"].width_mm * PT_PER_MM
    wrong = []
    with fitz.open(out / "handbook.pdf") as pdf:
        for number, page in enumerate(pdf, 1):
            if number > 1:  # the cover's type stands where it likes
                left, right = (INNER, OUTER) if number % 2 else (OUTER, INNER)
                words = page.get_text("words")
                wrong += [
                    (number, word[4])
                    for word in words
                    if word[0] < left - HANGING or word[2] > width - right + HANGING
                ]
    assert wrong == []


def test_contents_name_the_pages_on_which_chapters_begin(out: Path, read: Read) -> None:
    with fitz.open(out / "handbook.pdf") as pdf:
        begins = {title: page for level, title, page in pdf.get_toc()}
        text = " ".join(" ".join(page.get_text() for page in pdf.pages(2, 4)).split())
        for article in read.issue.articles:
            page = begins[article.headline]
            assert f"{page} {article.headline}" in text
            opening = " ".join(pdf[page - 1].get_text().split())
            assert article.headline in opening


def test_code_stands_in_its_block_and_tables_keep_their_heads(out: Path) -> None:
    with fitz.open(out / "handbook.pdf") as pdf:
        first = next(number for level, title, number in pdf.get_toc() if title.startswith("Every finding"))
        for page in pdf.pages(first, pdf.page_count - 2):
            lines = page.get_text().splitlines()
            assert re.search("What it means", "\n".join(lines)), page.number
