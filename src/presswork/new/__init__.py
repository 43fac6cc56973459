"""An empty folder goes in; a small project that builds at once comes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from presswork import resources
from presswork.errors import UsageError
from presswork.new.pictures import draw_hills, draw_sea

if TYPE_CHECKING:
    from collections.abc import Mapping

ARTICLE = "content/first-article"
# Where each starter text goes, from where it stands in assets/starter.
_TEXTS: Mapping[str, str] = {
    "presswork.toml": "presswork.toml",
    "Makefile": "Makefile",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "templates/README.md": "templates/README.md",
    "templates/publication.css": "templates/publication.css",
    "article.md": f"{ARTICLE}/article.md",
}


def create_project(directory: Path) -> tuple[Path, ...]:
    """Make a project in a new or empty folder and return the files written, in order.

    Raises UsageError where the folder holds anything, or cannot be written. No file is ever overwritten.
    """
    try:
        _require_empty(directory)
        return tuple(_write(directory / name, data) for name, data in _files(directory).items())
    except OSError as error:
        raise UsageError(
            f"No project can be made in {directory}: {error.strerror or error}.\n"
            "  Name a folder that you may write to."
        ) from error


def _require_empty(directory: Path) -> None:
    if directory.is_dir() and any(directory.iterdir()):
        raise UsageError(
            f"{directory} is not empty, so no project is made there.\n"
            "  Name a folder that does not exist yet: presswork new my-magazine"
        )
    if directory.exists() and not directory.is_dir():
        raise UsageError(
            f"{directory} is a file.\n  Name a folder that does not exist yet: presswork new my-magazine"
        )


def _files(directory: Path) -> dict[str, bytes]:
    """Return the project's files: path below the folder to content."""
    name = directory.resolve().name or "project"
    starter = resources.assets_dir() / "starter"
    files = {
        target: _filled((starter / source).read_text(encoding="utf-8"), name).encode()
        for source, target in _TEXTS.items()
    }
    files[f"{ARTICLE}/photos/hills-at-dawn.jpg"] = draw_hills()
    files[f"{ARTICLE}/photos/moon-over-the-sea.jpg"] = draw_sea()
    return files


def _filled(text: str, name: str) -> str:
    # A JSON string is a TOML string as well, but for the surrogate pairs that ensure_ascii would write.
    return text.replace("@NAME@", json.dumps(name, ensure_ascii=False)).replace("@TITLE@", name)


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
    return path
