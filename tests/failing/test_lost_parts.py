"""What was kept of an article goes while its issue is built: the file comes out as it would have."""

from __future__ import annotations

import shutil
from pathlib import Path

from presswork.cache import Cache
from presswork.pipeline import Edition, Order, build

EDITIONS: tuple[Edition, ...] = ("pdf", "press")


def test_parts_that_go_before_they_are_bound_are_set_again(magazine: Path, tmp_path: Path) -> None:
    lost: list[str] = []

    def lose(stage: str, done: int, total: int) -> None:
        # The last of the articles is being set: the cache has the others by now.
        if stage.startswith("Typesetting") and total > 1 and done == total - 1:
            lost.append(stage)
            shutil.rmtree(tmp_path / "losing", ignore_errors=True)

    made = {}
    for name, progress in (("keeping", lambda *_: None), ("losing", lose)):
        order = Order(
            folder=magazine, out=tmp_path / name / "out", cache=Cache(tmp_path / name), progress=progress
        )
        made[name] = {file.edition: file.path.read_bytes() for file in build(order, EDITIONS).written}
    assert lost
    assert made["losing"] == made["keeping"]
