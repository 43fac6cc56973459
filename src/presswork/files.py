"""Finished bytes in, a file in its place out: the whole new one, or the old one untouched."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from presswork.errors import UsageError

_LITTER = ".presswork-new"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then move it there in one step.

    Clears what a killed build of the same file left behind. Raises `UsageError` where the folder
    cannot be written to.
    """
    temporary = path.with_name(f".{path.name}{_LITTER}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}.\n  Name a folder that can be written to with --out."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, '' where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
