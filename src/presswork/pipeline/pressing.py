"""An issue in, its press edition out: page by page as the reader edition is, for a printing condition."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.cache import Cache, key_of
from presswork.model import MARKS, Arrangement, Article, Galley, Issue, Mark, Part, Piece, Plan
from presswork.pipeline.deriving import derive_all
from presswork.pipeline.order import Derivatives, Order, Read

if TYPE_CHECKING:
    from presswork.editions.pdf.press.spots import Spot
    from presswork.editions.pdf.xmp import Record
    from presswork.press_profile import PressProfile

_CHOICES = ("press", "bleed", "marks")
_SLUG_FONTS = ("fonts/source-sans-3.ttf", "fonts/amiri.ttf", "fonts/frank-ruhl-libre.ttf")


@dataclass(frozen=True, kw_only=True)
class Press:
    """What a press file is made for, chosen by the order, the issue and the press profile in this order.

    `options` are as the finished file records them, `source_hash` is of the profile too.
    """

    profile: PressProfile
    bleed_mm: float
    marks: tuple[Mark, ...]
    options: str
    source_hash: str
    spots: tuple[Spot, ...] = ()


def choose_press(read: Read, order: Order) -> Press:
    """Return what the issue's press file is to be made for.

    Raises `UsageError` for a press profile that does not exist, `FindingsError` for one with faults,
    and for spot colours with any.
    """
    from presswork.composition.spots import read_spots
    from presswork.press_profile import read_press

    profile = read_press(order.press or read.issue.press, root=read.issue.root)
    bleed_mm = profile.bleed_mm if order.bleed_mm is None else order.bleed_mm
    marks = MARKS if order.marks is None else tuple(mark for mark in MARKS if mark in order.marks)
    asked = (order.press, order.bleed_mm, order.marks)
    chosen = (*read.chosen, *(name for name, value in zip(_CHOICES, asked, strict=True) if value is not None))
    options = {
        "page": read.issue.page,
        "theme": read.issue.theme,
        "press": profile.name,
        "bleed": f"{bleed_mm:g}",
        "marks": ",".join(marks),
        "url": read.url,
        "chosen": ",".join(chosen),
    }
    return Press(
        profile=profile,
        bleed_mm=bleed_mm,
        marks=marks,
        options=";".join(f"{name}={text}" for name, text in options.items() if text or name == "marks"),
        source_hash=key_of("press", read.source_hash, profile.stamp()) if read.source_hash else "",
        spots=read_spots(read.issue.root, read.issue.theme),
    )


def press_article(
    issue: Issue,
    article: Article,
    read: Derivatives,
    order: Order,
    *,
    plan: Plan,
    compose: Callable[..., Galley],
    press: Press,
    first_folio: int,
) -> tuple[str, Callable[[], Part]]:
    """Return the key of an article's press part, and what sets and separates that part.

    `read` are the photos as the reader edition has them: they are laid out as large, and the plan made with
    them is the press edition's too. So both break alike, whatever pixels the press wants. `compose` makes a
    galley of the article from derivatives and a bleed.
    """
    boxes = _boxes(issue, article, plan.arrangement, press)
    made = derive_all(article, order, boxes=boxes, edition="press", press=press.profile)
    derivatives = {
        name: dataclasses.replace(item, width_px=read[name].width_px, height_px=read[name].height_px)
        for name, item in made.items()
    }
    stroke_pt = press.profile.min_stroke_pt
    pressed = compose(derivatives=derivatives, bleed_mm=press.bleed_mm, stroke_pt=stroke_pt)
    return _separating(pressed, press, first_folio=first_folio)


def press_own(
    issue: Issue,
    piece: Piece,
    order: Order,
    *,
    press: Press,
    first_folio: int,
    folios: Mapping[str, str],
    with_code: bool = True,
) -> Part:
    """Return the press part of one of the issue's own pages."""
    from presswork.pipeline.issue_pages import compose_own

    stroke_pt = press.profile.min_stroke_pt
    galley = compose_own(
        issue,
        piece,
        order,
        folios=folios,
        bleed_mm=press.bleed_mm,
        stroke_pt=stroke_pt,
        with_code=with_code,
    )
    return _press_part(galley, order, press, first_folio=first_folio)


