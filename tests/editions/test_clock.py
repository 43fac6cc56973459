"""No clock in any output: what is built years later is the same, bit by bit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from presswork.cache import Cache
from presswork.new import create_project
from presswork.pipeline import EDITIONS, Order, build

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

YEARS_S = 3 * 365 * 86_400


def built(folder: Path, scratch: Path) -> list[bytes]:
    order = Order(folder=folder, out=scratch / "out", cache=Cache(scratch / "cache"))
    return [file.path.read_bytes() for file in build(order, EDITIONS).written]


def test_both_editions_are_the_same_years_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    create_project(tmp_path / "mine")
    article = tmp_path / "mine/content/first-article"
    today = built(article, tmp_path / "today")
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + YEARS_S)
    later = built(article, tmp_path / "later")
    assert [one == other for one, other in zip(today, later, strict=True)] == [True, True]
