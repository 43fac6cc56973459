"""A theme's `spots.toml` in, its spot colours for templates and for the press edition out.

[brand]
name = "PANTONE 186 C"       # as the printer calls the ink
rgb = "#c8102e"              # on screens
cmyk = [0, 100, 80, 5]       # per cent, where there is no such plate
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from presswork.composition.theme_files import find_file, shown_name, theme_folders
from presswork.errors import FindingsError
from presswork.model import Finding
from presswork.near_words import did_you_mean
from presswork.press_colour.spots import Spot, tint
from presswork.toml_lines import NotTomlError, line_of, parse_toml

FILE = "spots.toml"
_FIELDS = ("name", "rgb", "cmyk")
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_RGB = re.compile(r"#[0-9a-fA-F]{6}")
# Names that PDF (8.6.6.4) and the process inks hold already.
_TAKEN = frozenset(("all", "none", "cyan", "magenta", "yellow", "black"))
_LONGEST_NAME = 100  # a PDF name holds 127 bytes


class SpotBook:
    """The spots as templates know them: `spot("brand")`, `spot("brand", 40)` for a tint, `spot.names`."""

    def __init__(self, path: Path | None, shown: str) -> None:
        self._path, self._shown = path, shown

    def __call__(self, key: str, percent: int = 100) -> str:
        """Return the colour for CSS and SVG. Raises a ValueError for a spot or strength that is none."""
        if key not in self.spots:
            known = ", ".join(self.spots) or "none"
            raise ValueError(f'there is no spot colour "{key}" in {FILE} (there: {known})')
        if percent not in range(1, 101):
            raise ValueError(f"a tint is a whole number of per cent from 1 to 100, not {percent!r}")
        return "#{:02x}{:02x}{:02x}".format(*tint(self.spots[key].rgb, percent))

    @property
    def names(self) -> tuple[str, ...]:
        """The spots' names in the theme."""
        return tuple(self.spots)

    @cached_property
    def spots(self) -> Mapping[str, Spot]:
        """The spots by their names in the theme. Raises `FindingsError` with all faults of the file."""
        return _read(self._path, self._shown) if self._path else {}


def spot_book(folders: tuple[Path, ...], root: Path) -> SpotBook:
    """Return the theme's spots; their file is read when one is asked for.

    Raises `FindingsError` for a file that a symbolic link leads out of the project with.
    """
    path = find_file(folders, FILE, root=root)
    return SpotBook(path, shown_name(path, root) if path else FILE)


def read_spots(root: Path, theme: str) -> tuple[Spot, ...]:
    """Return the theme's spot colours. Raises `FindingsError` with all that is wrong with their file."""
    return tuple(spot_book(theme_folders(root, theme), root).spots.values())


def _read(path: Path, shown: str) -> Mapping[str, Spot]:
    try:
        text = path.read_text(encoding="utf-8")
        data = parse_toml(text)
    except (OSError, UnicodeDecodeError) as error:
        raise FindingsError([_fault(shown, None, None, f"it cannot be read ({error})")]) from error
    except NotTomlError as error:
        raise FindingsError([_fault(shown, error.line, None, error.message)]) from error
    lines = text.split("\n")
    spots: dict[str, Spot] = {}
    faults: list[Finding] = []
    for key, table in data.items():
        start = line_of(key, lines)
        found = list(_faults(key, table, {spot.rgb: other for other, spot in spots.items()}))
        for field, message in found:
            line = line_of(field, lines, start) if field else start
            near = did_you_mean(field, _FIELDS) if field and field not in _FIELDS else ""
            faults.append(_fault(shown, line, key, message, near=near))
        if not found:
            cyan, magenta, yellow, black = (value / 100 for value in table["cmyk"])
            spots[key] = Spot(name=table["name"], rgb=_rgb(table["rgb"]), cmyk=(cyan, magenta, yellow, black))
    if faults:
        raise FindingsError(faults)
    return spots


def _rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _faults(
    key: str, table: Any, others: Mapping[tuple[int, int, int], str]
) -> Iterator[tuple[str | None, str]]:
    """Yield the field and fault of each thing that is wrong with a spot."""
    if not _KEY.fullmatch(key):
        yield None, "its name in the theme is small letters, digits and single hyphens, like brand-red"
    if not isinstance(table, dict):
        yield None, f"it is a table with {', '.join(_FIELDS)}"
        return
    for field in (field for field in table if field not in _FIELDS):
        yield field, f'"{field}" is none of its fields'
    name, rgb, cmyk = (table.get(field) for field in _FIELDS)
    if not isinstance(name, str) or not name.strip() or len(name.encode()) > _LONGEST_NAME:
        yield "name", "`name` is the ink's name as the printer knows it, like PANTONE 186 C"
    elif name.strip().lower() in _TAKEN:
        yield "name", f'"{name}" is not a spot colour\'s name'
    if not isinstance(rgb, str) or not _RGB.fullmatch(rgb):
        yield "rgb", "`rgb` is the colour on screens, like #c8102e"
    elif rgb.lower() == "#ffffff":
        yield "rgb", "white is the paper's colour"
    elif _rgb(rgb) in others:
        yield "rgb", f"it has the same colour as {others[_rgb(rgb)]}: the press could not tell them apart"
    if not _is_cmyk(cmyk):
        yield "cmyk", "`cmyk` is four numbers from 0 to 100, like [0, 100, 80, 5]"


def _is_cmyk(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 4:
        return False
    return all(type(item) in {int, float} and 0 <= item <= 100 for item in value)


def _fault(shown: str, line: int | None, key: str | None, message: str, *, near: str = "") -> Finding:
    example = 'Write for example name = "PANTONE 186 C", rgb = "#c8102e", cmyk = [0, 100, 80, 5].'
    return Finding(
        code="spot-colour-faulty",
        severity="error",
        file=shown,
        line=line,
        where=f'spot colour "{key}"' if key else None,
        message=f"The spot colours cannot be used: {message}.",
        hint=near.strip() or example,
    )
