"""A page's painted objects in, each use of a colour space in plain words out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.preflight.press.colours import spot_inks
from presswork.preflight.press.painted import (
    Painted,
    PaintedGroup,
    PaintedImage,
    PaintedPath,
    PaintedShading,
    PaintedText,
)

if TYPE_CHECKING:
    from presswork.preflight.press.colours import Colour, ColourSpace
    from presswork.preflight.press.printed_page import PrintedPage


@dataclass(frozen=True, slots=True)
class ColourUse:
    """One object that uses a colour space; `colour` is None where the object brings its own colours."""

    painted: Painted
    space: ColourSpace
    colour: Colour | None = None

    @property
    def what(self) -> str:
        """What the object is, as a message says it."""
        return described(self.painted)

    @property
    def detail(self) -> str:
        """The colour, or what brings it, in words."""
        if self.colour is not None:
            return str(self.colour)
        return f"picture {self.painted.name}" if isinstance(self.painted, PaintedImage) else "shading"


def uses_of_colour(page: PrintedPage) -> Sequence[ColourUse]:
    """Return each use of a colour space by what is painted: text, paths, pictures, shadings.

    Blending spaces of groups are not uses: nothing is painted in them.
    """
    return page.colour_uses


def find_uses(objects: Sequence[Painted]) -> Iterator[ColourUse]:
    """Yield each use of a colour space among objects."""
    for painted in objects:
        if isinstance(painted, PaintedShading) or (
            isinstance(painted, PaintedImage) and painted.space is not None
        ):
            if painted.space is not None:
                yield ColourUse(painted, painted.space)
        else:
            for colour in painted.colours:
                if colour.pattern is None:
                    yield ColourUse(painted, colour.space, colour)


def described(painted: Painted) -> str:
    """Return what an object is, for the beginning of a message: `the text "Over Tea"`, `a picture`."""
    role = {"content": "", "soft mask": " in a soft mask", "pattern": " in a pattern",
            "glyph": " in a Type 3 glyph", "annotation": " in an annotation"}[painted.role]  # fmt: skip
    if isinstance(painted, PaintedText):
        return f'the text "{shortened(painted.text)}"{role}'
    if isinstance(painted, PaintedPath):
        return ("a line" if painted.strokes and not painted.fills else "a shape") + role
    if isinstance(painted, PaintedImage):
        return ("a mask" if painted.is_mask else "a picture") + role
    if isinstance(painted, PaintedShading):
        return "a gradient" + role
    return ("a group" if isinstance(painted, PaintedGroup) else "an object") + role


def shortened(text: str, *, length: int = 40) -> str:
    """Return the beginning of a text, its white space and control characters made spaces."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    plain = " ".join(plain.split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"


def on_paper(page: PrintedPage, painted: Painted) -> bool:
    """Whether any of it lies within the bleed, so that it may be seen on the finished page."""
    common = painted.bbox.common(page.bleed)
    if common is None:
        return False
    # What only touches the edge from outside, as crop marks may, is not on the page.
    return (common.width > 0 or not painted.bbox.width) and (common.height > 0 or not painted.bbox.height)


def inks_of(colour: Colour) -> list[str]:
    """Return the inks that a colour lays down, [] where it lays none or a conversion decides."""
    return [ink for ink, tint in (colour.inks or {}).items() if tint > 0.0 and ink != "None"]


def spots_of(page: PrintedPage) -> Iterator[str]:
    """Yield the spot inks that a page uses, with repetitions."""
    for use in uses_of_colour(page):
        yield from spot_inks(use.space)
