"""A folder takes another's place: in one step, or so that a killed process leaves one of the two whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from presswork.distribution import workshop
from presswork.distribution.exchange import exchange
from presswork.distribution.workshop import LITTER, open_workshop
from presswork.errors import UsageError


def put(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file").write_text(text)


def publish(target: Path, text: str) -> None:
    with open_workshop(target) as shop:
        put(shop.new, text)
        shop.publish()


def holds(target: Path) -> str:
    return (target / "file").read_text()


def litter(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(LITTER)]


def test_two_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    put(tmp_path / "one", "1")
    put(tmp_path / "two", "2")
    assert exchange(tmp_path / "one", tmp_path / "two")
    assert (holds(tmp_path / "one"), holds(tmp_path / "two")) == ("2", "1")


def test_whoever_looks_meanwhile_sees_the_old_or_the_new(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(target, "0")
    seen: set[str] = set()
    faults: list[OSError] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                seen.add(holds(target))
            except OSError as error:
                faults.append(error)

    looking = threading.Thread(target=look)
    looking.start()
    for number in range(1, 21):
        publish(target, str(number))
    done.set()
    looking.join()
    assert faults == [] and holds(target) == "20" and len(seen) > 1
    assert litter(tmp_path) == []


@pytest.mark.parametrize("at_once", [True, False])
def test_the_old_one_stands_until_the_new_one_is_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:  # a file system that cannot exchange
        monkeypatch.setattr(workshop, "exchange", lambda one, other: False)
    target = tmp_path / "site"
    publish(target, "old")
    with pytest.raises(RuntimeError), open_workshop(target) as shop:
        put(shop.new, "half")
        raise RuntimeError
    assert (holds(target), litter(tmp_path)) == ("old", [])
    publish(target, "new")
    assert (holds(target), litter(tmp_path)) == ("new", [])


KILLED = """
import os, sys
from pathlib import Path
from presswork.distribution import workshop
target = Path(sys.argv[1])
workshop.exchange = lambda one, other: False
renames = []
rename = Path.rename
def stop(self, to):
    if len(renames) == int(sys.argv[2]):
        os._exit(9)
    renames.append(to)
    return rename(self, to)
Path.rename = stop
with workshop.open_workshop(target) as shop:
    (shop.new / "file").write_text("new")
    shop.publish()
"""


@pytest.mark.parametrize(("renames", "left"), [(0, "old"), (1, "new")])
def test_one_killed_between_the_steps_is_finished_by_the_next(
    tmp_path: Path, renames: int, left: str
) -> None:
    target = tmp_path / "site"
    publish(target, "old")
    done = subprocess.run([sys.executable, "-c", KILLED, target, str(renames)], check=False)
    assert done.returncode == 9
    assert len(litter(tmp_path)) == 1
    with open_workshop(target):
        assert holds(target) == left
    assert litter(tmp_path) == []


def test_an_interrupt_between_the_steps_leaves_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    publish(target, "old")
    monkeypatch.setattr(workshop, "exchange", lambda one, other: False)
    rename = Path.rename

    def interrupted(self: Path, to: Path) -> Path:
        moved = rename(self, to)
        if to.name == "old":
            raise KeyboardInterrupt
        return moved

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(target, "new")
    assert (holds(target), litter(tmp_path)) == ("new", [])


WORKING = """
import sys, time
from pathlib import Path
from presswork.distribution.workshop import open_workshop
with open_workshop(Path(sys.argv[1])) as shop:
    (shop.new / "file").write_text(sys.argv[2])
    print("working", flush=True)
    sys.stdin.readline()
    shop.publish()
"""


def worker(target: Path, text: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WORKING, str(target), text]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_two_at_once_take_turns(tmp_path: Path) -> None:
    target = tmp_path / "site"
    waited = threading.Event()
    with worker(target, "first") as first:
        assert first.stdout and first.stdin and first.stdout.readline() == "working\n"

        def second() -> None:
            with open_workshop(target, waiting=waited.set) as shop:
                put(shop.new, f"second after {holds(target)}")
                shop.publish()

        thread = threading.Thread(target=second)
        thread.start()
        assert waited.wait(10)
        first.stdin.write("\n")
        first.stdin.flush()
        thread.join(10)
    assert holds(target) == "second after first"
    assert litter(tmp_path) == []


def test_a_killed_ones_folder_is_cleared_and_one_at_work_is_not(tmp_path: Path) -> None:
    with worker(tmp_path / "site", "killed") as dead:
        assert dead.stdout and dead.stdout.readline() == "working\n"
        dead.send_signal(signal.SIGKILL)
        dead.wait()
    (name,) = litter(tmp_path)
    put(tmp_path / f"{LITTER}mine", "not a workshop")
    publish(tmp_path / "site", "new")
    assert litter(tmp_path) == [f"{LITTER}mine"] and name not in litter(tmp_path)


def test_what_a_killed_one_left_for_another_target_stays(tmp_path: Path) -> None:
    with worker(tmp_path / "other", "killed") as dead:
        assert dead.stdout and dead.stdout.readline() == "working\n"
        dead.kill()
        dead.wait()
    (name,) = litter(tmp_path)
    publish(tmp_path / "site", "new")
    assert litter(tmp_path) == [name]


def test_a_target_that_is_a_link_stays_one(tmp_path: Path) -> None:
    put(tmp_path / "disk" / "real", "old")
    (tmp_path / "site").symlink_to(tmp_path / "disk" / "real")
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert holds(tmp_path / "disk" / "real") == "new"
    assert (litter(tmp_path), litter(tmp_path / "disk")) == ([], [])


def test_links_in_the_old_one_are_not_followed_when_it_goes(tmp_path: Path) -> None:
    put(tmp_path / "outside", "precious")
    put(tmp_path / "site", "old")
    (tmp_path / "site" / "link").symlink_to(tmp_path / "outside")
    publish(tmp_path / "site", "new")
    assert holds(tmp_path / "outside") == "precious"
    assert not (tmp_path / "site" / "link").exists()


def test_the_folders_permissions_stay(tmp_path: Path) -> None:
    put(tmp_path / "site", "old")
    (tmp_path / "site").chmod(0o2775)
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site").stat().st_mode & 0o7777 == 0o2775


def test_what_cannot_be_exchanged_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("precious")
    for target, why in [
        (tmp_path / "file", "is a file"),
        (Path("/proc"), "whole file system"),
        (tmp_path / "file" / "below", "cannot be"),
        (tmp_path / "loop", "in a circle"),
        (tmp_path / ("n" * 300), "cannot be"),
    ]:
        if target.name == "loop":
            target.symlink_to(target)
        with pytest.raises(UsageError, match=why):
            publish(target, "new")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="the folder you are in"):
        publish(Path(), "new")
    assert (tmp_path / "file").read_text() == "precious"
    assert litter(tmp_path) == []


def test_a_full_disk_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "site", "old")
    full = OSError(28, os.strerror(28))

    def refuse(*_: object, **__: object) -> None:
        raise full

    monkeypatch.setattr(workshop, "settle", refuse)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path / "site", "new")
    assert (holds(tmp_path / "site"), litter(tmp_path)) == ("old", [])
