"""What is to be imported, opened: its bytes, its name, and the files that lie around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote

from presswork.errors import UnreadableError
from presswork.model import Finding

_MAX_NAME = 4096


class Surroundings(Protocol):
    """The files around a source: a page's pictures, a Word file's neighbours in an archive."""

    def find(self, name: str) -> Path | bytes | None:
        r"""Return the file of this name, relative to the source, or None where there is none to be had.

        `name` may be a path with `/` or `\`, and may be escaped as in a URL. A file outside the folder or
        archive that was named by the user is never returned.
        """


@dataclass(frozen=True, kw_only=True)
class Nowhere:
    """The surroundings of a source that has none: standard input, a page that was fetched."""

    def find(self, name: str) -> None:  # noqa: ARG002
        """Return nothing."""
        return


@dataclass(frozen=True, kw_only=True)
class FolderAround:
    """A folder on the disk. What leads out of `root`, by `..` or by a symbolic link, is not found."""

    folder: Path
    root: Path

    def find(self, name: str) -> Path | None:
        """Return the file's path."""
        for spelling in _spellings(name):
            absolute = spelling.startswith("/")
            parts = [part for part in spelling.split("/") if part not in {"", "."}]
            base = self.root if absolute else self.folder
            path = base.joinpath(*parts) if parts else None
            if path is not None and self._is_ours(path):
                return path
        return None

    def _is_ours(self, path: Path) -> bool:
        try:
            return path.is_file() and path.resolve().is_relative_to(self.root.resolve())
        except (OSError, ValueError, RuntimeError):
            return False


@dataclass(frozen=True, kw_only=True)
class ArchiveAround:
    """The unpacked members of an archive, by their path in it; `folder` is the source's own, "" the top."""

    members: Mapping[str, bytes]
    folder: str = ""

    def find(self, name: str) -> bytes | None:
        """Return the member's bytes."""
        for spelling in _spellings(name):
            base = "" if spelling.startswith("/") else self.folder
            path = _normal(f"{base}/{spelling}")
            if path in self.members:
                return self.members[path]
        return None


def _spellings(name: str) -> list[str]:
    """Return the name as it stands and as a URL means it, with forward slashes and without a query."""
    if not name or len(name) > _MAX_NAME or "\0" in name:
        return []
    plain = name.replace("\\", "/")
    bare = plain.partition("#")[0].partition("?")[0]
    return list(dict.fromkeys((plain, unquote(plain), bare, unquote(bare))))


def _normal(path: str) -> str:
    """Return the path without `.` and `..`; one that climbs out ends at the top."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source, opened. `data` is the whole file, b"" of a folder.

    `name` is the file's name as findings show it, "standard input" without one. `path` is where it lies, None
    where it lies nowhere. `address` is the URL that it was fetched from, `charset` what
    its host said of its encoding. `language` is what the user says.
    """

    name: str
    data: bytes = b""
    path: Path | None = None
    address: str = ""
    charset: str = ""
    language: str = ""
    around: Surroundings = field(default_factory=Nowhere)

    @property
    def suffix(self) -> str:
        """The suffix of its name in lower case, with the dot, or ""."""
        return PurePosixPath(self.name.lower()).suffix


def refused(
    source: Source | str, code: str, message: str, *, hint: str, where: str | None = None
) -> UnreadableError:
    """Return the error for a source that is not read at all; readers raise it."""
    name = source if isinstance(source, str) else source.name
    return UnreadableError(
        (Finding(code=code, severity="error", message=message, hint=hint, file=name, where=where),)
    )
