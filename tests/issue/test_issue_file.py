"""issue.toml: what it says is read, and every fault of it is told in one run, with its line."""

from __future__ import annotations

from pathlib import Path

from pdf_issues import article, jpeg
from whole_issues import orbit

from presswork.content.read import read_issue
from presswork.pipeline import Order, read_source


def test_all_of_it_is_read(tmp_path: Path) -> None:
    issue = read_source(Order(folder=orbit(tmp_path))).issue
    assert [item.slug for item in issue.articles] == ["letters", "harbour", "rain"]
    assert (issue.number, issue.date, issue.front_matter) == ("7", "Winter 2026", "roman")
    assert issue.publication.masthead == (("Editor", ("Ada Example",)),)
    assert [(item.name, item.articles, item.opener) for item in issue.sections] == [
        ("Ports", ("harbour", "rain"), True)
    ]
    assert issue.contents
    assert issue.articles[2].start == "recto"
    assert issue.articles[1].page_budget == 1
    assert issue.articles[1].contributors[0].name == "Mary Other"


def test_the_covers_photo_has_the_words_of_the_article_that_shows_it(tmp_path: Path) -> None:
    issue = read_source(Order(folder=orbit(tmp_path))).issue
    assert issue.own is not None
    assert issue.cover is not None
    photo = issue.own.photo(issue.cover.photo)
    assert (photo.alt, photo.credit) == ("Ships.", "Ada Example / Agency")


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    article(tmp_path / "one", "headline: One", "Text.")
    lines = [
        'title = "Number One"',
        'articles = ["one"]',
        'frontmatter = "roman"',
        'isbn = "978-0-306-40615-8"',
        'fillers = "hous"',
        "[publication]",
        'name = "The Orbit"',
        'issn = "2049-3631"',
        "[[sections]]",
        'name = "Ports"',
        'articles = ["gone"]',
        "[[sections]]",
        'nam = "Presses"',
        'articles = ["one"]',
        "[cover]",
        'photo = "none.jpg"',
        'lines = ["[Gone](article:gone)"]',
    ]
    (tmp_path / "issue.toml").write_text("\n".join(lines), encoding="utf-8")
    found = {(finding.code, finding.line) for finding in read_issue(tmp_path, root=tmp_path).findings}
    assert {
        ("header-unknown-key", 3),
        ("isbn-wrong", 4),
        ("header-wrong-type", 5),
        ("issn-wrong", 8),
        ("article-missing", 11),
        ("header-unknown-key", 13),
        ("header-missing-field", 12),
        ("slug-repeated", 14),
    } <= found
    told = " ".join(finding.message for finding in read_issue(tmp_path, root=tmp_path).findings)
    assert "Did you mean `front_matter`?" in told
    assert "Did you mean `house`?" in told


def test_an_issue_without_articles_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "issue.toml").write_text('title = "Empty"\n', encoding="utf-8")
    result = read_issue(tmp_path, root=tmp_path)
    assert result.issue is None
    assert any("lists no articles" in finding.message for finding in result.findings)


def test_a_link_to_an_article_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    folder = orbit(tmp_path)
    jpeg(folder / "letters/photos/x.jpg")
    text = "Text, and [more](article:harbor).\n\nSee [](article:rain#the-rof)."
    article(folder / "letters", "headline: Letters\nlead: x.jpg", text)
    found = [item for item in read_source(Order(folder=folder)).findings if item.code == "dead-link"]
    assert [(item.line, item.file) for item in found] == [
        (6, "content/winter/letters/article.md"),
        (8, "content/winter/letters/article.md"),
    ]
    assert "Did you mean `harbour`?" in found[0].message
    assert "Did you mean `the-roof`?" in found[1].message.replace("the_roof", "the-roof")
