"""What counts as a change of an issue, and that none is missed."""

from __future__ import annotations

import itertools
import os
import threading
import time
from pathlib import Path

import pytest
from watched_issue import article, small_issue

from presswork.cache import Cache
from presswork.pipeline import Order
from presswork.pipeline.watching import rebuilds
from presswork.pipeline.watching.changes import State, differences, look, wait
from presswork.pipeline.watching.sources import sources_of


def order_for(issue: Path, **further: object) -> Order:
    return Order(folder=issue, out=issue / "out", cache=Cache(issue / "cache"), **further)


def test_an_edit_during_a_build_is_built_next(tmp_path: Path) -> None:
    issue = small_issue(tmp_path)
    text = issue / "first" / "article.md"
    edits = iter(["Words that came while it was built.", "And came again."])

    def edit(stage: str, done: int, total: int) -> None:
        if stage == "Typesetting first" and (words := next(edits, "")):
            text.write_text(article("The first", words))

    watched = rebuilds(order_for(issue, progress=edit), ["pdf"])
    built = list(itertools.islice(watched, 3))
    assert [item.changed for item in built] == [(), *[("content/number-one/first/article.md",)] * 2]
    fresh = Order(folder=issue, out=tmp_path / "fresh", cache=Cache(None))
    last = next(rebuilds(fresh, ["pdf"]))
    assert last.built and built[-1].built
    assert built[-1].built.written[0].sha256 == last.built.written[0].sha256


def test_what_is_written_twice_in_one_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    issue = small_issue(tmp_path)
    text = issue / "first" / "article.md"
    sources = sources_of(order_for(issue))
    before = look(sources)
    facts = before[str(text)].facts
    text.write_text(text.read_text().replace("tea", "ale"))
    frozen = {**look(sources, before), str(text): State(facts, look(sources)[str(text)].digest, fresh=True)}
    assert differences(before, frozen) == (str(text),)


def test_a_file_written_anew_with_the_same_words_is_no_change(tmp_path: Path) -> None:
    issue = small_issue(tmp_path)
    text = issue / "first" / "article.md"
    sources = sources_of(order_for(issue))
    before = look(sources)
    new = text.with_name("new")
    new.write_bytes(text.read_bytes())
    new.replace(text)
    assert differences(before, look(sources, before)) == ()
    text.unlink()
    assert differences(before, look(sources, before)) == (str(text),)


def test_a_file_is_waited_for_until_it_is_whole(tmp_path: Path) -> None:
    issue = small_issue(tmp_path)
    sources = sources_of(order_for(issue))
    photo = issue / "first" / "photo.jpg"

    def copy_slowly() -> None:
        with photo.open("wb") as file:
            for _ in range(8):
                file.write(b"x" * 1000)
                file.flush()
                time.sleep(0.02)

    before = look(sources)
    copying = threading.Thread(target=copy_slowly)
    copying.start()
    after, changed = wait(lambda: sources, before)
    copying.join()
    assert changed == (str(photo),)
    assert after[str(photo)].facts[0] == 8000


@pytest.mark.parametrize(
    "name", ["presses/own.toml", "templates/article.html", "assets/logo.svg", "presswork.toml"]
)
def test_all_that_shapes_the_issue_is_looked_at(tmp_path: Path, name: str) -> None:
    issue = small_issue(tmp_path)
    order = order_for(issue)
    before = look(sources_of(order))
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# new\n")
    assert differences(before, look(sources_of(order), before)) == (str(path),)


def test_links_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    issue = small_issue(tmp_path)
    (issue / "round").symlink_to(issue, target_is_directory=True)
    os.mkfifo(issue / "pipe")
    seen = look(sources_of(order_for(issue)))
    assert str(issue / "first" / "article.md") in seen
    assert str(issue / "pipe") not in seen


def test_what_lies_beside_the_issue_is_another_issues(tmp_path: Path) -> None:
    issue = small_issue(tmp_path)
    order = Order(folder=issue, out=tmp_path / "content", cache=Cache(tmp_path / "content" / "cache"))
    before = look(sources_of(order))
    (tmp_path / "content" / "other").mkdir()
    (tmp_path / "content" / "other" / "article.md").write_text("words")
    (tmp_path / "content" / "number-one.pdf").write_text("built")
    assert differences(before, look(sources_of(order), before)) == ()
