"""An order in; where all lies that shapes its issue, and what lies among that without shaping it, out."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from pathlib import Path

from presswork.pipeline.order import ENDINGS, Order

# What editors and systems leave beside a file: backups, locks, unfinished copies.
_LITTER = (".*", "*~", "#*#", "*.swp", "*.swx", "*.tmp", "*.bak", "*.part", "*.crdownload", "4913")
_NOT_OURS = frozenset(("__pycache__", "node_modules", "Thumbs.db", "desktop.ini"))


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Folders, with all that is below them, and single files; `ignored` are paths in the folders."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    ignored: frozenset[str]


def sources_of(order: Order) -> Sources:
    """Return where lies what shapes the order's issue.

    Everything that is read lies in the issue's folder, in a few folders and files of the project's root,
    or in Presswork's own templates and assets.
    """
    from presswork import resources
    from presswork.content.project import PROJECT_FILE, find_root
    from presswork.content.read import ISSUE_FILE

    folder = order.folder.resolve()
    root = find_root(folder)
    project = (root / name for name in ("templates", "assets", "presses"))
    folders = (folder, *project, resources.templates_dir(), resources.assets_dir())
    return Sources(
        folders=folders,
        files=(root / PROJECT_FILE, root / ISSUE_FILE) if root != folder else (),
        ignored=_ignored(order, folders),
    )


def _ignored(order: Order, folders: tuple[Path, ...]) -> frozenset[str]:
    """Return the paths of what is written by builds, wherever it goes."""
    from presswork.content.project import make_slug

    slug = make_slug(folders[0].name)
    out = (order.out or Path("dist") / slug).resolve()
    written = {out / f"{slug}{ending}" for ending in ENDINGS.values()}
    # A folder that holds nothing but what was built; the issue's own can be told to hold that as well.
    apart = [
        out,
        *([out.parent] if order.out is None else []),
        *([order.cache.folder] if order.cache.folder else []),
    ]
    written |= {path for path in apart if not any(folder.is_relative_to(path) for folder in folders)}
    return frozenset(str(path.resolve()) for path in written)


def is_litter(name: str) -> bool:
    """Whether a file of this name is not the author's: an editor's backup or a system's notes."""
    return name in _NOT_OURS or any(fnmatch.fnmatchcase(name, pattern) for pattern in _LITTER)
