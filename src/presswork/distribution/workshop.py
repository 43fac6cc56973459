"""A target folder in, a place beside it to build its successor in out; then the one takes the other's place.

The successor stands in a folder of a random name beside the target, on the same file system. It is locked
while it is worked on, so that what a killed process left behind can be told from work, and cleared. Where the
system cannot exchange two folders in one step, the old one steps aside first; a process killed between these
two steps leaves all that is needed to finish them, and the next one does.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from presswork.distribution.exchange import exchange, settle
from presswork.errors import UsageError
from presswork.files import NO_ROOM

LITTER = ".presswork-site-"
_NEW, _OLD, _LOCK = "new", "old", "lock"


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """Where a target's successor is built: `new` is an empty folder, `target` the resolved target."""

    target: Path
    folder: Path

    @property
    def new(self) -> Path:
        """The successor, which nobody sees yet."""
        return self.folder / _NEW

    def publish(self) -> None:
        """Put the successor in the target's place. The old folder is whole until then, and gone after."""
        settle(self.new)
        try:
            if not _is_there(self.target):
                self.new.rename(self.target)
                return
            shutil.copymode(self.target, self.new)
            if not exchange(self.new, self.target):
                self.target.rename(self.folder / _OLD)
                self.new.rename(self.target)
        except OSError as error:
            raise _unwritable(self.target, error) from error


@contextlib.contextmanager
def open_workshop(target: Path, *, waiting: Callable[[], None] = lambda: None) -> Iterator[Workshop]:
    """Make a workshop for the target; no other has one for a target in the same folder meanwhile.

    A target that is a symbolic link stays one: what it leads to is exchanged. `waiting` is called where
    another process has to be waited for. Raises `UsageError` for a target that cannot be exchanged.
    """
    resolved = _resolved(target)
    with contextlib.ExitStack() as stack:
        try:
            resolved.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_alone(resolved.parent, waiting))
            recover(resolved)
            folder = stack.enter_context(_new_folder(resolved))
        except OSError as error:
            if error.errno in NO_ROOM:
                raise
            raise _unwritable(target, error) from error
        yield Workshop(target=resolved, folder=folder)


def _unwritable(target: Path, error: OSError) -> UsageError:
    return UsageError(
        f"{target} cannot be written: {error.strerror}.\n  Name a folder that can be written to with --out."
    )


def _resolved(target: Path) -> Path:
    try:
        resolved = Path(os.path.realpath(target))
        if os.path.ismount(resolved):
            hint = f"Name a folder on it: --out {target / 'site'}"
            raise UsageError(f"{target} is a whole file system, which cannot be exchanged.\n  {hint}")
        if resolved.is_symlink():
            raise UsageError(f"{target} is a link that leads in a circle.\n  Name a folder with --out.")
        if _is_there(resolved) and not resolved.is_dir():
            raise UsageError(f"{target} is a file.\n  Name a folder with --out.")
        if Path.cwd().is_relative_to(resolved):
            raise UsageError(
                f"{target} is the folder you are in, or holds it.\n  Go to another, or name one with --out."
            )
    except (OSError, ValueError) as error:
        raise UsageError(f"{target} cannot be a folder: {error}.\n  Name another with --out.") from error
    return resolved


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)


@contextlib.contextmanager
def _alone(parent: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of the folder that the target stands in: it needs no file that would stay behind."""
    try:
        import fcntl

        descriptor = os.open(parent, os.O_RDONLY)
    except (ImportError, OSError):  # another system: its users take turns by themselves
        yield
        return
    try:
        with contextlib.suppress(OSError):  # a file system of some networks has no locks
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _new_folder(target: Path) -> Iterator[Path]:
    folder = target.parent / f"{LITTER}{secrets.token_hex(8)}"
    folder.mkdir(mode=0o700)
    try:
        with (folder / _LOCK).open("w", encoding="utf-8") as lock:
            _lock(lock)
            lock.write(target.name)
            lock.flush()
            (folder / _NEW).mkdir()
            yield folder
    finally:
        _clear(folder, target)


def recover(target: Path) -> None:
    """Finish what a killed process left half exchanged, and clear what it left unfinished.

    To be called only by who holds the lock.
    """
    for folder in sorted(target.parent.glob(f"{LITTER}*")):
        if folder.is_symlink() or not folder.is_dir() or not _is_litter(folder, target):
            continue
        _clear(folder, target)


def _clear(folder: Path, target: Path) -> None:
    """Remove a workshop; where it holds the only old site that there is, that takes its place again."""
    old = folder / _OLD
    if not _is_there(target) and old.is_dir() and not old.is_symlink():
        new = folder / _NEW
        # The old one steps aside only once the new one is complete.
        (new if new.is_dir() else old).rename(target)
    shutil.rmtree(folder, ignore_errors=True)


def _is_litter(folder: Path, target: Path) -> bool:
    """Whether nobody works in it any more, and what it was for is this target."""
    try:
        with (folder / _LOCK).open("r+", encoding="utf-8", errors="replace") as lock:
            return lock.read(4096) in {target.name, ""} and _lock(lock)
    except FileNotFoundError:
        return not any(folder.iterdir())
    except OSError:
        return False


def _lock(file: IO[str]) -> bool:
    """Lock a file and return whether that could be done; True where there are no locks."""
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return True
    return True
