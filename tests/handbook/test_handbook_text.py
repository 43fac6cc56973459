"""The handbook's words: its tables say what the code says, its commands are commands, its pictures are small."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from presswork import cli
from presswork.content import fields
from presswork.pipeline import Order, read_source

TOP = Path(__file__).parents[2]
HANDBOOK = TOP / "content" / "handbook"
TEXTS = {path.parent.name: path.read_text(encoding="utf-8") for path in HANDBOOK.glob("*/article.md")}
SHELL = [
    (chapter, line)
    for chapter, text in sorted(TEXTS.items())
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
MOST_BYTES = 2_000_000


def test_it_reads_without_a_finding_and_says_who_made_each_picture():
    read = read_source(Order(folder=HANDBOOK))
    assert read.findings == ()
    assert len(read.issue.articles) >= 10
    for article in read.issue.articles:
        for photo in article.photos:
            assert photo.path and photo.alt and photo.caption and photo.credit, (article.slug, photo.file)


def test_every_chapter_is_in_the_issue_and_in_the_readme():
    slugs = {article.slug for article in read_source(Order(folder=HANDBOOK)).issue.articles}
    assert slugs == set(TEXTS)
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    assert [slug for slug in slugs if f"content/handbook/{slug}/article.md" not in readme] == []


def test_pictures_are_small_and_all_placed():
    pictures = list(HANDBOOK.rglob("*.jpg")) + list(HANDBOOK.rglob("*.png"))
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES
    for path in pictures:
        text = (HANDBOOK / "issue.toml").read_text() if path.parent.parent == HANDBOOK else ""
        assert path.name in (text or TEXTS[path.parent.parent.name]), path


@pytest.mark.parametrize(
    ("chapter", "table"),
    [
        ("headers", fields.HEADER),
        ("headers", fields.PHOTO),
        ("headers", fields.PROJECT),
        ("issues", fields.ISSUE),
        ("issues", fields.COVER),
        ("issues", fields.SECTION),
        ("issues", fields.PUBLICATION),
        ("issues", fields.HOUSE_AD),
    ],
)
def test_every_field_is_explained_as_the_code_does(chapter, table):
    rows = [line for line in TEXTS[chapter].splitlines() if line.startswith("| `")]
    for field in table:
        name = f"`{field.name}`" + (" (required)" if field.required else "")
        assert any(row.startswith(f"| {name} |") and row.endswith(f"| {field.meaning} |") for row in rows), (
            name
        )


@pytest.mark.parametrize(("chapter", "line"), SHELL)
def test_each_command_is_one(chapter, line):
    words = shlex.split(line, comments=True)
    program = Path(words[0]).name
    if program == "presswork":
        parser = cli._parser(as_json=False)
        options = parser.parse_args([word.strip("[]") for word in words[1:]])
        assert options.run
    elif program == "make":
        makefiles = [TOP / "Makefile", TOP / "assets" / "starter" / "Makefile"]
        text = makefiles[0].read_text() if any("=" in word for word in words) else makefiles[1].read_text()
        for word in words[1:]:
            name, equals, _ = word.partition("=")
            assert (
                f"$({name})" in text if equals else re.search(rf"^(.* )?{name}( .*)?:", text, re.MULTILINE)
            ), word
    else:
        assert program in {"python3", "pip", "cd"}, line


def test_the_first_chapters_commands_make_what_it_says(tmp_path):
    block = re.search(r"## Make a project\n\n```sh\n(.*?)```", TEXTS["first-issue"], re.DOTALL)
    assert block
    folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(TOP / "src")}
    done = subprocess.run(
        ["sh", "-e"],
        input=block[1],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    out = tmp_path / "our-magazine" / "dist" / "first-article"
    assert {path.name for path in out.iterdir()} == {"first-article.pdf", "first-article.epub"}
