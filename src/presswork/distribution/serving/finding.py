"""A request's path and a folder in, the open file that it names out: none that lies outside.

Each folder on the way is opened by itself and no symbolic link is followed (`openat(2)` with O_NOFOLLOW), so
what is opened is inside, even if something on the way is exchanged meanwhile.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote_to_bytes

INDEX = "index.html"
# Names that Windows reads as devices, streams or drives, or cuts at the end; and what no name may hold.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]")
_MOST_PARTS = 32


class Absent(Exception):  # noqa: N818 - an answer, not an error
    """Nothing of this name is served."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """The path is a folder's, and lacks its slash: that is where to go."""

    location: str


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A file that was found: open for reading, to be closed by who asked for it."""

    file: BinaryIO
    path: str
    size_bytes: int
    modified_ns: int

    @property
    def etag(self) -> str:
        """What tells the file from any other that was ever here by its name (RFC 9110, 8.8.3)."""
        return f'"{self.size_bytes:x}-{self.modified_ns:x}"'


def parts_of(target: str) -> tuple[str, ...]:
    """Return the names in a request's path; the last is "" where it ends in a slash. Raises `Absent`."""
    raw = target.partition("?")[0].partition("#")[0]
    if not raw.startswith("/"):
        raise Absent
    try:
        parts = tuple(unquote_to_bytes(part).decode("utf-8") for part in raw[1:].split("/"))
    except UnicodeDecodeError as error:
        raise Absent from error
    if len(parts) > _MOST_PARTS or not all(map(_is_served, parts[:-1])):
        raise Absent
    if parts[-1] and not _is_served(parts[-1]):
        raise Absent
    return parts


def _is_served(name: str) -> bool:
    hidden = name.startswith(".") and name != ".well-known"
    odd = _FORBIDDEN.search(name) or _DEVICE.fullmatch(name) or name.endswith((".", " "))
    return bool(name) and not hidden and not odd


def find(folder: Path, target: str) -> Opened | Moved:
    """Return the file that a request's path names: a folder's is its index. Raises `Absent`."""
    parts = parts_of(target)
    try:
        return _find(folder, parts)
    except (OSError, ValueError) as error:  # not there, a link on the way, too long, not to be read
        raise Absent from error


def _find(folder: Path, parts: tuple[str, ...]) -> Opened | Moved:
    names = (*parts[:-1], parts[-1] or INDEX)
    descriptor = _opened(folder, names)
    try:
        state = os.fstat(descriptor)
        if stat.S_ISDIR(state.st_mode) and parts[-1]:
            os.close(_opened(folder, (*names, INDEX)))
            os.close(descriptor)
            return Moved(location=f"/{'/'.join(map(quote, parts))}/")
        if not stat.S_ISREG(state.st_mode):
            raise Absent
    except BaseException:
        os.close(descriptor)
        raise
    return Opened(
        file=os.fdopen(descriptor, "rb"),
        path="/".join(names),
        size_bytes=state.st_size,
        modified_ns=state.st_mtime_ns,
    )


def _opened(folder: Path, names: tuple[str, ...]) -> int:
    """Return a descriptor of what the names lead to, folder by folder. Raises `OSError`."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    if os.open not in os.supports_dir_fd:
        return _opened_by_path(folder, names, flags)
    here = os.open(folder, flags | os.O_DIRECTORY)
    try:
        for name in names:
            # A file name in a folder's place fails by itself: it is no folder to open anything in.
            there = os.open(name, flags | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = there
    except BaseException:
        os.close(here)
        raise
    return here


def _opened_by_path(folder: Path, names: tuple[str, ...], flags: int) -> int:
    """Do the same where folders cannot be opened (Windows): by the path with every link resolved."""
    root = folder.resolve(strict=True)
    path = root.joinpath(*names)
    if path.resolve(strict=True) != path or path.is_dir():
        raise Absent
    return os.open(path, flags | getattr(os, "O_BINARY", 0))
