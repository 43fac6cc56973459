"""Ctrl-C, kills and full disks: the right file, or a clear error and the old one; and the next build is right."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_issues import article

from presswork import files
from presswork.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE, UsageError

Command = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return article(tmp_path / "small", "headline: Small\nlanguage: en", "That was all.")


# Runs the command in this process, and sends the interrupt when a module is loaded.
_AT_IMPORT = """
import os, signal, sys
module = sys.argv.pop()
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
from presswork.__main__ import run
sys.meta_path.insert(0, Finder())
sys.exit(run())
"""


@pytest.mark.parametrize(
    "module", ["presswork.cli", "argparse", "presswork.pipeline", "weasyprint", "pikepdf"]
)
def test_an_interrupt_while_a_module_is_loaded(small: Path, tmp_path: Path, module: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _AT_IMPORT, "build", small, "--out", tmp_path / "out", module],
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "PRESSWORK_CACHE": str(tmp_path / "cache")},
    )
    assert ended.returncode == EXIT_INTERRUPTED
    assert ended.stderr.startswith("presswork: interrupted")
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "out").exists()


def test_an_interrupt_that_was_passed_over_comes_again(tmp_path: Path) -> None:
    code = """
import os, signal, time
from presswork import cli
from presswork.__main__ import run
class Ending:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)
def main():
    Ending()
    time.sleep(20)
    return 0
cli.main = main
raise SystemExit(run())
"""
    ended = subprocess.run(
        [sys.executable, "-c", code], text=True, capture_output=True, check=False, timeout=15
    )
    assert ended.returncode == EXIT_INTERRUPTED
    assert ended.stderr == "presswork: interrupted.\n"


def test_a_command_that_is_to_be_left_alone_is(tmp_path: Path) -> None:
    command = f'trap "" INT; "{sys.executable}" -m presswork --version & sleep 0.02; kill -INT $!; wait $!'
    ended = subprocess.run(["sh", "-c", command], text=True, capture_output=True, check=False)
    assert ended.returncode == EXIT_OK
    assert ended.stdout.startswith("presswork ")


def test_interrupts_at_any_moment(magazine: Path, begin: Command, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "magazine.pdf").write_bytes(b"the old file")
    for delay in (0, 0.3, 0.8):
        cache = tmp_path / f"cache-{delay}"
        process = begin(
            *("build", magazine, "--out", out, "--edition", "pdf"), cache=cache, start_new_session=True
        )
        while not cache.exists() and process.poll() is None:  # the photos have not been looked at
            time.sleep(0.01)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to the workers too
        _, said = process.communicate(timeout=30)
        assert process.returncode in {EXIT_INTERRUPTED, EXIT_OK}
        assert "Traceback" not in said
        assert "ignored" not in said
        if process.returncode == EXIT_INTERRUPTED:
            assert (out / "magazine.pdf").read_bytes() == b"the old file"
            assert [path.name for path in out.iterdir()] == ["magazine.pdf"]


def test_a_killed_build_is_mended_by_the_next(magazine: Path, begin: Command, tmp_path: Path) -> None:
    fresh = begin(
        "build", magazine, "--edition", "pdf", "--out", tmp_path / "fresh", cache=tmp_path / "other"
    )
    cache = tmp_path / "cache"
    for delay in (0.8, 1.4):
        process = begin(
            "build", magazine, "--edition", "pdf", "--out", tmp_path / "out", start_new_session=True
        )
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    (tmp_path / "out").mkdir(exist_ok=True)
    (tmp_path / "out" / f"{files.LITTER}killed").write_bytes(b"half a file")
    for entry in sorted(path for path in cache.rglob("*") if path.is_file())[::3]:
        entry.write_bytes(entry.read_bytes()[:-1])
    process = begin("build", magazine, "--edition", "pdf", "--out", tmp_path / "out")
    assert process.communicate()[1] == ""
    assert process.returncode == EXIT_OK
    fresh.communicate()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["magazine.pdf"]
    built, right = (tmp_path / folder / "magazine.pdf" for folder in ("out", "fresh"))
    assert built.read_bytes() == right.read_bytes()
    assert not [path for path in cache.rglob("*") if path.name.startswith(files.LITTER)]


def test_two_builds_at_once(magazine: Path, begin: Command, tmp_path: Path) -> None:
    out = tmp_path / "out"
    both = [begin("build", magazine, "--edition", "pdf", "--out", out) for _ in range(2)]
    for process in both:
        assert process.communicate()[1] == ""
        assert process.returncode == EXIT_OK
    assert sorted(path.name for path in out.iterdir()) == ["magazine.pdf"]
    together = {path.name: path.read_bytes() for path in out.iterdir()}
    alone = begin("build", magazine, "--edition", "pdf", "--out", out, cache=tmp_path / "another")
    assert alone.communicate()[1] == ""
    assert together == {path.name: path.read_bytes() for path in out.iterdir()}


def test_two_writers_of_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins, and ends, while the first has half written."""
    synced = os.fsync
    began: list[int] = []

    def meanwhile(number: int) -> None:
        synced(number)
        if not began:
            began.append(number)
            files.write_whole(tmp_path / "file", b"second")
            assert (tmp_path / "file").read_bytes() == b"second"

    monkeypatch.setattr(files.os, "fsync", meanwhile)
    files.write_whole(tmp_path / "file", b"first")
    assert (tmp_path / "file").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk(small: Path, begin: Command, tmp_path: Path) -> None:
    """No file can become longer than 4 kB: neither the finished ones nor the cache's."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "small.pdf").write_bytes(b"the old file")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    for message in ("no room left: File", "small.pdf cannot be written: File"):
        process = begin("build", small, "--edition", "pdf", "--out", out, preexec_fn=little_room)
        _, said = process.communicate(timeout=30)
        assert process.returncode == EXIT_USAGE
        assert f"{message} too large.\n  Make room on th" in said
        assert "Traceback" not in said
        # Once more, with all that is set in the cache.
        begin("build", small, "--edition", "pdf", "--out", tmp_path / "another").communicate(timeout=30)
    assert (out / "small.pdf").read_bytes() == b"the old file"
    assert [path.name for path in out.iterdir()] == ["small.pdf"]
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.name.startswith(files.LITTER)]


def test_a_disk_that_fills_up_at_the_last_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(UsageError, match=r"No space left on device\.\n  Make room"):
        files.write_whole(tmp_path / "file", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".pdf")
    files.write_whole(path, b"data")
    assert path.read_bytes() == b"data"
