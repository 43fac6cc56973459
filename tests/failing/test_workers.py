"""Workers that are killed: the right file all the same, or a clear error; and none outlives the build."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from presswork.errors import EXIT_OK

Command = Callable[..., "subprocess.Popen[str]"]
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are found by /proc")


def children(parent: int) -> list[int]:
    """Return the processes that a process began and that have not ended."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                facts = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(facts[1]) == parent and facts[0] not in "ZX":
                found.append(int(entry.name))
    return found


def first_workers(process: subprocess.Popen[str]) -> list[int]:
    """Return the workers of a build as soon as there are any; none where it ends before."""
    while process.poll() is None:
        if found := children(process.pid):
            return found
        time.sleep(0.005)
    return []


@pytest.fixture
def right(magazine: Path, begin: Command, tmp_path: Path) -> Callable[[], bytes]:
    """Return a function that returns the right file, built by one process meanwhile."""
    process = begin(
        *("build", magazine, "--edition", "pdf", "--out", tmp_path / "right"),
        cache=tmp_path / "apart",
        variables={"PRESSWORK_WORKERS": "1"},
    )

    def finished() -> bytes:
        assert process.wait(timeout=60) == EXIT_OK
        return (tmp_path / "right/magazine.pdf").read_bytes()

    return finished


@pytest.mark.parametrize(("delay", "count"), [(0, 1), (0.4, 2)])
def test_a_killed_worker_costs_only_time(  # noqa: PLR0917  fixtures
    magazine: Path, begin: Command, right: Callable[[], bytes], tmp_path: Path, delay: float, count: int
) -> None:
    out = tmp_path / "out"
    process = begin(
        *("build", magazine, "--edition", "pdf", "--out", out), variables={"PRESSWORK_WORKERS": "2"}
    )
    assert first_workers(process), "no worker was begun"
    time.sleep(delay)
    for worker in children(process.pid)[:count]:
        os.kill(worker, signal.SIGKILL)
    said, errors = process.communicate(timeout=60)
    assert process.returncode == EXIT_OK, errors
    assert errors == ""
    assert "magazine.pdf" in said
    assert (out / "magazine.pdf").read_bytes() == right()


def test_workers_end_with_a_killed_build(magazine: Path, begin: Command, tmp_path: Path) -> None:
    process = begin("build", magazine, "--out", tmp_path / "out", variables={"PRESSWORK_WORKERS": "2"})
    workers = first_workers(process)
    process.kill()
    process.communicate()
    ends = time.monotonic() + 5
    while time.monotonic() < ends and any(Path(f"/proc/{worker}").exists() for worker in workers):
        time.sleep(0.02)
    assert workers
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
    assert not (tmp_path / "out").exists()
