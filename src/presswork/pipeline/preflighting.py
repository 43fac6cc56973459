"""Finished PDFs of any producer and a press profile's name in, what a printer would say of each out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.errors import UsageError
from presswork.files import write_whole
from presswork.model import Finding

if TYPE_CHECKING:
    from presswork.pipeline.order import Read
    from presswork.preflight.press.running import Verdict
    from presswork.press_profile import PressProfile

Progress = Callable[[str, int, int], None]


def preflight(
    files: Sequence[Path],
    *,
    press: str | None = None,
    html: Path | None = None,
    progress: Progress | None = None,
) -> tuple[Verdict, ...]:
    """Judge each file for a press profile, and write a report of them all where `html` names a file.

    Without `press` it is the profile that the file says it was made for, where Presswork made it, else
    Presswork's default. A profile of a project's own is looked for from the working folder, then from the
    file's. Raises `UsageError` for a profile that there is not, `FindingsError` for one with faults.
    """
    from presswork.preflight.press.running import judge

    # The profile is chosen for each file: each may have been made for another.
    verdicts = tuple(judge(path, _profile(path, press), progress=progress) for path in files)
    if html is not None:
        from presswork.preflight.press.report import as_html

        write_whole(html, as_html(verdicts, progress=progress).encode("utf-8"))
    return verdicts


def _profile(path: Path, press: str | None) -> PressProfile:
    from presswork.content.project import PROJECT_FILE, find_root
    from presswork.press_profile import DEFAULT_PRESS, read_press

    here = find_root(Path.cwd())
    root = here if (here / PROJECT_FILE).is_file() else find_root(path.parent)
    named = press or made_for(path)
    try:
        return read_press(named or DEFAULT_PRESS, root=root)
    except UsageError as error:
        if press or not named:
            raise
        raise UsageError(
            f"{path} was made for the press {named[:80]!r}, which cannot be read here.\n"
            f"  Judge it in the folder of its project, or name another: --press {DEFAULT_PRESS}.\n"
            f"  {error}"
        ) from error


def made_for(path: Path) -> str | None:
    """Return the press profile that a file of ours says it was made for; None where it says nothing."""
    from presswork.preflight.provenance import read_source_hash

    try:
        record = read_source_hash(path)
    except Exception:  # noqa: BLE001  a file that is damaged says nothing
        return None
    options = dict(option.partition("=")[::2] for option in record[1].split(";")) if record else {}
    return options.get("press") or None


def preflight_built(read: Read, *, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Return the findings about an issue's press file, () where it has none."""
    path = read.path("press")
    if not path.is_file():
        return ()
    from presswork.preflight.press.running import judge
    from presswork.press_profile import read_press

    root = read.issue.root.resolve()
    resolved = path.resolve()
    name = resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.name
    profile = read_press(made_for(path) or read.issue.press, root=root)
    return judge(path, profile, name=name, progress=progress).findings
