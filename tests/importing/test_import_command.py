"""`presswork import`: what is written where, what is refused, and that nothing is ever lost or left over."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from presswork.cli import main
from presswork.content.importing.writing import place
from presswork.content.read import read_issue

TOP = Path(__file__).parents[2]

STORY = """The Harbour Wakes

Ships came in at dawn, as they had for a hundred years.

The crane lifted *nothing* all day; the men sat & waited.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "presswork.toml").write_text('name = "orbit"\n')
    (root / "harbour.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def run(*arguments: str | Path) -> int:
    return main([*map(str, arguments)])


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_text_becomes_an_article_that_says_the_same(project: Path) -> None:
    assert run("import", "harbour.txt", "--to", "content/harbour", "--language", "en") == 0
    assert sorted(tree(project / "content")) == ["harbour/article.md", "harbour/import-report.md"]
    result = read_issue(project / "content/harbour")
    assert result.issue and not [f for f in result.findings if f.severity == "error"]
    article = result.issue.articles[0]
    assert article.language == "en"
    words = " ".join([article.headline, *(block.html for block in article.blocks)])
    assert "lifted *nothing* all day; the men sat &amp; waited." in words
    assert "Imported from harbour" in (project / "content/harbour/import-report.md").read_text()


def test_letters_that_turn_others_around_are_left_out(project: Path) -> None:
    turned = STORY.replace("lifted", "\u202elifted\u202c", 1)
    assert turned != STORY
    (project / "harbour.txt").write_text(turned, encoding="utf-8")
    assert run("import", "harbour.txt", "--to", "content/harbour", "--language", "en") == 0
    assert "\u202e" not in (project / "content/harbour/article.md").read_text(encoding="utf-8")


def test_the_same_source_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("import", "harbour.txt", "--to", f"content/{name}") == 0
    assert tree(project / "content/one") == tree(project / "content/two")


def test_a_folder_that_holds_something_is_left_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = project / "content" / "harbour"
    target.mkdir(parents=True)
    (target / "mine.txt").write_text("mine")
    before = tree(project)
    assert run("import", "harbour.txt", "--to", "content/harbour") == 2
    assert "--force" in capsys.readouterr().err
    assert tree(project) == before


def test_force_keeps_what_stood_there_each_time(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("First text.", "Second text.", "Third text."):
        (project / "a.txt").write_text(text)
        assert run("import", "a.txt", "--to", "content/a", "--force") == 0
    said = capsys.readouterr().out
    assert "a.bak-1: what stood there before" in said and "a.bak-2" in said
    texts = [(project / "content" / name / "article.md").read_text() for name in ("a.bak-1", "a.bak-2", "a")]
    assert [re.search(r"(\w+) text", text)[1] for text in texts] == ["First", "Second", "Third"]  # type: ignore[index]


def test_json_writes_nothing_and_says_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(project)
    assert run("import", "harbour.txt", "--json", "--language", "pt_BR".replace("_", "-")) == 0
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert {"title", "authors", "date", "language", "blocks"} <= record.keys()
    assert record["language"] == "pt-BR" and record["authors"] == [] and record["date"] == ""
    assert {block["type"] for block in record["blocks"]} <= {"paragraph", "heading"}
    assert "lifted *nothing* all day; the men sat & waited." in record["blocks"][-1]["text"]
    assert tree(project) == before


def test_standard_input_is_read(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO("Größe zählt nicht überall.".encode("cp1252")))
    )
    assert run("import", "-", "--json") == 0
    assert "Größe zählt nicht überall." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "Word 97"),
        (b"7z\xbc\xaf\x27\x1c", "ZIP"),
        (bytes(range(32)) * 40, "not text"),
        (b" \n\t\n", "nothing"),
        (b'<?xml version="1.0"?><invoice/>', "XML"),
        (b'{"invoice": 1}', "JSON"),
    ],
)
@pytest.mark.parametrize("further", [[], ["--json"]])
def test_what_is_not_imported_is_refused_with_what_to_do(
    project: Path, capsys: pytest.CaptureFixture[str], data: bytes, word: str, further: list[str]
) -> None:
    (project / "source.docx").write_bytes(data)
    before = tree(project)
    assert run("import", "source.docx", *further) == 2
    said = capsys.readouterr()
    assert word in said.err and "source.docx: error: " in said.err and said.out == ""
    assert said.err.count("\n") >= 2  # and a hint
    assert tree(project) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere.txt"],
        ["harbour.txt", "--to", "../outside"],
        ["harbour.txt", "--to", "content/../../outside"],
        ["harbour.txt", "--to", "."],
        ["harbour.txt", "--to", "harbour.txt"],
        ["harbour.txt", "--to", "link/inside"],
        ["harbour.txt", "--language", "what is this"],
        ["empty-folder"],
    ],
)
def test_wrong_usage_leaves_nothing_behind(project: Path, arguments: list[str]) -> None:
    (project / "empty-folder").mkdir()
    outside = project.parent / "elsewhere"
    outside.mkdir()
    (project / "link").symlink_to(outside)
    before = tree(project.parent)
    assert run("import", *arguments) == 2
    assert tree(project.parent) == before
    assert not (project.parent / "outside").exists() and not list(outside.iterdir())


