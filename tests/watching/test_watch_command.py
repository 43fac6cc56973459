"""`presswork build --watch`: what it builds again, what it says, what it outlives, how it ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from watched_issue import SRC, Watcher, article, small_issue

Start = Callable[..., Watcher]
READY = "Watching for changes"
OUT = Path("dist/number-one/number-one.pdf")


def test_an_edit_is_built_again_and_faults_are_waited_out(tmp_path: Path, watching: Start) -> None:
    text = small_issue(tmp_path) / "first" / "article.md"
    watch = watching(tmp_path, "content/number-one", "--edition", "pdf")
    watch.line(READY)
    assert watch.lines[0].startswith(f"{OUT}: 2 pages")
    before = (tmp_path / OUT).read_bytes()

    text.write_text(article("The first", "Other words about tea."))
    line = watch.line()
    assert line.startswith(f"content/number-one/first/article.md: {OUT} (2 pages), ")
    assert line.endswith(" s")
    edited = (tmp_path / OUT).read_bytes()
    assert edited != before

    text.write_text("---\nheadlin: The first\n---\n\nWords.\n")
    assert "first/article.md: nothing written" in watch.line()
    assert any("[header-missing-field]" in fault for fault in watch.faults)
    assert not any("Traceback" in fault for fault in watch.faults)
    assert (tmp_path / OUT).read_bytes() == edited

    text.write_text(article("The first", "Some words about tea."))
    assert str(OUT) in watch.line()
    assert (tmp_path / OUT).read_bytes() == before, "an edit and its undoing leave the file as it was"
    assert watch.interrupt() == 130
    assert not any("Traceback" in fault for fault in watch.faults)


def test_what_editors_and_builds_leave_is_not_built_for(tmp_path: Path, watching: Start) -> None:
    issue = small_issue(tmp_path)
    text = issue / "second" / "article.md"
    watch = watching(tmp_path, "content/number-one", "--edition", "pdf", "--out", str(issue))
    watch.line(READY)
    for litter in (".article.md.swp", "article.md~", "#article.md#", "4913", ".#article.md"):
        (text.parent / litter).write_text("litter")
    assert watch.is_still(0.6)

    # An editor's dance: the old file moves away, the new one is written beside it and moved there.
    text.rename(text.with_name("article.md~"))
    (text.parent / "article.md.tmp").write_text(article("The second", "Words saved with care."))
    (text.parent / "article.md.tmp").rename(text)
    assert watch.line().startswith("content/number-one/second/article.md: ")
    assert watch.is_still(0.6)
    assert watch.faults == []

    # A publication's own templates, where there were none.
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.css").write_text("/* nothing */")
    assert watch.line().startswith("templates/page.css: ")


def test_a_folder_that_holds_no_issue_ends_it(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "presswork", "build", str(tmp_path), "--watch"],
        env={"PYTHONPATH": str(SRC), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "no article.md" in ended.stderr
