"""Same input, same bytes: in any folder, time zone, locale, hash seed and umask, with and without a cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_issues import tough

from presswork.cache import Cache
from presswork.pipeline import Order, build

SRC = Path(__file__).parents[2] / "src"
PLACES = {
    "west": {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "east": {"TZ": "Pacific/Chatham", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "LANGUAGE": "tr"},
}


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def build_elsewhere(place: str, folder: Path, *, umask: int) -> dict[str, str]:
    """Build in a process of its own, in a project of its own folder, from another working directory."""
    project = folder / place / ("tough" if place == "west" else "deeper/tough")
    tough(project)
    environment = {
        **{
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("LC_", "LANG", "SOURCE_"))
        },
        **PLACES[place],
        "PYTHONPATH": str(SRC),
        "PRESSWORK_CACHE": str(folder / place / "cache"),
    }
    out = folder / place / "out"
    (folder / place / "cwd").mkdir()
    subprocess.run(
        [sys.executable, "-m", "presswork", "build", str(project), "--out", str(out)],
        cwd=folder / place / "cwd",
        env=environment,
        umask=umask,
        check=True,
        capture_output=True,
    )
    return digests(out)


def test_both_editions_are_the_same_anywhere(tmp_path: Path) -> None:
    west = build_elsewhere("west", tmp_path, umask=0o077)
    assert sorted(west) == ["tough.epub", "tough.pdf"]
    assert build_elsewhere("east", tmp_path, umask=0o022) == west


def test_both_editions_are_the_same_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = tough(tmp_path / "tough")
    kept = Cache(tmp_path / "cache")
    results = []
    for number, cache in enumerate((Cache(None), kept, kept)):
        out = tmp_path / str(number)
        build(Order(folder=project, out=out, cache=cache), ["pdf", "epub"])
        results.append(digests(out))
    assert results[0] == results[1] == results[2]


def test_a_damaged_cache_changes_nothing(tmp_path: Path) -> None:
    project, cache = tough(tmp_path / "tough"), tmp_path / "cache"
    for out in ("one", "two"):
        build(Order(folder=project, out=tmp_path / out, cache=Cache(cache)), ["pdf"])
        for entry in cache.rglob("*"):
            if entry.is_file():
                entry.write_bytes(entry.read_bytes()[:-1])
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    shutil.rmtree(cache)
    cache.write_text("a file in the way")
    build(Order(folder=project, out=tmp_path / "three", cache=Cache(cache)), ["pdf"])
    assert digests(tmp_path / "three") == digests(tmp_path / "one")
