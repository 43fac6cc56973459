"""Any PDF in, its pages with their boxes, rotation and unit out, whatever it leaves out or has wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from presswork.editions.pdf.imposition.layout import Box
from presswork.errors import UsageError

# US Letter: what PDF readers take where a page names no size (ISO 32000-1, 7.7.3.3 makes MediaBox required).
_NO_SIZE = Box(left=0, bottom=0, right=612, top=792)
# What pikepdf raises on a file that is not sound.
UNREADABLE = (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError)
_LEAST_PT, _MOST_PT = 3.0, 200_000.0
_MOST_ANCESTORS = 64
# More bleed than any press asks for (12 mm is much): a larger BleedBox is no bleed.
_MOST_BLEED_PT = 72.0


@dataclass(frozen=True, kw_only=True)
class SourcePage:
    """A page to be placed. `trim` and `bleed` are in its own units and axes, before it is rotated.

    `rotate` is 0, 90, 180 or 270 degrees clockwise. `unit` is the size of its unit in points. `pdf` is
    its file, which stays open as long as the page is used.
    """

    pdf: pikepdf.Pdf
    page: pikepdf.Page
    number: int
    trim: Box
    bleed: Box
    rotate: int
    unit: float
    sound: bool = True

    @property
    def width_pt(self) -> float:
        """The width of the trimmed page as it is seen, in points."""
        sides = self.trim.right - self.trim.left, self.trim.top - self.trim.bottom
        return sides[1 if self.rotate % 180 else 0] * self.unit

    @property
    def height_pt(self) -> float:
        """The height of the trimmed page as it is seen, in points."""
        sides = self.trim.right - self.trim.left, self.trim.top - self.trim.bottom
        return sides[0 if self.rotate % 180 else 1] * self.unit

    @property
    def bleed_pt(self) -> float:
        """The widest bleed of its four sides in points."""
        trim, bleed = self.trim, self.bleed
        return self.unit * max(
            trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top
        )


def open_pdf(path: Path) -> pikepdf.Pdf:
    """Open a PDF to take its pages.

    Raises `UsageError` for one that is not there, not a PDF, without a page, needs a password, or does
    not allow to be printed.
    """
    try:
        pdf = pikepdf.open(path)
        count = len(pdf.pages)
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}.") from error
    except pikepdf.PasswordError as error:
        raise UsageError(
            f"{path} needs a password.\n  Save a copy without one, with the program that protected it."
        ) from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UNREADABLE as error:
        raise UsageError(
            f"{path} is not a PDF that can be read: {_reason(error)}.\n"
            "  Export it again, or repair it with qpdf."
        ) from error
    if not count:
        raise UsageError(f"{path} has no page.")
    if pdf.is_encrypted and not pdf.allow.print_lowres:
        raise UsageError(f"{path} is protected against printing.\n  Ask its author for a copy to print.")
    return pdf


def _reason(error: Exception) -> str:
    """Return what qpdf says, without the path that it says first."""
    return str(error).rsplit(": ", 1)[-1].rstrip(".") or type(error).__name__


def source_pages(pdf: pikepdf.Pdf) -> Iterator[SourcePage]:
    """Yield the pages in order."""
    for number, page in enumerate(pdf.pages, 1):
        media = _box(inherited(page.obj, "/MediaBox"))
        crop = _within(_box(inherited(page.obj, "/CropBox")), media)
        # ISO 32000-1, 14.11.2: a box that is not there is the crop box, and that the media box.
        trim = _within(_box(page.obj.get("/TrimBox")), media) or crop or media or _NO_SIZE
        bleed = _within(_box(page.obj.get("/BleedBox")), media) if "/TrimBox" in page.obj else None
        yield SourcePage(
            pdf=pdf,
            page=page,
            number=number,
            trim=trim,
            bleed=_around(trim, bleed),
            rotate=_rotation(inherited(page.obj, "/Rotate")),
            unit=_unit(page.obj.get("/UserUnit")),
            sound=media is not None,
        )


def inherited(page: pikepdf.Object, key: str) -> Any:
    """Return a page's entry, or that of the nearest node above it; None where none has it."""
    node = page
    for _ in range(_MOST_ANCESTORS):
        try:
            if key in node:
                return node[key]
            node = node["/Parent"]
        except (KeyError, TypeError, ValueError):
            return None
    return None


def _box(entry: Any) -> Box | None:
    """Return a rectangle put right; None for one that is none."""
    try:
        sides = [float(number) for number in entry]
        left, bottom, right, top = sides
    except (TypeError, ValueError):
        return None
    box = Box(left=min(left, right), bottom=min(bottom, top), right=max(left, right), top=max(bottom, top))
    return (
        box
        if all(math.isfinite(side) and abs(side) <= _MOST_PT for side in sides) and _has_room(box)
        else None
    )


def _has_room(box: Box) -> bool:
    return box.right - box.left >= _LEAST_PT and box.top - box.bottom >= _LEAST_PT


def _within(box: Box | None, outer: Box | None) -> Box | None:
    """Return what of a box lies in another; None where nothing does."""
    if box is None or outer is None:
        return None
    cut = Box(
        left=max(box.left, outer.left),
        bottom=max(box.bottom, outer.bottom),
        right=min(box.right, outer.right),
        top=min(box.top, outer.top),
    )
    return cut if _has_room(cut) else None


def _around(trim: Box, bleed: Box | None) -> Box:
    """Return the bleed box where it is one: outside the trim, and not by more than a bleed can be."""
    if bleed is None:
        return trim
    around = Box(
        left=min(trim.left, bleed.left),
        bottom=min(trim.bottom, bleed.bottom),
        right=max(trim.right, bleed.right),
        top=max(trim.top, bleed.top),
    )
    widest = max(
        trim.left - around.left, trim.bottom - around.bottom, around.right - trim.right, around.top - trim.top
    )
    return around if widest <= _MOST_BLEED_PT else trim


def _rotation(entry: Any) -> int:
    try:
        angle = int(entry or 0)
    except (TypeError, ValueError):
        return 0
    return angle % 360 if angle % 90 == 0 else 0


def _unit(entry: Any) -> float:
    try:
        unit = float(entry) if entry is not None else 1.0
    except (TypeError, ValueError):
        return 1.0
    return unit if 0 < unit <= 75_000 and math.isfinite(unit) else 1.0