def test_an_absolute_target_may_be_a_project_of_its_own(project: Path, tmp_path: Path) -> None:
    assert run("import", "harbour.txt", "--to", tmp_path / "other" / "harbour") == 0
    assert (tmp_path / "other/harbour/article.md").is_file()


def test_without_a_target_the_title_names_it(project: Path) -> None:
    (project / "page.txt").write_text("x")
    assert run("import", "page.txt") == 0
    assert (project / "content").is_dir()
    (made,) = (project / "content").iterdir()
    assert re.fullmatch(r"[a-z0-9-]+", made.name)


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_nothing_is_left_of_an_import_that_breaks_off(
    project: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def broken(path: Path, data: bytes) -> None:
        if path.name != "article.md":
            raise fault
        path.write_bytes(data)

    monkeypatch.setattr(place, "_write", broken)
    before = tree(project)
    assert run("import", "harbour.txt", "--to", "content/deep/harbour") in (2, 130)
    assert tree(project) == before and not (project / "content").exists()


def test_force_that_breaks_off_leaves_the_old(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("import", "harbour.txt", "--to", "content/a") == 0
    before = tree(project)
    rename = Path.rename

    def broken(self: Path, target: Path) -> Path:
        if self.name.startswith(".presswork-new-"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", broken)
    assert run("import", "harbour.txt", "--to", "content/a", "--force") == 130
    assert tree(project) == before


def test_what_a_killed_import_left_is_cleared(project: Path) -> None:
    litter = project / "content" / ".presswork-new-0123"
    litter.mkdir(parents=True)
    (litter / "article.md").write_text("half")
    assert run("import", "harbour.txt", "--to", "content/a") == 0
    assert not litter.exists()


def test_a_folder_becomes_an_issue_in_order(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "sources"
    (folder / "sub").mkdir(parents=True)
    for name, text in (
        ("10-last", "Ten."),
        ("2-second", "Two."),
        ("sub/3-third", "Three."),
        ("1-first", "One."),
    ):
        (folder / f"{name}.txt").write_text(f"The harbour\n\n{text} {STORY}")
    (folder / "notes.pdf").write_bytes(b"%PDF-1.4")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "link.txt").symlink_to("/etc/hostname")
    assert run("import", "sources", "--to", "content/issue", "--language", "en") == 0
    assert "source-passed-over" in capsys.readouterr().err
    result = read_issue(project / "content/issue")
    assert result.issue
    assert result.issue.title == "sources"
    texts = ["".join(block.html for block in article.blocks) for article in result.issue.articles]
    assert [re.search("One|Two|Ten|Three", text)[0] for text in texts] == ["One", "Two", "Ten", "Three"]  # type: ignore[index]
    assert [article.slug for article in result.issue.articles][:2] == ["1-first", "2-second"]
    report = (project / "content/issue/import-report.md").read_text()
    assert report.count("- File: ") == 4 and "notes.pdf" in report


def test_make_import_is_the_short_form() -> None:
    # Where make runs the tests, its own flags and level would be passed on.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}

    def shown(*more: str) -> str:
        asked = ["make", "-n", "import", "SOURCE=my story.docx", *more]
        made = subprocess.run(asked, cwd=TOP, capture_output=True, text=True, check=True, env=plain).stdout
        return " ".join(made.replace("\\", " ").split())

    assert shown().endswith('.venv/bin/presswork import "my story.docx"')
    whole = shown("TO=content/a b", "IN=de", "FETCH=1", "FORCE=1")
    assert whole.endswith('"my story.docx" --to "content/a b" --language "de" --fetch --force')
    none = subprocess.run(
        ["make", "-n", "import"], cwd=TOP, capture_output=True, text=True, check=True
    ).stdout
    assert "exit 2" in none
