"""The cache: whole entries or none, bounded in size, shared by builds at once, and never in the way."""

from __future__ import annotations

import json
import multiprocessing
import os
import time
from pathlib import Path

import pytest

from presswork import files
from presswork.cache import Cache, default_cache_dir, key_of, limit_bytes
from presswork.cache.tidying import clear, measure, prune
from presswork.cli import main
from presswork.errors import EXIT_OK, EXIT_USAGE, UsageError


def entry(cache: Cache, key: str) -> Path:
    assert cache.folder
    return cache.folder / key[:2] / key[2:]


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "longer"])
def test_a_damaged_entry_is_a_miss_and_goes(tmp_path: Path, damage: str) -> None:
    cache, key = Cache(tmp_path), key_of("a")
    cache.put(key, b"sound data" * 100)
    path = entry(cache, key)
    data = bytearray(path.read_bytes())
    if damage == "flip":
        data[500] ^= 1
    path.write_bytes({"cut": data[:-1], "flip": data, "empty": b"", "longer": data + b"."}[damage])
    assert cache.get(key) is None
    assert not path.exists()


def test_an_entry_that_its_reader_makes_nothing_of_is_a_miss_and_goes(tmp_path: Path) -> None:
    cache, key = Cache(tmp_path), key_of("a")
    cache.put(key, b"another program's")
    assert cache.read(key, json.loads) is None
    assert not entry(cache, key).exists()
    cache.put(key, b"[1]")
    assert cache.read(key, json.loads) == [1]


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit_bytes=1_000_000)
    keys = [key_of(str(number)) for number in range(40)]
    long_ago = time.time() - 90_000
    for number, key in enumerate(keys):
        cache.put(key, bytes(20_000))
        os.utime(entry(cache, key), (long_ago + number, long_ago + number))
    assert cache.get(keys[0]) is not None  # used now
    for number in range(40, 60):
        cache.put(key_of(str(number)), bytes(20_000))
        assert measure(tmp_path).size_bytes <= 1_000_000
    assert cache.get(keys[0]) is not None
    assert cache.get(keys[1]) is None
    assert cache.get(key_of("59")) is not None


def test_entries_from_the_future_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in ("future", "now"):
        cache.put(key_of(name), bytes(48_000))
    os.utime(entry(cache, key_of("future")), (4e9, 4e9))
    prune(tmp_path, 100_000)
    assert cache.get(key_of("future")) is None
    assert cache.get(key_of("now"))


def test_a_size_is_looked_at_rarely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[Path] = []
    monkeypatch.setattr("presswork.cache.tidying.prune", lambda folder, _: looks.append(folder))
    cache = Cache(tmp_path, limit_bytes=2_000_000_000)
    for number in range(500):
        cache.put(key_of(str(number)), bytes(10_000))
    assert not looks


def test_what_is_larger_than_the_limit_is_not_kept(tmp_path: Path) -> None:
    Cache(tmp_path, limit_bytes=10).put(key_of("a"), bytes(11))
    Cache(tmp_path, limit_bytes=0).put(key_of("b"), b"")
    assert not list(tmp_path.rglob("*"))


def test_litter_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    left = tmp_path / "new" / f"{files.LITTER}killed"
    left.write_bytes(b"half")
    foreign = tmp_path / "new" / "notes.txt"
    foreign.write_bytes(b"somebody's")
    with files.new_file(tmp_path / "new") as (path, _):
        Cache(tmp_path).put(key_of("a"), b"data")
        assert path.exists()
    assert [found.name for found in (tmp_path / "new").iterdir()] == ["notes.txt"]


def _fill(folder: str) -> None:
    cache = Cache(Path(folder), limit_bytes=400_000)
    for number in range(150):
        key = key_of(str(number % 50))
        cache.put(key, key.encode() * 200)
        found = cache.get(key)
        if found is not None and found != key.encode() * 200:
            os._exit(9)


def test_two_at_once_spoil_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_fill, args=(str(tmp_path),)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert not list((tmp_path / "new").iterdir())
    assert measure(tmp_path).size_bytes <= 400_000 * 1.2


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/presswork")):
        cache = Cache(folder)
        cache.put(key_of("a"), b"data")
        assert cache.get(key_of("a")) is None


def test_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRESSWORK_CACHE", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_cache_dir() == tmp_path / ".cache/presswork"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert default_cache_dir() == tmp_path / "xdg/presswork"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    assert default_cache_dir() is None


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("", 2_000_000_000),
        ("500MB", 500_000_000),
        ("1.5 g", 1_500_000_000),
        ("0", 0),
        ("7", 7),
        ("8kb", 8000),
    ],
)
def test_limits(monkeypatch: pytest.MonkeyPatch, text: str, size: int) -> None:
    monkeypatch.setenv("PRESSWORK_CACHE_LIMIT", text)
    assert limit_bytes() == size


@pytest.mark.parametrize("text", ["much", "-1", "1e9", "2 XB", "٣MB", "9" * 40])
def test_no_limits(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PRESSWORK_CACHE_LIMIT", text)
    with pytest.raises(UsageError, match="500MB"):
        limit_bytes()
    assert main(["cache"]) == EXIT_USAGE


def test_clearing_takes_only_what_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PRESSWORK_CACHE", str(folder))
    Cache(folder).put(key_of("a"), b"data" * 100)
    own = [folder / "notes.txt", folder / "ab" / "thesis.md", folder / "photos" / ("0" * 62)]
    for path in own:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    (folder / "cd").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    kept = tmp_path / "elsewhere" / ("0" * 62)
    kept.write_text("mine")
    assert main(["cache", "--stats", "--json"]) == EXIT_OK
    facts = json.loads(capsys.readouterr().out)
    assert facts["folder"] == str(folder)
    assert (facts["entries"], facts["size_bytes"], facts["limit_bytes"]) == (1, 432, 2_000_000_000)
    assert main(["cache"]) == EXIT_OK
    assert capsys.readouterr().out == f"{folder}: 1 entry, 432 bytes of 2 GB\n"
    assert main(["cache", "--clear"]) == EXIT_OK
    assert capsys.readouterr().out == f"{folder}: 1 entry, 432 bytes removed\n"
    assert all(path.read_text() == "mine" for path in [*own, kept])
    assert sorted(path.name for path in folder.iterdir()) == ["ab", "cd", "notes.txt", "photos"]


def test_clearing_leaves_no_empty_folder(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.put(key_of("a"), b"data")
    assert clear(tmp_path / "cache").entries == 1
    assert not (tmp_path / "cache").exists()
    assert clear(tmp_path / "cache").entries == 0
