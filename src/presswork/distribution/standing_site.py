"""A folder in, the site that stands there out: its issues' records, its files, and what is not ours."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presswork.distribution.checksums import SUMS, is_plain_path, read_sums, sha256_of
from presswork.distribution.keeping import RECORD, KeptIssue, read_record
from presswork.distribution.media_types import media_type
from presswork.distribution.walking import walk
from presswork.errors import UsageError
from presswork.model.site import SiteFile

MANIFEST = "manifest.json"
SIGNATURES = (f"{SUMS}.asc", f"{SUMS}.minisig")
# The manifest's first member: by it a folder is known as a site of ours.
MARK = "presswork_site"
FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class StandingSite:
    """A site as it stands: `sums` of its files, `foreign` files that are not of our making, and links.

    `known` are those of the foreign files that it was put out with. `records` are by slug. `manifest` is what
    the manifest says of the site itself.
    """

    folder: Path
    sums: Mapping[str, str]
    records: Mapping[str, KeptIssue]
    manifest: Mapping[str, Any]
    foreign: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    is_signed: bool = False

    def file(self, path: str) -> SiteFile:
        """Return what is known of a file of the site."""
        size_bytes = os.lstat(f"{self.folder}/{path}").st_size
        kind = media_type(path)
        return SiteFile(path=path, media_type=kind, size_bytes=size_bytes, sha256=self.sums[path])

    def has(self, path: str, size_bytes: int) -> bool:
        """Whether a file of the site stands there, as large as it was."""
        try:
            state = os.lstat(f"{self.folder}/{path}")
        except OSError:
            return False
        return stat.S_ISREG(state.st_mode) and state.st_size == size_bytes


def read_standing(folder: Path) -> StandingSite | None:
    """Return the site that stands in the folder, None where it is empty or not there.

    Raises `UsageError` for a folder that holds something else, or a site of ours that is damaged.
    """
    try:
        return None if _is_empty(folder) else _read(folder)
    except OSError as error:
        raise UsageError(
            f"{error.filename or folder} cannot be read: {error.strerror}.\n  Check its permissions."
        ) from error


def _read(folder: Path) -> StandingSite:
    manifest, sums = _manifest(folder), _sums(folder)
    if sums.get(MANIFEST) != sha256_of(folder / MANIFEST):
        raise _damaged(folder, f"{MANIFEST} is not the one that {SUMS} names")
    found = walk(folder)
    ours = {*sums, SUMS, *SIGNATURES}
    known = _listed(manifest, found.files)
    return StandingSite(
        folder=folder,
        sums=sums,
        records=_records(folder, sums),
        manifest=manifest,
        foreign=(*(path for path in found.files if path not in ours), *known),
        known=frozenset(path for path in known if sha256_of(folder / path) == sums.get(path)),
        links=found.others,
        is_signed=any(name in found.files for name in SIGNATURES),
    )


def _is_empty(folder: Path) -> bool:
    """Whether the folder is not there, or holds nothing."""
    return not folder.is_dir() or next(folder.iterdir(), None) is None


def _listed(manifest: Mapping[str, Any], files: Mapping[str, int]) -> tuple[str, ...]:
    """Return the files that were foreign before, and are still there."""
    named = manifest.get("foreign_files")
    if not isinstance(named, list):
        return ()
    return tuple(path for path in named if isinstance(path, str) and path in files)


def _manifest(folder: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(_plain_file(folder / MANIFEST))
    except (OSError, ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or not isinstance(data.get(MARK), dict):
        raise UsageError(
            f"{folder} holds files, and is no site of Presswork's making.\n"
            "  Name an empty or a new folder with --out; nothing in this one was touched."
        )
    site: Mapping[str, Any] = data[MARK]
    if site.get("format") != FORMAT:
        raise UsageError(
            f"{folder} was put out by Presswork {site.get('presswork')}, which keeps other records.\n"
            "  Put all its issues out into a new folder."
        )
    return site


def _sums(folder: Path) -> Mapping[str, str]:
    try:
        return read_sums(_plain_file(folder / SUMS))
    except (OSError, ValueError) as error:
        raise _damaged(folder, f"{SUMS} cannot be read: {error}") from error


def _records(folder: Path, sums: Mapping[str, str]) -> dict[str, KeptIssue]:
    import hashlib

    records: dict[str, KeptIssue] = {}
    for path, digest in sums.items():
        slug, _, name = path.partition("/")
        if name != RECORD:
            continue
        try:
            data = _plain_file(folder / path)
            if hashlib.sha256(data).hexdigest() != digest:
                raise ValueError(f"it is not the one that {SUMS} names")
            kept = read_record(data)
            _require_own(kept, slug)
        except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
            raise _damaged(folder, f"{path} cannot be read: {error}") from error
        records[slug] = kept
    return records


def _require_own(kept: KeptIssue, slug: str) -> None:
    """Raise `ValueError` where a record names files of others."""
    if kept.issue.slug != slug or kept.issue.path != f"{slug}/":
        raise ValueError("it is another issue's")
    for file in kept.files:
        folder = file.path.partition("/")[0]
        # What issues share lies in folders of names that no slug can be.
        if not is_plain_path(file.path) or (folder != slug and "_" not in folder):
            raise ValueError(f"it names {file.path!r}, which is not its own")


def _plain_file(path: Path) -> bytes:
    if path.is_symlink():
        raise ValueError("it is a symbolic link")
    return path.read_bytes()


def _damaged(folder: Path, why: str) -> UsageError:
    return UsageError(
        f"{folder} holds a site of Presswork's making that is damaged: {why}.\n"
        f"  See what else is: presswork verify {folder}\n"
        "  Then remove the folder, and build its issues into a new one."
    )


def stands_as(folder: Path, standing: StandingSite | None) -> bool:
    """Whether there still stands what was read: nothing, or just this site."""
    if standing is None:
        return _is_empty(folder)
    try:
        return _sums(folder) == standing.sums
    except UsageError:
        return False
