"""Two folders of one file system in, each in the other's place out: in one step where the system can do that.

Linux has `renameat2(2)` with RENAME_EXCHANGE since 3.15, macOS `renamex_np(2)` with RENAME_SWAP since 10.12.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
# What a system, or one file system on it, answers that cannot do it.
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.EPERM}


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step and return True; False where that cannot be done here.

    Raises `OSError` for what is in the way of any renaming.
    """
    try:
        failed = _exchange(os.fsencode(one), os.fsencode(other))
    except (AttributeError, OSError):  # no such function, or no C library to look it up in
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one))


def _exchange(one: bytes, other: bytes) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return int(library.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP)))
    return int(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_RENAME_EXCHANGE)))


def settle(folder: Path) -> None:
    """Have the file system of a folder write down what it still holds in memory."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(descriptor):
            os.sync()
    except (AttributeError, OSError):
        if hasattr(os, "sync"):
            os.sync()
    finally:
        os.close(descriptor)
