"""A press's name and a project's root in; its TOML file, or the names that there are, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork import resources
from presswork.errors import UsageError
from presswork.near_words import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "presses"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def own_folder() -> Path:
    """Return the folder of Presswork's own press profiles."""
    return resources.assets_dir() / FOLDER


def names(root: Path) -> tuple[str, ...]:
    """Return the names of the project's presses and of Presswork's own, in order."""
    found = {path.stem for folder in (root / FOLDER, own_folder()) for path in _files(folder)}
    return tuple(sorted(name for name in found if _NAME.fullmatch(name)))


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ".toml"]
    except OSError:
        return []


def is_inside(path: Path, root: Path) -> bool:
    """Whether the path, with every symbolic link on its way followed, lies in the root."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def find(name: str, root: Path) -> tuple[Path, Path]:
    """Return the press's file, and the folder that names in it start from and must not leave.

    Raises UsageError where there is none of this name.
    """
    if _NAME.fullmatch(name):
        for folder, base in ((root / FOLDER, root), (own_folder(), resources.assets_dir())):
            path = folder / f"{name}.toml"
            if path.exists() or path.is_symlink():
                return path, base
    raise UsageError(unknown(name, root))


def unknown(name: str, root: Path) -> str:
    """Return the message for a press that there is not, with those that there are."""
    known = names(root)
    near = did_you_mean(name[:80], known, joint="-")
    return (
        f"There is no press {name[:80]!r}.{near}\n"
        f"  There are: {', '.join(known)}. Your own is described in `presses/NAME.toml`."
    )
