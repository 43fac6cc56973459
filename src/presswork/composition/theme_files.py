"""A theme's name and a project in, the files that make it out, the publication's own before ours.

Nothing is read outside the theme's folders, not through a symbolic link either.
"""

from __future__ import annotations

from pathlib import Path

from presswork import resources
from presswork.errors import FindingsError, UsageError
from presswork.model import Finding

_BASE = "base"


def theme_folders(root: Path, theme: str) -> tuple[Path, ...]:
    """Return the folders in which a theme's files are looked up, the first match winning.

    Raises `UsageError` when neither the project nor Presswork has the theme.
    """
    own, ours = root / "templates", resources.templates_dir()
    safe = theme.isascii() and theme.replace("-", "").replace("_", "").isalnum()
    if not safe or theme == _BASE or not ((own / theme).is_dir() or (ours / theme).is_dir()):
        raise UsageError(f'There is no theme "{theme}".\n  Themes: {", ".join(theme_names(root))}.')
    return (own / theme, own, ours / theme, ours / _BASE)


def theme_names(root: Path) -> list[str]:
    """Return the names of the themes that a project can use, sorted."""
    places = (root / "templates", resources.templates_dir())
    folders = (entry for place in places if place.is_dir() for entry in place.iterdir())
    return sorted({entry.name for entry in folders if (entry / "article.html").is_file()})


def find_file(folders: tuple[Path, ...], name: str, *, root: Path) -> Path | None:
    """Return the first file of this name in the folders.

    Raises `FindingsError` for one that a symbolic link leads out of the project's root with, or out of
    Presswork's own folder.
    """
    for folder in folders:
        path = folder / name
        if not path.is_file():
            continue
        own = folder.is_relative_to(resources.data_dir())
        if path.resolve().is_relative_to(folder.resolve() if own else root.resolve()):
            return path
        raise FindingsError([_leads_out(shown_name(path, root))])
    return None


def shown_name(path: Path, root: Path) -> str:
    """Return how a file is named to its reader: from the project's root, or from Presswork's own folder."""
    for folder in (root, resources.data_dir()):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.name


def _leads_out(name: str) -> Finding:
    return Finding(
        code="path-outside-project",
        severity="error",
        file=name,
        message="The file is a link that leads out of the project.",
        hint="Put the file itself there.",
    )
