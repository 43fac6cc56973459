"""A project's and an issue's folders in; a finding for each symbolic link among them that leads out, out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.content.project import is_inside
from presswork.content.report import Report, relative_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding

_SHARED = ("templates", "assets", "presses")
_OWN = ("photos", "stand-ins")


def check(folder: Path, root: Path) -> tuple[Finding, ...]:
    """Return an error for each link out of the root, whether or not anything would follow it."""
    found: list[Finding] = []
    for path in (*_links(root, _SHARED, deep=True), *_links(folder, _OWN, deep=False)):
        if not is_inside(path, root):
            report = Report(relative_name(path, root))
            report.error(
                "path-outside-project",
                "This symbolic link leads out of the project.",
                hint="Put what it leads to here instead; nothing outside the project's folder is read.",
            )
            found += report.findings
    return tuple(found)


def _links(folder: Path, names: tuple[str, ...], *, deep: bool) -> Iterator[Path]:
    for name in names:
        if (folder / name).is_symlink():
            yield folder / name
        elif deep:
            for place, folders, files in os.walk(folder / name):
                entries = (Path(place, entry) for entry in sorted(folders + files))
                yield from (entry for entry in entries if entry.is_symlink())
