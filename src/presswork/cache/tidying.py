"""A cache's folder in; how much it holds, or less in it, out. What is not the cache's own stays as it is."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from presswork.cache import NEW, TALLY, TALLY_SHARE
from presswork.files import clear_litter

_SHELF, _ENTRY = re.compile(r"[0-9a-f]{2}"), re.compile(r"[0-9a-f]{62}")
# Pruned to three quarters, so that it is not done again at once.
_KEPT_SHARE = 0.75
_CLOCK_SLACK_SECONDS = 3600


@dataclass(frozen=True, kw_only=True)
class Held:
    """How many entries there are, and their size together."""

    entries: int = 0
    size_bytes: int = 0


def measure(folder: Path) -> Held:
    """Return how much the cache in the folder holds; nothing where there is none."""
    sizes = [size for _, size, _ in _entries(folder)]
    return Held(entries=len(sizes), size_bytes=sum(sizes))


def prune(folder: Path, limit_bytes: int) -> None:
    """Remove the entries that were not used for longest, where there is more than the limit allows.

    Safe beside other builds: what they hold open they can read on, and what is gone they make anew.
    """
    with contextlib.suppress(OSError):
        (folder / TALLY).unlink(missing_ok=True)
    latest = time.time() + _CLOCK_SLACK_SECONDS
    # A time that is still to come was written by a clock that was wrong; it says nothing of use.
    entries = sorted((used if used <= latest else 0.0, size, path) for path, size, used in _entries(folder))
    total = sum(size for _, size, _ in entries)
    if total <= limit_bytes * (1 - 1 / TALLY_SHARE):
        return
    for _, size, path in entries:
        if total <= limit_bytes * _KEPT_SHARE:
            return
        with contextlib.suppress(OSError):
            Path(path).unlink(missing_ok=True)
            total -= size


def clear(folder: Path) -> Held:
    """Remove all entries, and the folders that are empty then; return what was removed.

    Raises `OSError` for an entry that cannot be removed.
    """
    entries = size_bytes = 0
    for path, size, _ in list(_entries(folder)):
        Path(path).unlink(missing_ok=True)
        entries, size_bytes = entries + 1, size_bytes + size
    clear_litter(folder / NEW)
    (folder / TALLY).unlink(missing_ok=True)
    emptied = [Path(path) for path in _shelves(folder)]
    for place in (*emptied, folder / NEW, folder):
        with contextlib.suppress(OSError):
            place.rmdir()
    return Held(entries=entries, size_bytes=size_bytes)


def _shelves(folder: Path) -> Iterator[str]:
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if _SHELF.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                yield entry.path


def _entries(folder: Path) -> Iterator[tuple[str, int, float]]:
    """Yield each entry's path, its size in bytes, and when it was used last."""
    for shelf in _shelves(folder):
        with contextlib.suppress(OSError), os.scandir(shelf) as found:
            for entry in found:
                if _ENTRY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    with contextlib.suppress(OSError):
                        facts = entry.stat(follow_symlinks=False)
                        yield entry.path, facts.st_size, facts.st_mtime
