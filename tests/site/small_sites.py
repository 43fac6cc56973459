"""Small issues to put out, and what is read of a site that was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pdf_issues import article, jpeg

from presswork.pipeline.distributing import Distributed

Dist = Callable[..., Distributed]
URL = "https://example.org/magazine/"
TEXT = "Tea is *poured* in orbit.\n\nIt stays where it is."
PHOTO = '![A kettle](kettle.jpg "Water."){credit="Ada"}'


def make_article(folder: Path, headline: str = "Tea in Orbit", text: str = TEXT, header: str = "") -> Path:
    """Write a lone article and return its folder."""
    header = f"headline: {headline}\nlanguage: en\npublished: 2026-11-22\n{header}".strip()
    return article(folder, header, text)


def make_tea(folder: Path) -> Path:
    """Write an article with a photo of its own."""
    make_article(folder, text=f"{PHOTO}\n\n{TEXT}")
    jpeg(folder / "kettle.jpg", 900, 600)
    return folder


def make_project(folder: Path) -> Path:
    """Make a project's folder; its name in the file stays, whatever the folder's is."""
    folder.mkdir(parents=True)
    (folder / "presswork.toml").write_text('name = "orbit"\n')
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() or path.is_symlink()
    }
