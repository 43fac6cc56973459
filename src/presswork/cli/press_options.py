"""What is asked of a press file on the command line in, the order's press, bleed and marks out."""

from __future__ import annotations

import argparse
import re
from typing import Any

from presswork.errors import UsageError
from presswork.model import MARKS, MM_PER_INCH, PT_PER_INCH, Mark

_MM_PER_UNIT = {"mm": 1.0, "cm": 10.0, "in": MM_PER_INCH, "pt": MM_PER_INCH / PT_PER_INCH}
_LENGTH = re.compile(r"(?P<number>[+-]?\d+(?:[.,]\d+)?|[+-]?[.,]\d+)\s*(?P<unit>[A-Za-z\"″]*)", re.ASCII)
# Large-format printers ask for up to 10 mm; more is a slip, and would only be cut off.
MOST_BLEED_MM = 25.0


def add_press_options(command: argparse.ArgumentParser) -> None:
    """Add what overrides the issue's press profile, and the profile's own bleed and marks."""
    group = command.add_argument_group("press edition")
    group.add_argument("--press", metavar="NAME", help="press profile (the issue's, else sheetfed-coated)")
    group.add_argument("--bleed", metavar="LENGTH", help="bleed, as 3mm, 0.125in or 9pt (the profile's own)")
    group.add_argument("--marks", metavar="LIST", help=f"marks, or none ({','.join(MARKS)})")


def press_choices(options: argparse.Namespace) -> dict[str, Any]:
    """Return the order's fields that the options give. Raises `UsageError` for what cannot be meant."""
    return {
        "press": options.press,
        "bleed_mm": None if options.bleed is None else bleed_mm(options.bleed),
        "marks": None if options.marks is None else marks(options.marks),
    }


def bleed_mm(text: str) -> float:
    """Return a bleed in millimetres. Raises `UsageError` with what to write instead."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise UsageError(f'"{text}" is no length.\n  Write --bleed 3mm, 0.125in or 9pt.')
    number, unit = float(match["number"].replace(",", ".")), match["unit"].lower()
    if unit in {'"', "″"}:
        unit = "in"
    if not unit:
        raise UsageError(f"--bleed {text} has no unit.\n  Write --bleed {text}mm, or {text}pt.")
    if unit not in _MM_PER_UNIT:
        raise UsageError(f'--bleed knows no unit "{unit}".\n  Units: {", ".join(_MM_PER_UNIT)}.')
    length = number * _MM_PER_UNIT[unit]
    if length < 0:
        raise UsageError(
            "A bleed reaches outwards: it cannot be negative.\n  Write --bleed 3mm, or 0mm for none."
        )
    if length > MOST_BLEED_MM:
        raise UsageError(
            f"A bleed of {length:g} mm is more than any printer cuts off (at most {MOST_BLEED_MM:g} mm).\n"
            "  Offset printers ask for 3mm or 0.125in."
        )
    return round(length, 4)


def marks(text: str) -> tuple[Mark, ...]:
    """Return the marks in a list with commas; `none` or nothing is none. Raises `UsageError`."""
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    if names in ([], ["none"]):
        return ()
    unknown = [name for name in names if name not in MARKS]
    if unknown:
        raise UsageError(f'There are no marks "{", ".join(unknown)}".\n  Marks: {", ".join(MARKS)}; or none.')
    return tuple(mark for mark in MARKS if mark in names)
