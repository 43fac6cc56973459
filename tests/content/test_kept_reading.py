"""What was read before is not read anew, and comes out the same as if it were: after any edit."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from presswork.cache import Cache
from presswork.content import article as article_parser
from presswork.model import Finding, Photo
from presswork.pipeline import Order, Read, read_source
from presswork.records import Records

STORY = """---
headline: The *first* one
language: en
byline: [Ada, Bob]
published: 2026-03-01
corrections:
  - {date: 2026-03-02, text: "A **name** was wrong."}
contributors:
  - {name: Ada, note: "Writes."}
---

![A pad](pad.jpg "The pad at dawn"){credit="Agency"}

A word word and "an open quote, see [the other](article:b#there) and [nowhere](#gone).[^1]

{.pull-quote}
> Said so.
>
> — Ada

[^1]: A note.
"""
OTHER = "---\nheadline: The second\nlanguage: en\n---\n\n## There {#there}\n\nText (open.\n"


def picture(path: Path, colour: str, size: tuple[int, int] = (40, 30)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "project/content/number"
    for name, text in (("a", STORY), ("b", OTHER)):
        (folder / name).mkdir(parents=True)
        (folder / name / "article.md").write_text(text, encoding="utf-8")
    picture(folder / "a/photos/pad.jpg", "red")
    (folder / "issue.toml").write_text('title = "One"\nlanguage = "en"\narticles = ["a", "b"]\n')
    (tmp_path / "project/presswork.toml").write_text('name = "test"\n')
    return folder


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def replaced_with_same_times(folder: Path) -> None:
    path = folder / "a/photos/pad.jpg"
    facts, size = path.stat(), path.stat().st_size
    picture(path, "blue")
    path.write_bytes(path.read_bytes().ljust(size, b"\0")[:size])
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def rename_article(folder: Path) -> None:
    (folder / "b").rename(folder / "c")
    edit(folder / "issue.toml", '"b"', '"c"')


def link_out(folder: Path) -> None:
    outside = folder.parent.parent.parent / "outside.jpg"
    picture(outside, "green")
    (folder / "a/photos/pad.jpg").unlink()
    (folder / "a/photos/pad.jpg").symlink_to(outside)


def link_folder_out(folder: Path) -> None:
    outside = folder.parent.parent.parent / "outside"
    shutil.move(folder / "a/photos", outside)
    (folder / "a/photos").symlink_to(outside)


EDITS: dict[str, Callable[[Path], object]] = {
    "a word": lambda folder: edit(folder / "a/article.md", "open quote", "open question"),
    "a place that another links to": lambda folder: edit(folder / "b/article.md", "{#there}", "{#here}"),
    "a file that is not text": lambda folder: (folder / "a/article.md").write_bytes(
        b"---\nheadline: \xff\n---\nA\r\n"
    ),
    "the issue's language": lambda folder: edit(folder / "issue.toml", '"en"', '"de"'),
    "an article's name": rename_article,
    "a photo goes": lambda folder: (folder / "a/photos/pad.jpg").unlink(),
    "a photo nearer by": lambda folder: picture(folder / "a/pad.jpg", "green", (10, 10)),
    "another type of photo": lambda folder: (folder / "a/photos/pad.jpg").rename(folder / "a/photos/pad.png"),
    "a photo that is not placed": lambda folder: picture(folder / "a/photos/spare.jpg", "green"),
    "a stand-in": lambda folder: (
        (folder / "a/photos/pad.jpg").unlink(),
        (folder / "a/stand-ins").mkdir(),
        (folder / "a/stand-ins/pad.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
        ),
    ),
    "a photo of the same size and times": replaced_with_same_times,
    "a photo that is none": lambda folder: (folder / "a/photos/pad.jpg").write_bytes(b"no picture"),
    "a photo that leads out": link_out,
    "photos that lead out": link_folder_out,
    "an article that goes": lambda folder: shutil.rmtree(folder / "b"),
}


def read(folder: Path, cache: Path | None) -> Read:
    return read_source(Order(folder=folder, cache=Cache(cache)))


@pytest.mark.parametrize("name", EDITS)
def test_what_was_kept_reads_as_if_it_were_read_anew(name: str, issue: Path, tmp_path: Path) -> None:
    before = read(issue, tmp_path / "cache")
    assert read(issue, tmp_path / "cache") == before == read(issue, None)
    shutil.copytree(issue, tmp_path / "saved", symlinks=True)
    EDITS[name](issue)
    for _ in range(2):
        assert read(issue, tmp_path / "cache") == read(issue, None) != before
    shutil.rmtree(issue)
    shutil.copytree(tmp_path / "saved", issue, symlinks=True)
    assert read(issue, tmp_path / "cache") == before


def test_only_what_changed_is_read(issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(issue, tmp_path / "cache")
    parsed = []
    parse = article_parser.parse_article

    def noted(text: str, **options: object) -> object:
        parsed.append(options["slug"])
        return parse(text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(article_parser, "parse_article", noted)
    edit(issue / "b/article.md", "Text", "Words")
    read(issue, tmp_path / "cache")
    assert parsed == ["b"]


@pytest.mark.parametrize("entry", [b"", b"[]", b"{}", b'{"":"Order"}', b'{"":"_Kept"}', b"\xff", b"[" * 9999])
def test_an_entry_of_no_sense_is_read_anew(issue: Path, tmp_path: Path, entry: bytes) -> None:
    before = read(issue, tmp_path / "cache")
    cache = Cache(tmp_path / "cache")
    for path in (tmp_path / "cache").glob("??/*"):
        cache.put(path.parent.name + path.name, entry)
    assert read(issue, tmp_path / "cache") == before


def test_records_come_back_as_they_were() -> None:
    records = Records((Photo, Finding), paths=True)
    value = (
        Photo(id="a", file="\ud800", path=Path("/x"), focal_point=(0.25, 1.0)),
        {"": Finding(code="a", severity="note", message="b", line=3), "x": ((), None, True, 0)},
    )
    assert records.read(records.write(value)) == value
    for wrong in ([1], {1: 2}, object(), b"bytes"):
        with pytest.raises(TypeError):
            records.write(wrong)
    for wrong in (b'{"":"Order","of":1}', b'{"":"builtins.eval","of":"1"}', b'{"id":"a"}'):
        with pytest.raises((LookupError, TypeError)):
            records.read(wrong)
