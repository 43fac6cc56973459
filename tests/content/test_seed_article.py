"""The seed article: the owner's words, with the mends that EDITS.md lists and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from presswork.content import copy_checks
from presswork.content.read import read_issue
from presswork.content.sanitise import text_of
from presswork.model import Article, Issue

FOLDER = Path(__file__).parents[2] / "content" / "over-tea"


@pytest.fixture(scope="module")
def issue() -> Issue:
    result = read_issue(FOLDER)
    assert not result.findings
    assert result.issue is not None
    return result.issue


@pytest.fixture(scope="module")
def article(issue: Issue) -> Article:
    return issue.articles[0]


def test_it_is_an_issue_of_one(issue: Issue) -> None:
    assert (issue.slug, issue.title, issue.language) == ("over-tea", "An Invitation to Tea", "en-US")
    assert len(issue.articles) == 1


def test_nothing_is_invented(article: Article, issue: Issue) -> None:
    assert article.byline == ()
    assert article.dateline == ""
    assert article.published is None
    assert issue.published is None


def test_the_only_copy_findings_are_the_photos_that_were_not_supplied(issue: Issue) -> None:
    assert [finding.code for finding in copy_checks.check(issue)] == ["photo-fpo", "photo-fpo"]


def test_photos_have_each_of_their_fields_once(article: Article) -> None:
    capsule, rocket = article.photos
    assert capsule.placement == "lead"
    assert capsule.alt == text_of(capsule.caption)
    assert capsule.caption.count("Endeavour") == 1
    assert capsule.credit == "NASA / Handout"
    assert (rocket.alt, rocket.credit) == ("Roscosmos Launch", "Roscosmos")
    assert rocket.caption == "Soyuz-2 carrier rocket launch from the Plesetsk Cosmodrome on May 22, 2020."
    assert all(photo.is_fpo and photo.stand_in for photo in article.photos)


def test_the_pull_quote_is_word_for_word_from_the_text(article: Article) -> None:
    (quote,) = [block for block in article.blocks if block.kind == "pull-quote"]
    text = " ".join(text_of(block.html) for block in article.blocks if block.kind == "paragraph")
    assert text_of(quote.html) in text
    assert quote.attribution == "Dmitriy Rogozin, on CNN"


def test_quotation_marks_are_curly_and_in_pairs() -> None:
    body = (FOLDER / "article.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    prose = "\n".join(line for line in body.split("\n") if not line.startswith("!["))
    assert '"' not in prose
    assert "'" not in prose
    assert prose.count("“") == prose.count("”")
    assert "\u00a0" not in body


def test_every_mend_names_a_line_that_holds_it() -> None:
    lines = (FOLDER / "article.md").read_text(encoding="utf-8").split("\n")
    edits = (FOLDER / "EDITS.md").read_text(encoding="utf-8").split("## Added")[0]
    rows = re.findall(r"^\| (\d+) \| ([^|]*) \|", edits, re.MULTILINE)
    assert len(rows) > 10
    for number, now in rows:
        for words in re.findall(r"`([^`]+)`", now):
            assert words in lines[int(number) - 1], (number, words)


def test_dropping_the_photo_in_replaces_the_stand_in(tmp_path: Path) -> None:
    folder = tmp_path / "over-tea"
    (folder / "photos").mkdir(parents=True)
    (folder / "article.md").write_bytes((FOLDER / "article.md").read_bytes())
    (folder / "photos" / "crew-dragon-endeavour.jpg").write_bytes(b"a photo")
    result = read_issue(folder)
    assert result.issue is not None
    capsule, rocket = result.issue.articles[0].photos
    assert capsule.path == folder / "photos" / "crew-dragon-endeavour.jpg"
    assert rocket.path is None
    assert rocket.stand_in is not None
