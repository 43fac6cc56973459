"""Where an import goes in; a folder that is there whole or not at all, what stood there kept, out."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.content.project import PROJECT_FILE, find_root, is_inside
from presswork.errors import UsageError
from presswork.files import LITTER, NO_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def target_of(to: Path | None, slug: str, *, force: bool) -> Path:
    """Return the folder to write: the one that is named, else `content/SLUG` in the project.

    The project is that of the current folder; a relative path must stay in it. An absolute one names its
    project itself: the nearest folder above it with a presswork.toml, where there is one.

    Raises:
        UsageError: it lies outside the project, or something stands there and is not to be replaced.
    """
    here = Path.cwd()
    root = find_root(here)
    if to is None:
        target = root / "content" / slug
    elif to.is_absolute():
        target = Path(os.path.normpath(to))
        root = _root_above(target)
    else:
        target = Path(os.path.normpath(here / to))
    if target == root or not (target.is_relative_to(root) and is_inside(target, root)):
        raise UsageError(
            f"{to or target}: the folder does not lie in the project, {root}.\n"
            "  Name one inside, for example --to content/over-tea."
        )
    _require_free(target, force=force)
    return target


def _root_above(target: Path) -> Path:
    """Return the project that an absolute path lies in; the folder around it where there is none."""
    for folder in target.parents:
        if (folder / PROJECT_FILE).is_file():
            return folder
    return target.parent


def _require_free(target: Path, *, force: bool) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError(f"{target}: something that is no folder stands there.\n  Name another with --to.")
    if not force and _holds_something(target):
        raise UsageError(
            f"{target}: the folder is there already, and nothing in it was touched.\n"
            "  Name another with --to, or replace it with --force, which keeps the old one as a backup."
        )


def _holds_something(target: Path) -> bool:
    try:
        return target.is_dir() and any(target.iterdir())
    except OSError:
        return True


def write_folder(target: Path, files: Mapping[str, bytes | Path], *, force: bool) -> Path | None:
    """Write the files, by their paths in the folder, and return the backup of what stood there, if any.

    They are written beside the target, and moved there in one step; after an error or an interrupt the
    target is as it was, and nothing else is left.

    Raises:
        UsageError: the folder cannot be written, or holds no more.
    """
    made: list[Path] = []
    try:
        made = _make_parents(target.parent)
        _clear_litter(target.parent)
        with _staging(target.parent) as staging:
            for name, data in files.items():
                _write(staging / name, data)
            _require_free(target, force=force)
            return _swap(staging, target)
    except OSError as error:
        _remove_empty(made)
        hint = "Make room on that disk, or name" if error.errno in NO_ROOM else "Name"
        raise UsageError(
            f"{target} cannot be written: {error.strerror}.\n"
            f"  {hint} a folder that can be written to with --to."
        ) from error
    except BaseException:
        _remove_empty(made)
        raise


def _make_parents(folder: Path) -> list[Path]:
    """Make the folder, and return those that were not there, the innermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


@contextlib.contextmanager
def _staging(parent: Path) -> Iterator[Path]:
    """Make a folder that no other import has; it is removed at the end unless it has been moved."""
    staging = parent / f"{LITTER}{secrets.token_hex(8)}"
    staging.mkdir()
    try:
        with _lock(staging):
            yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextlib.contextmanager
def _lock(staging: Path) -> Iterator[None]:
    """Hold the folder, so that another import can tell it from litter."""
    descriptor = os.open(staging, os.O_RDONLY)
    try:
        _try_lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


def _clear_litter(parent: Path) -> None:
    """Remove the folders that killed imports left behind, and no others."""
    for entry in list(os.scandir(parent)):
        if entry.name.startswith(LITTER) and entry.is_dir(follow_symlinks=False):
            with contextlib.suppress(OSError):
                descriptor = os.open(entry.path, os.O_RDONLY)
                try:
                    if _try_lock(descriptor):
                        shutil.rmtree(entry.path, ignore_errors=True)
                finally:
                    os.close(descriptor)


def _write(path: Path, data: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        if isinstance(data, Path):
            with data.open("rb") as source:
                shutil.copyfileobj(source, file)
        else:
            file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(staging: Path, target: Path) -> Path | None:
    """Put the new folder in its place, the old one beside it under a free name."""
    if not target.exists():
        staging.rename(target)
        return None
    if not _holds_something(target):
        target.rmdir()
        staging.rename(target)
        return None
    backup = _free_backup(target)
    target.rename(backup)
    try:
        staging.rename(target)
    except BaseException:
        backup.rename(target)
        raise
    return backup


def _free_backup(target: Path) -> Path:
    number = 1
    while (backup := target.with_name(f"{target.name}.bak-{number}")).exists() or backup.is_symlink():
        number += 1
    return backup
