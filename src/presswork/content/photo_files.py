"""A photo's file name as an author wrote it in; where its file and its stand-in lie, if anywhere, out.

Looked up beside the article, in its `photos/`, then in the project's `assets/photos/`; the stand-in
in `stand-ins/`, the project's and then the package's `assets/drawings/`. Nothing outside the project
root and the package is ever returned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from presswork.content.project import is_inside
from presswork.content.report import Report
from presswork.resources import assets_dir

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.model import Finding

SUFFIXES = frozenset((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"))
_SCHEME = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")
_LOCAL_SCHEME = re.compile(r"\s*(?:file|[a-z]):", re.IGNORECASE)  # or a drive


@dataclass(frozen=True, kw_only=True)
class LookUp:
    """A photo's name and line, the files that were found for it, and what is wrong with them."""

    name: str
    line: int | None
    picture: Path | None
    stand_in: Path | None
    findings: tuple[Finding, ...]


class PhotoFiles:
    """Finds the photos of one article."""

    def __init__(self, folder: Path, root: Path, report: Report) -> None:
        self._folder = folder
        self._root = root
        self._report = report
        self._listings: dict[Path, list[Path]] = {}
        self._insides: dict[Path, bool] = {}
        self.looked_up: list[LookUp] = []

    def name(self, src: str, line: int | None) -> str | None:
        """Return the file name that a picture's address means; None, after a finding, where it is refused."""
        src = unquote(src).strip()
        if not src.strip("./\\") and ".." not in src:
            self._report.error(
                "photo-no-file",
                "A photo names no file.",
                hint="Write `![alt](file.jpg)`.",
                line=line,
            )
            return None
        if _SCHEME.match(src) and not _LOCAL_SCHEME.match(src):
            self._report.error(
                "remote-picture",
                f"The picture {src[:80]!r} is not a file of the project.",
                hint="Save it beside the article or in its `photos/`, and name that file.",
                line=line,
                where=src[:80],
            )
            return None
        parts = src.replace("\\", "/").split("/")
        if _LOCAL_SCHEME.match(src) or parts[0] in {"", "~"} or ".." in parts or not src.isprintable():
            self._outside(src, line)
            return None
        return "/".join(part for part in parts if part not in {"", "."})

    def _outside(self, src: str, line: int | None) -> None:
        self._report.error(
            "path-outside-project",
            f"The picture {src[:80]!r} does not lie in the project.",
            hint="Copy it beside the article or into its `photos/`, and name it from there.",
            line=line,
            where=src[:80],
        )

    def look_up(self, name: str, line: int | None) -> LookUp:
        """Return where a photo's files lie; a fault is in what is returned, and is not yet reported."""
        outer, self._report = self._report, Report(self._report.file)
        try:
            picture, stand_in = self.picture(name, line), self.stand_in(name)
            findings = self._report.in_order_of_making
        finally:
            self._report = outer
        found = LookUp(name=name, line=line, picture=picture, stand_in=stand_in, findings=findings)
        self.looked_up.append(found)
        return found

    def picture(self, name: str, line: int | None) -> Path | None:
        """Return the photo's file, or None where it is not supplied.

        A file of another picture type with the same name stands in, where there is only one.
        """
        folders = (self._folder, self._folder / "photos", self._root / "assets" / "photos")
        for folder in folders:
            path = folder / name
            if _is_file(path) or (_is_link(path) and not is_inside(path, self._root)):
                return self._contained(path, name, line)
        for folder in folders:
            others = self._same_stem(folder / name)
            if len(others) == 1:
                return self._contained(others[0], name, line)
            if others:
                names = ", ".join(repr(path.name) for path in others)
                self._report.warning(
                    "photo-ambiguous",
                    f"{name!r} is not there, and {names} could each be meant.",
                    hint="Keep one of them, or write its name in the article.",
                    line=line,
                    where=name,
                )
        return None

    def stand_in(self, name: str) -> Path | None:
        """Return the drawing that stands in for a photo of this name, or None."""
        stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        own = (self._folder / "stand-ins", self._root / "assets" / "drawings")
        for folder in own:
            path = folder / f"{stem}.svg"
            if _is_file(path) and self._is_inside(path):
                return path
        path = assets_dir() / "drawings" / f"{stem}.svg"
        return path if _is_file(path) else None

    def _contained(self, path: Path, name: str, line: int | None) -> Path | None:
        if self._is_inside(path):
            return path
        self._outside(name, line)
        return None

    def _is_inside(self, path: Path) -> bool:
        """Whether the path lies in the root; what is true of a folder is true of a file in it, if no link."""
        if _is_link(path) or path.name in {"", ".."}:
            return is_inside(path, self._root)
        folder = path.parent
        if folder not in self._insides:
            self._insides[folder] = is_inside(folder, self._root)
        return self._insides[folder]

    def _same_stem(self, path: Path) -> list[Path]:
        if path.suffix.lower() not in SUFFIXES:
            return []
        stem = path.stem.casefold()
        return [
            other
            for other in self._listing(path.parent)
            if other.suffix.lower() in SUFFIXES and other.stem.casefold() == stem and _is_file(other)
        ]

    def _listing(self, folder: Path) -> list[Path]:
        if folder not in self._listings:
            try:
                self._listings[folder] = sorted(folder.iterdir()) if is_inside(folder, self._root) else []
            except OSError:
                self._listings[folder] = []
        return self._listings[folder]


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
