"""Project roots, slugs, identifiers, and issues of several articles."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import pytest
from desk import Desk

from presswork.content.project import find_root, issue_identifier, make_slug
from presswork.content.read import read_issue
from presswork.content.values import parse_language
from presswork.errors import UsageError


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("over-tea", "over-tea"),
        ("Over Tea", "over-tea"),
        ("Über Größe", "uber-grosse"),
        ("Чай", "chay"),
        ("日本", "riben"),
        ("a/b\\c;rm -rf $HOME`x`", "a-b-c-rm-rf-home-x"),
        ("--x--", "x"),
        ("..", None),
        ("???", None),
        ("CON", "con-issue"),
        ("lpt1", "lpt1-issue"),
        ("Musk’s tea", "musks-tea"),
        ("ｆｕｌｌ", "full"),
        ("x" * 300, "x" * 80),
    ],
)
def test_slugs(name: str, slug: str | None) -> None:
    if slug is None:
        with pytest.raises(UsageError, match="Rename"):
            make_slug(name)
    else:
        assert make_slug(name) == slug
        assert make_slug(slug) == slug or slug.endswith("-issue")


def test_the_root_is_the_nearest_project_file(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    assert find_root(inner) == inner.resolve()
    (tmp_path / "presswork.toml").touch()
    assert find_root(inner) == tmp_path.resolve()
    (tmp_path / "a" / "presswork.toml").touch()
    assert find_root(inner) == (tmp_path / "a").resolve()


def test_identifiers_last() -> None:
    first = issue_identifier("test", "launch", "")
    # Permanent: a change here would give every issue in the world another identity.
    assert first == "urn:uuid:01bc2085-b20a-5a4f-b49e-dd40f9b132e0"
    assert first == f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'presswork:test/launch')}"
    assert first != issue_identifier("test", "landing", "")
    assert issue_identifier("test", "launch", "urn:isbn:1") == "urn:isbn:1"
    assert issue_identifier("x", "y", "A53AB74D-0000-5000-8000-000000000000").startswith("urn:uuid:a53ab74d")


def test_the_identifier_does_not_change_with_the_place(tmp_path: Path) -> None:
    found = set()
    for name in ("here", "there"):
        desk = Desk(tmp_path / name)
        desk.read()
        assert desk.issue is not None
        found.add(desk.issue.identifier)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("tag", "result"),
    [
        ("en", "en"),
        ("PT-br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("de-CH-1996", "de-CH-1996"),
        ("sr-latn", "sr-Latn"),
        ("x-klingon", "x-klingon"),
        ("en_US", None),
        ("english language", None),
        ("e", None),
        ("", None),
    ],
)
def test_language_tags(tag: str, result: str | None) -> None:
    assert parse_language(tag) == result


def test_the_projects_settings_stand_behind_the_articles(desk: Desk) -> None:
    (desk.root / "presswork.toml").write_text(
        'name = "orbit"\ntheme = "newspaper"\npage = "a5"\nlanguage = "de"\n[publication]\nname = "The Orbit"\n'
    )
    article = desk.read(header="headline: x\npage: letter")
    assert desk.codes == []
    assert desk.issue is not None
    assert (desk.issue.theme, desk.issue.page, article.language) == ("newspaper", "letter", "de")
    assert desk.issue.publication.name == "The Orbit"


@pytest.mark.parametrize(
    ("toml", "code", "line"),
    [
        ('nmae = "x"\n', "header-unknown-key", 1),
        ('name = "x"\n\n[publication]\nname = "y"\npublischer = "z"\n', "header-unknown-key", 5),
        ('name = "x"\npage = 3\n', "header-wrong-type", 2),
        ('name = "x"\nname = "y"\n', "toml-unreadable", 2),
        ("name\n", "toml-unreadable", 1),
        ("x = " + "[" * 5000, "toml-unreadable", 1),
    ],
)
def test_faults_of_the_project_file(desk: Desk, toml: str, code: str, line: int) -> None:
    (desk.root / "presswork.toml").write_text(toml)
    desk.read()
    assert desk.codes == [(code, line)]
    assert desk.findings[0].file == "presswork.toml"


def write_article(folder: Path, headline: str) -> None:
    folder.mkdir(parents=True)
    (folder / "article.md").write_text(
        f"---\nheadline: {headline}\n---\nText [x](#two--p1).\n", encoding="utf-8"
    )


def test_an_issue_of_several_articles(desk: Desk) -> None:
    for name in ("One", "two", "three"):
        write_article(desk.folder / name, name)
    (desk.folder / "issue.toml").write_text(
        'title = "Winter"\nlanguage = "en-GB"\npublished = 2026-11-22\narticles = ["two", "One/article.md"]\n'
    )
    result = read_issue(desk.folder)
    assert result.findings == ()
    issue = result.issue
    assert issue is not None
    assert (issue.title, issue.language, issue.slug) == ("Winter", "en-GB", "launch")
    assert [article.slug for article in issue.articles] == ["two", "one"]
    assert [article.language for article in issue.articles] == ["en-GB", "en-GB"]
    assert issue.published is not None


@pytest.mark.parametrize(
    ("articles", "code"),
    [
        ('["one", "missing"]', "article-missing"),
        ('["one", "../../x"]', "path-outside-project"),
        ('["one", "/etc"]', "path-outside-project"),
        ('["one", "one/article.md"]', "slug-repeated"),
        ("[]", "header-missing-field"),
        ('"one"', "header-wrong-type"),
    ],
)
def test_faults_of_the_issue_file(desk: Desk, articles: str, code: str) -> None:
    write_article(desk.folder / "one", "One")
    (desk.folder / "issue.toml").write_text(f'title = "W"\nlanguage = "en"\narticles = {articles}\n')
    findings = read_issue(desk.folder).findings
    assert code in [finding.code for finding in findings]
    assert all(finding.hint and finding.file and finding.line for finding in findings)


def test_nothing_that_is_said_holds_an_absolute_path(desk: Desk) -> None:
    desk.read("![](pad.jpg)\n\n![](/etc/x)\n\n[x](y)\n", "headlin: x")
    for finding in desk.findings:
        assert str(desk.root) not in f"{finding.message} {finding.hint} {finding.file} {finding.where}"


def test_relative_folders_are_read_from_where_the_command_stands(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.read()
    monkeypatch.chdir(desk.folder)
    result = read_issue(Path())
    assert result.issue is not None
    assert result.issue.slug == "launch"
    assert os.fspath(result.issue.folder) == os.fspath(desk.folder.resolve())
