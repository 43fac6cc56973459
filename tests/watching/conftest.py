from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watched_issue import Watcher


@pytest.fixture
def watching() -> Iterator[Callable[..., Watcher]]:
    """Start watches; they end with the test."""
    started: list[Watcher] = []

    def start(root: Path, *arguments: str) -> Watcher:
        started.append(Watcher(root, *arguments))
        return started[-1]

    yield start
    for watcher in started:
        watcher.close()
