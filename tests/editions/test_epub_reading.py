"""The e-book in real reading systems: foliate-js turns its pages in Chromium, calibre converts it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import epub_issues as given
import pytest

from presswork.composition.book import compose_book
from presswork.editions.epub.pack import pack
from presswork.model import Issue
from presswork.preflight.validators import node

pytestmark = pytest.mark.reader
DRIVER = Path(__file__).with_name("foliate_driver.mjs")
needs_foliate = pytest.mark.skipif(
    not (node.find_node() and node.find_chromium() and node.find_package("foliate-js")),
    reason="needs Node, Chromium and the Node packages (presswork doctor --install)",
)
needs_calibre = pytest.mark.skipif(not shutil.which("ebook-convert"), reason="needs calibre")


def write_epub(issue: Issue, folder: Path, **more: Any) -> Path:
    book = compose_book(issue, derivatives=given.derivatives_of(issue), cover=given.COVER, **more)
    path = folder / f"{issue.slug}.epub"
    path.write_bytes(pack(book))
    return path


def paged(path: Path, **settings: Any) -> dict[str, Any]:
    command = [str(node.find_node()), str(DRIVER), str(node.node_folder() / "node_modules")]
    command += [str(node.find_chromium()), str(path), json.dumps(settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@needs_foliate
def test_the_last_page_holds_the_last_words_and_every_picture_has_a_width(tmp_path: Path) -> None:
    report = paged(write_epub(given.lone_issue(tmp_path), tmp_path, page_starts=given.PAGE_STARTS))
    assert "very last words." in report["pages"][-1]["text"]
    images = {image["src"]: image for page in report["pages"] for image in page["images"]}
    assert len(images) == 3
    assert all(image["width"] > 0 and image["natural"] > 0 for image in images.values())
    assert report["complaints"] == report["outside"] == []


@needs_foliate
def test_a_reader_sees_the_printed_page_numbers(tmp_path: Path) -> None:
    report = paged(write_epub(given.lone_issue(tmp_path), tmp_path, page_starts=given.PAGE_STARTS))
    assert report["pageList"] == ["42", "43", "44"]
    seen = [page["label"] for page in report["pages"] if page["label"]]
    assert seen == sorted(seen)
    assert {"42", "43"} <= set(seen)


@needs_foliate
def test_every_article_of_a_tough_issue_is_reached(tmp_path: Path) -> None:
    report = paged(write_epub(given.tough_issue(tmp_path), tmp_path), width=1024, height=768, dark=True)
    text = "".join(page["text"] for page in report["pages"])
    for words in ("Thirty Notes", "دعوة إلى الشاي", "Zum Tee", "return f"):
        assert words in text
    assert report["contents"] == ["Thirty Notes", "دعوة إلى الشاي", "Zum Tee"]
    assert report["complaints"] == report["outside"] == []


@needs_foliate
def test_an_arabic_book_turns_its_pages_from_right_to_left(tmp_path: Path) -> None:
    issue = given.tough_issue(tmp_path)
    report = paged(write_epub(given.replace(issue, language="ar", articles=issue.articles[1:2]), tmp_path))
    assert report["direction"] == "rtl"
    assert "شكرته في 2021" in report["pages"][-1]["text"]


@needs_calibre
@pytest.mark.parametrize(("kind", "make"), [("azw3", given.lone_issue), ("mobi", given.tough_issue)])
def test_calibre_converts_without_complaint(tmp_path: Path, kind: str, make: Any) -> None:
    path = write_epub(make(tmp_path), tmp_path)
    out = tmp_path / f"out.{kind}"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["ebook-convert", str(path), str(out)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        env=environment,
    )
    said = (done.stdout + done.stderr).lower()
    assert done.returncode == 0, said
    assert out.stat().st_size > 0
    for complaint in ("warning", "error", "traceback", "could not", "failed"):
        assert complaint not in said, said
