"""The same bytes with one worker or eight, from a cold cache or a warm one, after any edits and undos."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pdf_issues import article, jpeg, prose

from presswork.cache import Cache
from presswork.cache.warm import WarmCache
from presswork.editions.pdf.leaves import OpenParts
from presswork.pipeline import EDITIONS, Edition, Order, build

Texts = tuple[tuple[str, str], ...]
ISSUE = 'title = "Edited"\nlanguage = "en"\nfront_matter = "roman"\narticles = [{names}]\n'
PHOTO = '![Ships.](ships.jpg "Ships in port."){credit="Ada Example"}\n\n'
START: Texts = (
    ("one", f"{PHOTO}{prose(120)} See [the third](article:three)."),
    ("two", f"{prose(150, start=7)} See [](article:one)."),
    ("three", f"[^a]: A note.\n\n{prose(90, start=3)}[^a] See [the second](article:two)."),
)


def edit_word(texts: Texts, place: int) -> Texts:
    return _changed(texts, place, lambda text: text.replace(" ", " anew ", 1))


def add_paragraph(texts: Texts, place: int) -> Texts:
    return _changed(texts, place, lambda text: f"{prose(40, start=place + 11)}\n\n{text}")


def add_page(texts: Texts, place: int) -> Texts:
    return _changed(texts, place, lambda text: f"{text}\n\n{prose(700, start=place)}")


def remove_page(texts: Texts, place: int) -> Texts:
    more = texts[place][1].count("\n\n") > 1
    return _changed(texts, place, lambda text: text.rsplit("\n\n", 1)[0] if more else text)


def swap(texts: Texts, place: int) -> Texts:
    other = (place + 1) % len(texts)
    swapped = list(texts)
    swapped[place], swapped[other] = texts[other], texts[place]
    return tuple(swapped)


def _changed(texts: Texts, place: int, change: Callable[[str], str]) -> Texts:
    name, text = texts[place]
    return (*texts[:place], (name, change(text)), *texts[place + 1 :])


EDITS: Mapping[str, Callable[[Texts, int], Texts]] = {
    "word": edit_word,
    "paragraph": add_paragraph,
    "page more": add_page,
    "page less": remove_page,
    "swap": swap,
}
STEPS = st.lists(st.tuples(st.sampled_from([*EDITS, "undo"]), st.integers(0, 2)), min_size=2, max_size=3)


class Desk:
    """An issue on disk, to be edited and built."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "edited"
        self.warm = WarmCache(root / "warm"), OpenParts()
        (root / "presswork.toml").write_text('name = "edited"\n', encoding="utf-8")
        jpeg(self.folder / "one" / "photos" / "ships.jpg", 900, 600)

    def write(self, texts: Texts) -> None:
        names = ", ".join(f'"{name}"' for name, _ in texts)
        (self.folder / "issue.toml").write_text(ISSUE.format(names=names), encoding="utf-8")
        for name, text in texts:
            article(self.folder / name, f"headline: The {name}", text)

    def build(self, cache: str, *editions: Edition) -> dict[str, bytes]:
        """Build as a process that watches does, which keeps what it can, or over a cache on disk alone."""
        kept, open_parts = self.warm if cache == "warm" else (Cache(self.root / cache), None)
        order = Order(folder=self.folder, out=self.root / "out", cache=kept, open_parts=open_parts)
        return {file.edition: file.path.read_bytes() for file in build(order, editions or EDITIONS).written}


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(steps=STEPS)
def test_bytes_are_those_of_a_first_build(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory(prefix="presswork-") as folder, pytest.MonkeyPatch.context() as patch:
        desk = Desk(Path(folder))
        states = [START]
        for name, place in steps:
            patch.setenv("PRESSWORK_WORKERS", "8")
            desk.write(states[-1])
            desk.build("warm", "pdf")
            if name == "undo":
                states = states[:-1] or states
            else:
                states.append(EDITS[name](states[-1], place))
        desk.write(states[-1])
        warm = desk.build("warm")
        patch.setenv("PRESSWORK_WORKERS", "1")
        cold = desk.build("cold")
    assert warm == cold


def test_workers_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    desk.write(START)
    made = []
    for workers in ("1", "8"):
        monkeypatch.setenv("PRESSWORK_WORKERS", workers)
        made.append(desk.build(f"cache-{workers}"))
        shutil.rmtree(tmp_path / f"cache-{workers}")
    assert made[0] == made[1]
