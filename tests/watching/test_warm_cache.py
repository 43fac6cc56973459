"""What a process that stays keeps of the cache's entries in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from presswork.cache import Cache, key_of, warm
from presswork.cache.warm import WarmCache


def parsed(data: bytes) -> list[bytes]:
    return [data]


def test_an_entry_is_read_once(tmp_path: Path) -> None:
    cache = WarmCache(tmp_path)
    assert cache.read(key_of("a"), parsed) is None
    Cache(tmp_path).put(key_of("a"), b"a")
    first = cache.read(key_of("a"), parsed)
    assert first == [b"a"]
    assert cache.read(key_of("a"), parsed) is first
    assert cache.read(key_of("a"), lambda data: data * 2 if first else data) == b"aa"


def test_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "MOST_BYTES", 25)
    cache = WarmCache(tmp_path)
    for name in "abc":
        cache.put(key_of(name), name.encode() * 10)
    first, second, third = (cache.read(key_of(name), parsed) for name in "abc")
    assert cache.read(key_of("c"), parsed) is third
    assert cache.read(key_of("b"), parsed) is second
    assert cache.read(key_of("a"), parsed) is not first
