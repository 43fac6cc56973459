"""Finished bytes in, a file in its place out: the whole new one, or the old one untouched."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from presswork.errors import UsageError

# Short, whatever the name of the file to come: that may be as long as a name can be.
LITTER = ".presswork-new-"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then move it there in one step.

    Two builds at once do not see each other's file, and what a killed one left behind is cleared.
    Raises `UsageError` where the folder cannot be written to, or holds no more.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        clear_litter(path.parent)
        with new_file(path.parent) as (temporary, file):
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.replace(path)
    except OSError as error:
        room = error.errno in NO_ROOM
        hint = "Make room on that disk, or name" if room else "Name"
        raise UsageError(
            f"{path} cannot be written: {error.strerror}.\n"
            f"  {hint} a folder that can be written to with --out."
        ) from error


@contextlib.contextmanager
def new_file(folder: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a file of a name that no other has; it is removed at the end unless it has been moved.

    It is locked while it is open, so that another process can tell it from litter. Raises `OSError`.
    """
    path, file = _opened(folder)
    try:
        with file:
            yield path, file
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _opened(folder: Path) -> tuple[Path, BinaryIO]:
    while True:
        path = folder / f"{LITTER}{secrets.token_hex(8)}"
        file = path.open("xb")
        # Between the two lines above and below, another process may have taken it for litter.
        if _locked(file) is not False and path.exists():
            return path, file
        file.close()


def _locked(file: BinaryIO) -> bool | None:
    """Lock a file and say whether that could be done; None where there are no locks."""
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):  # another system; a file system of some networks
        return None
    return True


def clear_litter(folder: Path) -> None:
    """Remove the unfinished files that killed processes left in a folder, and no others."""
    with contextlib.suppress(OSError):
        for entry in list(os.scandir(folder)):
            if entry.name.startswith(LITTER) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError), Path(entry.path).open("rb") as file:
                    if _locked(file):
                        Path(entry.path).unlink()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, '' where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
