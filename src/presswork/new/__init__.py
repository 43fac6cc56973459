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
ISSUE = "content/first-issue"
_ISSUE_TEXTS: Mapping[str, str] = {
    "issue.toml": f"{ISSUE}/issue.toml",
    "from-the-editor.md": f"{ISSUE}/from-the-editor/article.md",
    "light-before-words.md": f"{ISSUE}/light-before-words/article.md",
    "a-path-over-the-water.md": f"{ISSUE}/a-path-over-the-water/article.md",
}


def create_project(directory: Path, *, issue: bool = False) -> tuple[Path, ...]:
    """Make a project in a new or empty folder and return the files written, in order.

    It holds one article, or, with `issue`, an issue of three with a cover. Raises UsageError where the
    folder holds anything, or cannot be written. No file is ever overwritten.
    """
    try:
        _require_empty(directory)
        return tuple(_write(directory / name, data) for name, data in _files(directory, issue).items())
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


def _files(directory: Path, issue: bool) -> dict[str, bytes]:
    """Return the project's files: path below the folder to content."""
    name = directory.resolve().name or "project"
    assets = resources.assets_dir()
    texts = {target: assets / "starter" / source for source, target in _TEXTS.items()}
    if issue:
        del texts[f"{ARTICLE}/article.md"]
        texts |= {target: assets / "starter-issue" / source for source, target in _ISSUE_TEXTS.items()}
    files = {
        target: _filled(source.read_text(encoding="utf-8"), name).encode() for target, source in texts.items()
    }
    if not issue:
        files[f"{ARTICLE}/photos/hills-at-dawn.jpg"] = draw_hills()
        files[f"{ARTICLE}/photos/moon-over-the-sea.jpg"] = draw_sea()
        return files
    for target in ("Makefile", "README.md"):
        files[target] = files[target].replace(b"first-article/article.md", b"first-issue/issue.toml")
        files[target] = files[target].replace(
            b"is the article. Change it", b"lists the articles. Change them"
        )
        files[target] = files[target].replace(b"first-article", b"first-issue")
    files[f"{ISSUE}/light-before-words/photos/hills-at-dawn.jpg"] = draw_hills(large=True)
    files[f"{ISSUE}/a-path-over-the-water/photos/moon-over-the-sea.jpg"] = draw_sea(large=True)
    return files


def _filled(text: str, name: str) -> str:
    # A JSON string is a TOML string as well, but for the surrogate pairs that ensure_ascii would write.
    text = text.replace("@NAME@", json.dumps(name, ensure_ascii=False)).replace("@PLATE@", _plate(name))
    return text.replace("@TITLE@", name)


def _plate(name: str) -> str:
    """Return a folder's name as a nameplate, `our-magazine` as `Our Magazine`, fit for a TOML text."""
    words = name.replace("-", " ").replace("_", " ").split()
    title = " ".join(word if any(map(str.isupper, word)) else word.capitalize() for word in words)
    return "".join(character for character in title if character.isprintable() and character not in '"\\')


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
    return path
