"""A theme's folders and a page size in, its measures and style sheets out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presswork.composition.theme_files import find_file
from presswork.errors import UsageError
from presswork.model import MM_PER_INCH, PT_PER_INCH

Measures = dict[str, float]
_SHARED = ("all", "setting")
# A page is a hair deeper than its lines: WeasyPrint adds lines up with rounding errors, and does not even out
# the columns of a last page when the first of them seems too long.
_SPARE_PT = 0.05
# How far beyond the trim, or the bleed, a picture reaches that touches it: one that only just reaches the
# edge leaves a hairline on some screens.
_OVERHANG_PT = 1.0
# The thinnest rule on a screen; on a press, its thinnest line where that is thicker.
_HAIRLINE_PT = 0.25


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A theme at one page size: its measures in points, and the faces of its running text."""

    measures: Measures
    setting: dict[str, Any]


def read_theme(
    folders: tuple[Path, ...], page: str, *, root: Path, bleed_mm: float = 0, stroke_pt: float = 0
) -> Theme:
    """Return what a theme's theme.toml says for a page size.

    `bottom`, `text_width` and `measure` (the column's width) follow from the other measures, `bleed` and
    `overhang` (how far beyond the trim a picture reaches that touches it) from the edition's bleed, and
    `hairline` (the thinnest rule) from the thinnest line that its press holds. Raises `UsageError` when the
    theme does not have the page size, or its theme.toml cannot be read.
    """
    path = find_file(folders, "theme.toml", root=root)
    if path is None:
        raise UsageError("The theme has no theme.toml.")
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} of the theme cannot be read: {error}") from error
    sizes = sorted(name for name in data if name not in _SHARED)
    if page not in sizes:
        raise UsageError(f'The theme has no page "{page}".\n  It has {", ".join(sizes)}.')
    try:
        return Theme(
            measures=_complete({**data.get("all", {}), **data[page]}, bleed_mm=bleed_mm, stroke_pt=stroke_pt),
            setting=data.get("setting", {}),
        )
    except (KeyError, TypeError, ZeroDivisionError) as error:
        raise UsageError(f"{path.name} of the theme lacks a measure for {page}: {error}") from error


def press_sheet(measures: Measures) -> tuple[str, str]:
    """Return the style sheet that lets pages' backgrounds reach into the bleed, whatever theme they have.

    They reach further: a part that begins on the other side of a leaf is shifted by the difference of the
    margins, and finishing cuts at the bleed.
    """
    shift = abs(measures["inner"] - measures["outer"])
    reach = round(measures["overhang"] + shift, 3)
    return "press.css", f"@page {{ bleed: {reach}pt !important }}"


def _complete(measures: Measures, *, bleed_mm: float, stroke_pt: float) -> Measures:
    """Add the measures that follow from the others."""
    depth = measures["lines"] * measures["leading"]
    text_width = measures["width"] - measures["inner"] - measures["outer"]
    gaps = measures["gap"] * (measures["columns"] - 1)
    # A drop cap's capitals (0.67 em in Source Serif) reach from its first line's caps to its last baseline.
    drop = ((measures["first_lines"] - 1) * measures["leading"] + 0.67 * measures["size"]) / 0.67
    bleed = round(bleed_mm * PT_PER_INCH / MM_PER_INCH, 3)
    return {
        "photo_lines": measures["lines"] // 2,
        "plate_depth": depth - 3 * measures["leading"],  # a caption stands under it
        **measures,
        "bottom": round(measures["height"] - measures["top"] - depth - _SPARE_PT, 3),
        "text_width": round(text_width, 3),
        "measure": round((text_width - gaps) / measures["columns"], 3),
        "drop_size": round(drop, 2),
        "drop_gap": round(measures["size"] * 0.3, 2),
        "bleed": bleed,
        "overhang": bleed + _OVERHANG_PT,
        "hairline": max(_HAIRLINE_PT, stroke_pt),
    }
