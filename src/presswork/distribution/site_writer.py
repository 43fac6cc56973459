"""Files of a site in, a folder that holds them and knows their sums out: written, or taken over."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from presswork.distribution.checksums import is_plain_path, sha256_of
from presswork.distribution.media_types import media_type
from presswork.errors import FindingsError
from presswork.model import Finding
from presswork.model.site import SiteFile

CODE = "site-name-taken"


@dataclass(frozen=True)
class SiteWriter:
    """A new site's folder, and the sums of what it holds: no two files of one name, capitals or not."""

    folder: Path
    sums: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)

    def write(self, path: str, data: bytes) -> SiteFile:
        """Write a file and return what is known of it; one that issues share is written once."""
        digest = hashlib.sha256(data).hexdigest()
        if self.sums.get(path) != digest:
            self._place(path).write_bytes(data)
        return self._known(path, len(data), digest)

    def write_all(self, files: Mapping[str, bytes]) -> tuple[SiteFile, ...]:
        """Write files, by path."""
        return tuple(self.write(path, files[path]) for path in sorted(files))

    def add(self, path: str) -> SiteFile:
        """Take in a file that was written there by others."""
        place = self._place(path)
        return self._known(path, place.stat().st_size, sha256_of(place))

    def keep(self, file: SiteFile, old: Path) -> SiteFile:
        """Take over a file of the old site: by a second name for the same bytes, where that can be."""
        if self.sums.get(file.path) != file.sha256:
            link_or_copy(f"{old}/{file.path}", self._place(file.path))
        return self._known(file.path, file.size_bytes, file.sha256)

    def keep_foreign(self, path: str, old: Path) -> None:
        """Take over a file that is not of our making, unless one of ours bears its name."""
        if self._key(path) not in self._names:
            place = self._place(path)
            link_or_copy(f"{old}/{path}", place)
            self._known(path, place.stat().st_size, sha256_of(place))

    def _known(self, path: str, size_bytes: int, digest: str) -> SiteFile:
        self.sums[path], self.sizes[path] = digest, size_bytes
        return SiteFile(path=path, media_type=media_type(path), size_bytes=size_bytes, sha256=digest)

    @staticmethod
    def _key(path: str) -> str:
        return path.casefold()

    def _place(self, path: str) -> Path:
        """Return where a file goes. Raises `FindingsError` where another one, or a folder, is."""
        if not is_plain_path(path):
            raise ValueError(f"{path!r} leads out of the site")
        if self._names.setdefault(self._key(path), path) != path or path in self._made:
            raise FindingsError([_taken(path)])
        self._make_folder(path.rpartition("/")[0])
        self._made.add(path)
        return self.folder / path

    def _make_folder(self, path: str) -> None:
        """Make a folder, and those that it is in. Raises `FindingsError` where a file bears its name."""
        name = f"{path}/"
        if not path or name in self._made:
            return
        if self._names.setdefault(self._key(path), name) != name:
            raise FindingsError([_taken(path)])
        self._make_folder(path.rpartition("/")[0])
        (self.folder / path).mkdir(exist_ok=True)
        self._made.add(name)


def _taken(path: str) -> Finding:
    return Finding(
        code=CODE,
        severity="error",
        file=path,
        message="Two things on the site would bear this name.",
        hint="Rename the folder of the issue or article that it comes from.",
    )


def link_or_copy(source: str, target: Path) -> None:
    """Give a file a second name, or copy it where the file system has no second names. Raises `OSError`."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except (OSError, NotImplementedError):
        shutil.copyfile(source, target, follow_symlinks=False)
