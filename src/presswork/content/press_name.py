"""The press that an issue names in; a finding out where there is none of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.near_words import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.content.header import Values
    from presswork.content.report import Report


def check_press(values: Values, root: Path, report: Report) -> None:
    """Report a `press` that neither the project's `presses/` nor Presswork has."""
    name = values.get("press")
    if not name:
        return
    from presswork.press_profile import press_names

    known = press_names(root)
    if name not in known:
        report.error(
            "press-unknown",
            f"There is no press `{name}`.{did_you_mean(name, known, joint='-')}",
            hint=f"There are: {', '.join(known)}. Describe your own in `presses/{name}.toml`.",
            line=values.lines.get("press"),
            where="press",
        )
