"""A content-addressed store on disk: a key of everything that shapes a result in, the result out.

Each entry carries its own SHA-256, so a truncated or altered one is a miss, never a wrong page.
A cache folder that cannot be written is no error: the build only works harder.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

_DIGEST_BYTES = 32


def key_of(*parts: bytes | str) -> str:
    """Return the key of the parts, unlike for every other division of the same characters."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def default_cache_dir() -> Path:
    """Return PRESSWORK_CACHE, else `presswork` in the user's cache folder (XDG Base Directory)."""
    if named := os.environ.get("PRESSWORK_CACHE"):
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "presswork"


@dataclass(frozen=True)
class Cache:
    """The store in one folder. `folder` None keeps nothing."""

    folder: Path | None

    def _path(self, key: str) -> Path | None:
        return self.folder / key[:2] / key[2:] if self.folder else None

    def get(self, key: str) -> bytes | None:
        """Return what was kept under the key, or None if nothing sound is."""
        path = self._path(key)
        if path is None:
            return None
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        data = entry[_DIGEST_BYTES:]
        return data if hashlib.sha256(data).digest() == entry[:_DIGEST_BYTES] else None

    def put(self, key: str, data: bytes) -> None:
        """Keep the data under the key: whole, or not at all."""
        path = self._path(key)
        if path is None:
            return
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            # One name for each key: what a killed build left is written over by the next. Two builds at once
            # may spoil each other's entry; then it is a miss.
            temporary = path.with_name(f".new-{path.name}")
            try:
                temporary.write_bytes(hashlib.sha256(data).digest() + data)
                temporary.replace(path)
            except OSError:
                temporary.unlink(missing_ok=True)
                raise