def _press_part(pressed: Galley, order: Order, press: Press, *, first_folio: int) -> Part:
    """Return a press galley's part: kept, or set and separated anew."""
    from presswork.editions.pdf.parts import part_at

    key, make = _separating(pressed, press, first_folio=first_folio)
    return part_at(first_folio, key, order.cache, make)


def _separating(pressed: Galley, press: Press, *, first_folio: int) -> tuple[str, Callable[[], Part]]:
    """Return the key of a press galley's part, and what sets and separates that part."""
    from presswork.editions.pdf.press import parts

    arguments = (pressed, press.profile, press.spots)
    make = functools.partial(parts.set_press_part, *arguments, first_folio=first_folio)
    return parts.press_key(*arguments), make


def _boxes(
    issue: Issue, article: Article, arrangement: Arrangement | None, press: Press
) -> Mapping[str, tuple[int, int]]:
    """Return the most pixels that each photo can use on this press, in its place in the arrangement."""
    from presswork.composition.placing import largest_px
    from presswork.composition.theme import read_theme
    from presswork.composition.theme_files import theme_folders

    folders = theme_folders(issue.root, issue.theme)
    measures = read_theme(folders, issue.page, root=issue.root, bleed_mm=press.bleed_mm).measures
    if arrangement and arrangement.lead_lines:
        measures["lead_lines"] = arrangement.lead_lines
    ppi = press.profile.ppi_resample
    return {photo.id: largest_px(photo, measures, ppi=ppi) for photo in article.photos}


def bind_press(read: Read, parts: Sequence[Part], record: Record, press: Press, cache: Cache) -> bytes:
    """Join the parts into the press PDF; `record` is what the issue's PDFs say of themselves.

    Raises `PartLostError` where the cache no longer has what it kept of one.
    """
    from presswork.composition.fonts import font_path
    from presswork.editions.pdf.parts import loaded
    from presswork.editions.pdf.press.job import PressJob
    from presswork.editions.pdf.press.parts import bind_press as bind
    from presswork.editions.pdf.press.pdfx import instance_of

    record = dataclasses.replace(
        record,
        source_hash=press.source_hash,
        options=press.options,
        instance=instance_of(press.source_hash, press.options),
    )
    job = PressJob(
        profile=press.profile,
        record=record,
        bleed_mm=press.bleed_mm,
        marks=press.marks,
        labels=tuple(start.label for part in parts for start in part.page_starts),
        slug=read.issue.slug,
        date=read.issue.published.isoformat() if read.issue.published else "",
        fonts=tuple(path for url in _SLUG_FONTS if (path := font_path(url))),
    )
    return bind((loaded(part, cache) for part in parts), job)


def as_pressed(read: Read, order: Order) -> tuple[Press, bool] | None:
    """Return what the finished press file was made for, and whether it was made from just this source.

    None where there is no file, or none of ours. What was chosen for it holds unless the order says other.
    """
    from presswork.preflight.provenance import read_source_hash

    path = read.path("press")
    record = read_source_hash(path) if path.is_file() else None
    if record is None:
        return None
    options = dict(option.partition("=")[::2] for option in record[1].split(";"))
    chosen = {name: options.get(name, "") for name in options.get("chosen", "").split(",") if name}
    marks = tuple(mark for mark in MARKS if mark in chosen.get("marks", "").split(","))
    order = dataclasses.replace(
        order,
        press=order.press or chosen.get("press"),
        bleed_mm=float(chosen["bleed"]) if order.bleed_mm is None and "bleed" in chosen else order.bleed_mm,
        marks=marks if order.marks is None and "marks" in chosen else order.marks,
    )
    press = choose_press(read, order)
    return press, record == (press.source_hash, press.options)
