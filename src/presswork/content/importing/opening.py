"""A file's path, a folder's or `-` in; what lies there, opened, as sources in order out."""

from __future__ import annotations

import os
import re
import stat
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from presswork.content.importing.source import FolderAround, Source, refused
from presswork.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SOURCE_BYTES = 512 * 1024 * 1024
STANDARD_INPUT = "-"

# Beside sources in a folder lie their pictures, and what programs put there.
_PICTURE_WORDS = "jpg jpeg jpe png gif webp avif tif tiff svg svgz bmp ico heic heif psd"
_OTHER_WORDS = (
    "css scss sass less js mjs map woff woff2 ttf otf eot mp3 mp4 webm mov yml yaml toml lock rb py sh"
)
# What a site's generator reads or writes beside its articles.
_SITE_FOLDERS = frozenset(
    ("_layouts", "_includes", "_sass", "_site", "_data", "_plugins", "__MACOSX", "node_modules")
)
_PICTURES = frozenset(f".{suffix}" for suffix in _PICTURE_WORDS.split())
_PASSED_OVER = frozenset(f".{suffix}" for suffix in _OTHER_WORDS.split())
_MAX_FILES = 2000
_MAX_DEPTH = 8
_PAGE_NAMES = frozenset((".html", ".htm", ".xhtml"))


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The sources that were found, in order. `name` is the file's stem or the folder's name."""

    sources: tuple[Source, ...]
    name: str
    is_folder: bool = False


def open_source(argument: str, *, language: str = "") -> Opened:
    """Return what the argument names.

    Raises `UsageError` where it names nothing, `UnreadableError` where that cannot be read.
    """
    if argument == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MAX_SOURCE_BYTES + 1)
        return Opened(
            sources=(
                Source(name="standard input", data=_bounded(data, "standard input"), language=language),
            ),
            name="",
        )
    path = Path(argument)
    if not path.exists():
        raise UsageError(
            f"{argument}: there is no such file or folder.\n"
            "  Name a file, a folder, - for standard input or, with --fetch, an address."
        )
    if path.is_dir():
        return _folder(path, language)
    return Opened(sources=(_file(path, root=path.parent, language=language),), name=path.stem)


def _file(path: Path, *, root: Path, language: str, name: str = "") -> Source:
    name = name or path.name
    return Source(
        name=name,
        data=_bytes(path, name),
        path=path,
        language=language,
        around=FolderAround(folder=path.parent, root=root),
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
            raise refused(name, "source-unreadable", "It is no file.", hint="Name a file or a folder.")
        with path.open("rb") as file:
            return _bounded(file.read(MAX_SOURCE_BYTES + 1), name)
    except OSError as error:
        raise refused(
            name,
            "source-unreadable",
            f"The source cannot be read: {error.strerror}.",
            hint="Check its permissions, or copy it to another place.",
        ) from error


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) <= MAX_SOURCE_BYTES:
        return data
    raise refused(
        name,
        "source-too-large",
        f"The source is larger than {MAX_SOURCE_BYTES // 2**20} MiB.",
        hint="Divide it, or look whether it is what you meant.",
    )


def _folder(folder: Path, language: str) -> Opened:
    found = (path.relative_to(folder).as_posix() for path in _files_in(folder))
    paths = [folder / name for name in only_pages(sorted(found, key=natural))]
    if not paths:
        raise UsageError(
            f"{folder}: the folder holds nothing to import.\n"
            "  Put texts, pages or documents there; pictures alone are no article."
        )
    if len(paths) > _MAX_FILES:
        raise UsageError(
            f"{folder}: the folder holds more than {_MAX_FILES} sources.\n  Import fewer at once."
        )
    sources = tuple(
        _file(path, root=folder, language=language, name=path.relative_to(folder).as_posix())
        for path in paths
    )
    return Opened(sources=sources, name=folder.resolve().name, is_folder=True)


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files below that may be sources: no pictures, no hidden files, nothing outside the folder."""
    root = folder.resolve()
    for place, folders, files in os.walk(folder):
        here = Path(place)
        deep = len(here.relative_to(folder).parts) >= _MAX_DEPTH
        folders[:] = [] if deep else sorted(name for name in folders if _is_looked_into(name, files))
        for name in sorted(files):
            path = here / name
            if not not_a_source(name) and path.resolve().is_relative_to(root) and path.is_file():
                yield path


def _is_looked_into(name: str, beside: list[str]) -> bool:
    """Whether a folder may hold sources: not what a browser saved with a page, by any language's suffix."""
    if name.startswith(".") or name in _SITE_FOLDERS:
        return False
    stems = {Path(file).stem for file in beside if Path(file).suffix.lower() in _PAGE_NAMES}
    return not any(re.fullmatch(re.escape(stem) + r"[_.-]\w+", name) for stem in stems)


def only_pages(names: list[str]) -> list[str]:
    """Return the page alone where a browser saved one, "complete", in a folder of its own; else all names."""
    pages = [name for name in names if PurePosixPath(name).suffix.lower() in _PAGE_NAMES]
    lone = len(pages) == 1 and all(
        PurePosixPath(name).suffix.lower() in {*_PAGE_NAMES, ".txt"} for name in names
    )
    return pages if lone else names


def not_a_source(name: str) -> bool:
    """Whether a file's name says that it is a picture, a page's furniture, or hidden."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$")) or part in _SITE_FOLDERS for part in path.parts)
    return hidden or path.suffix.lower() in _PICTURES | _PASSED_OVER


def natural(name: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts `part-2` before `part-10`, whatever the case."""
    parts = re.split(r"(\d+)", name.casefold())
    return [
        (1, int(part[:18]), part) if part.isdigit() and part.isascii() else (0, 0, part) for part in parts
    ]
