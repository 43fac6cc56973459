"""A theme's folders and a page size in, its measures and style sheets out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from presswork.composition.templating import find_file
from presswork.errors import UsageError

Measures = dict[str, float]


def read_measures(folders: tuple[Path, ...], page: str) -> Measures:
    """Return the theme's measures for a page size, in points, from its theme.toml.

    `bottom` and `measure` (the column's width) follow from the others. Raises `UsageError` when
    the theme does not have the page size, or its theme.toml cannot be read.
    """
    path = find_file(folders, "theme.toml")
    if path is None:
        raise UsageError("The theme has no theme.toml.")
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} of the theme cannot be read: {error}") from error
    sizes = sorted(name for name in data if name != "all")
    if page not in sizes:
        raise UsageError(f'The theme has no page "{page}".\n  It has {", ".join(sizes)}.')
    measures: Measures = {**data.get("all", {}), **data[page]}
    measures["bottom"] = round(measures["height"] - measures["top"] - measures["lines"] * measures["leading"], 3)
    text_width = measures["width"] - measures["inner"] - measures["outer"]
    measures["text_width"] = round(text_width, 3)
    measures["measure"] = round(
        (text_width - measures["gap"] * (measures["columns"] - 1)) / measures["columns"], 3
    )
    # A drop cap's capitals (0.67 em in Source Serif) reach from its first line's caps to its last baseline.
    measures["drop_size"] = round(
        ((measures["first_lines"] - 1) * measures["leading"] + 0.67 * measures["size"]) / 0.67, 2
    )
    measures["drop_gap"] = round(measures["size"] * 0.3, 2)
    return measures
