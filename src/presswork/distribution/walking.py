"""A folder in, all that is in it out, by path: no symbolic link is ever followed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

# What systems and file managers leave in every folder that they look at.
_SYSTEM = frozenset((".ds_store", "thumbs.db", "desktop.ini", ".directory"))
_SYSTEM_FOLDERS = frozenset((".fseventsd", ".spotlight-v100", ".trashes", "system volume information"))


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a folder holds: each file's size, and links and other things that are neither file nor folder."""

    files: dict[str, int]
    others: tuple[str, ...]


def walk(folder: Path) -> Found:
    """Look through a folder; what systems leave in folders by themselves is passed over. Raises `OSError`."""
    files: dict[str, int] = {}
    others: list[str] = []
    waiting = [(str(folder), "")]
    while waiting:
        place, prefix = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if entry.name.lower() not in _SYSTEM_FOLDERS:
                        waiting.append((entry.path, f"{path}/"))
                elif not entry.is_file(follow_symlinks=False):
                    others.append(path)
                elif not _is_systems(entry.name):
                    files[path] = entry.stat(follow_symlinks=False).st_size
    return Found(files=dict(sorted(files.items())), others=tuple(sorted(others)))


def shown(path: str) -> str:
    """Return a path as it can be printed: names may hold what a terminal would obey, or what is no text."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in path
    )


def _is_systems(name: str) -> bool:
    # macOS writes `._name` beside every file on a disk that is not its own.
    return name.lower() in _SYSTEM or name.startswith("._")
