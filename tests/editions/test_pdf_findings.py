"""What cannot be set as it should be: an error where something would be lost, a warning where it is poor."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_issues import arabic, article, hebrew

from presswork.cache import Cache
from presswork.errors import FindingsError
from presswork.model import Finding
from presswork.pipeline import Order, build


def findings_of(folder: Path, cache: Cache | None = None) -> tuple[Finding, ...]:
    """Return the findings of a build that is refused."""
    out = folder / "out"
    with pytest.raises(FindingsError) as caught:
        build(Order(folder=folder, out=out, cache=cache or Cache(None)), ["pdf"])
    assert not out.exists()
    return caught.value.findings


@pytest.mark.parametrize(
    ("text", "code_point"),
    [
        ("Tea for two \U0001f375.", "U+1F375"),
        ("The word 新聞 means newspaper.", "U+65B0"),
        ("Thai: ข่าว.", "U+0E02"),
    ],
)
def test_a_character_that_no_font_has_is_an_error(tmp_path: Path, text: str, code_point: str) -> None:
    found = findings_of(article(tmp_path, "headline: Letters\nlanguage: en", text))
    assert {finding.code for finding in found} == {"glyph-missing"}
    assert {finding.severity for finding in found} == {"error"}
    assert code_point in {finding.where for finding in found}
    assert {(finding.file, finding.line) for finding in found} == {("article.md", 6)}
    assert all(finding.hint for finding in found)


def test_every_missing_character_is_said_at_once(tmp_path: Path) -> None:
    found = findings_of(
        article(tmp_path, "headline: Letters\nlanguage: en", "\U0001f375 and 新聞, and 新 again.")
    )
    assert sorted(finding.where or "" for finding in found) == ["U+1F375", "U+65B0", "U+805E"]


@pytest.mark.parametrize("write", [arabic, hebrew])
def test_right_to_left_pages_are_printed_with_a_warning(tmp_path: Path, write: object) -> None:
    assert callable(write)
    built = build(Order(folder=write(tmp_path), out=tmp_path / "out", cache=Cache(None)), ["pdf"])
    (finding,) = (finding for finding in built.findings if finding.code == "rtl-layout")
    assert (finding.severity, finding.file) == ("warning", "article.md")


def test_the_warning_is_the_prints_alone(tmp_path: Path) -> None:
    built = build(Order(folder=hebrew(tmp_path), out=tmp_path / "out", cache=Cache(None)), ["epub"])
    assert built.findings == ()


def test_a_text_that_a_style_sheet_hides_is_an_error(tmp_path: Path) -> None:
    folder = article(tmp_path, "headline: Hidden\nlanguage: en", "One paragraph.\n\nAnother one.")
    (folder / "templates").mkdir()
    (folder / "templates/publication.css").write_text("p.text:first-child { display: none }")
    (finding,) = findings_of(folder)
    assert (finding.code, finding.where) == ("text-lost", f"{folder.name.replace('_', '-')}--p1")


def test_an_error_is_found_again_with_a_cache(tmp_path: Path) -> None:
    folder = article(tmp_path / "letters", "headline: Letters\nlanguage: en", "新")
    cache = Cache(tmp_path / "cache")
    assert findings_of(folder, cache) == findings_of(folder, cache)


def test_an_error_in_one_article_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "issue.toml").write_text('title = "One"\nlanguage = "en"\narticles = ["a", "b", "c"]\n')
    for name, text in (("a", "新"), ("b", "Fine."), ("c", "聞")):
        article(tmp_path / name, f"headline: {name}\nlanguage: en", text)
    assert [finding.file for finding in findings_of(tmp_path)] == ["a/article.md", "c/article.md"]
