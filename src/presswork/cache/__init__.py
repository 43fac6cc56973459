"""A content-addressed store on disk: a key of everything that shapes a result in, the result out.

Each entry carries its own SHA-256, so a truncated or altered one is a miss, never a wrong page.
A cache folder that cannot be written is no error: the build only works harder. Its size is bounded:
what was not used for longest goes. Several builds may use it at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from presswork.cache.limits import default_cache_dir, limit_bytes
from presswork.files import clear_litter, new_file

__all__ = ["Cache", "default_cache_dir", "key_of", "limit_bytes"]

Parsed = TypeVar("Parsed")
NEW, TALLY = "new", "written"  # in the cache's folder: unfinished entries, and how much came in of late
TALLY_UNIT = 64 * 1024
# What was put in since the last look at the size before the next, as a part of the limit.
TALLY_SHARE = 16
_DIGEST_BYTES = 32
_FRESH_SECONDS = 3600


def key_of(*parts: bytes | str) -> str:
    """Return the key of the parts, unlike for every other division of the same characters."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True)
class Cache:
    """The store in one folder. `folder` None, or a limit of 0 bytes, keeps nothing."""

    folder: Path | None
    limit_bytes: int = field(default_factory=limit_bytes)

    def _path(self, key: str) -> Path | None:
        return self.folder / key[:2] / key[2:] if self.folder and self.limit_bytes else None

    def get(self, key: str) -> bytes | None:
        """Return what was kept under the key, or None if nothing sound is."""
        path = self._path(key)
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                entry = file.read()
                _mark_used(file.fileno())
        except OSError:
            return None
        data = entry[_DIGEST_BYTES:]
        if hashlib.sha256(data).digest() == entry[:_DIGEST_BYTES]:
            return data
        self._remove(path)
        return None

    def read(self, key: str, parse: Callable[[bytes], Parsed]) -> Parsed | None:
        """Return what `parse` makes of what was kept under the key, None where it makes no sense of it."""
        if (data := self.get(key)) is None:
            return None
        try:
            return parse(data)
        except Exception:  # noqa: BLE001  sound, but of another program's making: it can raise anything
            self._remove(self._path(key))
            return None

    def put(self, key: str, data: bytes) -> bool:
        """Keep the data under the key: whole, or not at all. Return whether it is kept."""
        path = self._path(key)
        if path is None or self.folder is None or len(data) > self.limit_bytes:
            return False
        new = self.folder / NEW
        with contextlib.suppress(OSError):
            new.mkdir(parents=True, exist_ok=True)
            path.parent.mkdir(exist_ok=True)
            clear_litter(new)
            with new_file(new) as (temporary, file):
                file.write(hashlib.sha256(data).digest())
                file.write(data)
                file.flush()
                temporary.replace(path)
            self._tally(len(data))
            return True
        return False

    def _tally(self, size_bytes: int) -> None:
        """Count what comes in, one character for each unit of it; once it is much, look at the whole."""
        if self.folder is None:
            return
        with (self.folder / TALLY).open("ab") as tally:
            tally.write(b"." * (1 + size_bytes // TALLY_UNIT))
            counted = tally.tell() * TALLY_UNIT
        if counted > self.limit_bytes // TALLY_SHARE:
            from presswork.cache.tidying import prune

            prune(self.folder, self.limit_bytes)

    @staticmethod
    def _remove(path: Path | None) -> None:
        if path:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def _mark_used(file: int) -> None:
    """Make the file's time of change that of its last use, to the hour: few disks keep times of access."""
    with contextlib.suppress(OSError):
        now = time.time()
        if abs(now - os.fstat(file).st_mtime) > _FRESH_SECONDS:
            os.utime(file, (now, now))
