"""A sheet's name, or its width and height with a unit, in; its size in points out."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from presswork.errors import UsageError
from presswork.model import MM_PER_INCH, PT_PER_INCH

_UNITS_PT: Mapping[str, float] = {
    "mm": PT_PER_INCH / MM_PER_INCH,
    "cm": 10 * PT_PER_INCH / MM_PER_INCH,
    "in": PT_PER_INCH,
    "pt": 1.0,
}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)?", re.ASCII)
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)", re.ASCII)
# ISO 216 (A and B), DIN 476's raw formats as ISO 217 gives them (RA, SRA), and ANSI/ASME Y14.1 with the
# stationer's sizes of North America, in millimetres, upright.
SHEETS_MM: Mapping[str, tuple[float, float]] = {
    "a0": (841, 1189),
    "a1": (594, 841),
    "a2": (420, 594),
    "a3": (297, 420),
    "a4": (210, 297),
    "a5": (148, 210),
    "a6": (105, 148),
    "b3": (353, 500),
    "b4": (250, 353),
    "b5": (176, 250),
    "ra3": (305, 430),
    "ra4": (215, 305),
    "sra1": (640, 900),
    "sra2": (450, 640),
    "sra3": (320, 450),
    "sra4": (225, 320),
    "letter": (215.9, 279.4),
    "half-letter": (139.7, 215.9),
    "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8),
    "tabloid-extra": (304.8, 457.2),
}
# Sheets that printers at home and in offices take, where only the page's size can say which: smallest first.
_COMMON = ("a5", "half-letter", "a4", "letter", "a3", "tabloid", "a2", "a1", "a0")
# Four A5 side by side are 2 mm less than an A2: ISO 216 rounds to whole millimetres.
_SAME_MM = 2.5
# ISO 32000-1, Annex C.2: the least and the greatest that a page may measure.
_LEAST_PT, _MOST_PT = 3.0, 14_400.0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet of paper as it is named, in points."""

    name: str
    width_pt: float
    height_pt: float


def mm(length_mm: float) -> float:
    """Return millimetres in points."""
    return length_mm * _UNITS_PT["mm"]


def sheet_named(text: str) -> Sheet:
    """Return the sheet of this name, or of a size such as "320x450mm" or "12x18in".

    Raises `UsageError` for anything else.
    """
    name = text.strip().lower()
    if name in SHEETS_MM:
        width, height = SHEETS_MM[name]
        return Sheet(name=name, width_pt=mm(width), height_pt=mm(height))
    match = _SIZE.fullmatch(name)
    if match is None:
        raise UsageError(
            f'There is no sheet "{text}".\n'
            f"  Sheets: {', '.join(SHEETS_MM)}; or a size with its unit, for example 320x450mm or 12x18in."
        )
    width, height = (float(side) * _UNITS_PT[match[3]] for side in (match[1], match[2]))
    if not (_LEAST_PT <= width <= _MOST_PT and _LEAST_PT <= height <= _MOST_PT):
        raise UsageError(f'The sheet "{text}" cannot be: a PDF page has sides of 2 mm to 5,080 mm.')
    return Sheet(name=name.replace(" ", ""), width_pt=width, height_pt=height)


def length_pt(text: str, *, option: str, most_mm: float) -> float:
    """Return a length such as "3mm", "0.125in" or "9pt" in points.

    Raises `UsageError`, which names the option, for a length without its unit, below 0 or above the most.
    """
    match = _LENGTH.fullmatch(text.strip().lower())
    if match is None or (match[2] is None and float(match[1]) != 0):
        raise UsageError(f'{option} is "{text}".\n  Write a length with its unit: 3mm, 0.125in or 9pt.')
    length = float(match[1]) * _UNITS_PT[match[2] or "mm"]
    if length > mm(most_mm):
        raise UsageError(f'{option} is "{text}".\n  It can be {most_mm:g} mm at most.')
    return length


def sheet_that_holds(width_pt: float, height_pt: float) -> Sheet | None:
    """Return the common sheet that these sides fill, in either orientation; None where none is filled."""
    sides = sorted((width_pt, height_pt))
    for name in _COMMON:
        named = sheet_named(name)
        if all(
            math.isclose(side, whole, abs_tol=mm(_SAME_MM))
            for side, whole in zip(sides, sorted((named.width_pt, named.height_pt)), strict=True)
        ):
            return named
    return None
