"""A PDF in, what a specification sheet says of it out: pages, boxes, inks, fonts, pictures as placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from presswork.preflight.press.colours import PROCESS_INKS
from presswork.preflight.press.painted import PaintedImage
from presswork.preflight.press.print_file import PrintFile
from presswork.preflight.press.printed_page import MM_PER_POINT
from presswork.preflight.press.usage import uses_of_colour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from presswork.preflight.press.colours import ColourSpace
    from presswork.preflight.press.painted import Painted
    from presswork.preflight.press.printed_page import PrintedPage
    from presswork.press_profile import PressProfile


@dataclass(frozen=True, kw_only=True)
class PlacedPicture:
    """A picture as it stands on a page: its pixels, what is seen of it, and its resolution.

    `width_mm` and `height_mm` are of what the page shows; where a frame crops it, pixels are cut away too.
    `page` counts from 1, `label` is the printed page number. `colour` is "CMYK", "grey", or the name of
    another space. `article` and `photo` are known in files that say them, '' in others.
    """

    page: int
    label: str
    article: str
    photo: str
    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    ppi: float
    colour: str


@dataclass(frozen=True, kw_only=True)
class Inventory:
    """What is in a print file. Sizes are (width, height) in mm, once each, in the order of the pages.

    `bleed_mm` is the least that any page has on any side beyond its trim.
    """

    page_count: int
    trims_mm: tuple[tuple[float, float], ...]
    bleed_mm: float
    inks: tuple[str, ...]
    spots: tuple[str, ...]
    fonts: tuple[str, ...]
    pictures: tuple[PlacedPicture, ...]


@dataclass(kw_only=True)
class _Taken:
    trims: dict[tuple[float, float], None] = field(default_factory=dict)
    bleed: float = float("inf")
    inks: set[str] = field(default_factory=set)
    fonts: set[str] = field(default_factory=set)
    pictures: list[PlacedPicture] = field(default_factory=list)


def take_inventory(
    path: Path, profile: PressProfile, *, progress: Callable[[str, int, int], None] | None = None
) -> Inventory:
    """Return what is in the file. Raises pikepdf.PdfError where it cannot be read."""
    taken = _Taken()
    with PrintFile(path, profile) as file:
        for page in file.pages():
            if progress:
                progress("Taking stock of the pages", page.index, file.page_count)
            _take(page, taken)
        count = file.page_count
    return Inventory(
        page_count=count,
        trims_mm=tuple(taken.trims),
        bleed_mm=round(taken.bleed, 2) if count else 0.0,
        inks=tuple(ink for ink in PROCESS_INKS if ink in taken.inks),
        spots=tuple(sorted(taken.inks - {*PROCESS_INKS, "All", "None"})),
        fonts=tuple(sorted(taken.fonts)),
        pictures=tuple(taken.pictures),
    )


def _take(page: PrintedPage, taken: _Taken) -> None:
    taken.trims.setdefault((round(page.width_mm, 1), round(page.height_mm, 1)))
    trim, bleed = page.trim, page.bleed
    sides = (
        trim.left - bleed.left,
        bleed.right - trim.right,
        trim.bottom - bleed.bottom,
        bleed.top - trim.top,
    )
    taken.bleed = min(taken.bleed, max(0.0, min(sides)) * MM_PER_POINT)
    # Marks lie outside the bleed and are drawn in all inks: they say nothing of the job's.
    for use in uses_of_colour(page):
        if _is_within(use.painted, page):
            taken.inks.update(_inks(use.space, use.painted))
    taken.fonts.update(_bare(font.name) for font in page.painting.fonts.values())
    taken.pictures.extend(_pictures(page))


def _is_within(painted: Painted, page: PrintedPage) -> bool:
    box, bleed = painted.bbox, page.bleed
    return (
        box.right > bleed.left
        and box.left < bleed.right
        and box.top > bleed.bottom
        and box.bottom < bleed.top
    )


def _inks(space: ColourSpace, painted: Painted) -> Iterator[str]:
    """Yield the inks that an object lays: of flat colours those with a tint, of pictures all they may."""
    flat = [colour.inks for colour in painted.colours if colour.space == space]
    if flat and all(inks is not None for inks in flat):
        yield from (ink for inks in flat for ink, tint in (inks or {}).items() if tint > 0)
    elif space.root.names:
        yield from space.root.names
    else:
        yield from {"gray": ("Black",), "cmyk": PROCESS_INKS}.get(space.process, ())


def _pictures(page: PrintedPage) -> Iterator[PlacedPicture]:
    for painted in page.objects:
        if isinstance(painted, PaintedImage) and not painted.is_mask and painted.role == "content":
            yield PlacedPicture(
                page=page.number,
                label=page.label,
                article=painted.article or "",
                photo=painted.photo or "",
                width_px=painted.width_px,
                height_px=painted.height_px,
                width_mm=round(painted.bbox.width * MM_PER_POINT, 1),
                height_mm=round(painted.bbox.height * MM_PER_POINT, 1),
                ppi=round(min(painted.ppi, 99_999), 0),
                colour=_colour(painted.space),
            )


def _colour(space: Any) -> str:
    names = {"gray": "grey", "cmyk": "CMYK", "rgb": "RGB", "lab": "Lab", "spot": "spot"}
    return names.get(space.process, str(space))


def _bare(name: str) -> str:
    """Return a font's name without the tag of its subset: `ABCDEF+Source-Serif` is Source-Serif."""
    tag, plus, rest = name.partition("+")
    return rest if plus and len(tag) == 6 and tag.isupper() else name
