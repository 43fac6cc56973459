"""What an author wrote: an article with its blocks, photos, notes and corrections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from presswork.model.undescribed import says_undescribed

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

BlockKind = Literal[
    "paragraph",
    "heading",
    "photo",
    "pull-quote",
    "quote",
    "list",
    "definitions",
    "table",
    "code",
    "rule",
    "html",
]
Placement = Literal["lead", "column", "wide", "plate"]
Start = Literal["recto", "verso", "either"]


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A picture file with its caption, credit and alt text, as one article uses it.

    `file` is the name as the author wrote it; `path` is where it was found, None for an FPO, whose
    stand-in drawing, where there is one, is `stand_in`. `caption` is sanitised inline XHTML; `alt` and
    `credit` are plain text. `focal_point` is (x, y), each 0 to 1 from the top left. `width_px` and
    `height_px` are the upright picture's size (EXIF rotation applied), 0 while unknown. `digest` is the
    SHA-256 of the file that was looked at, "" until one was: what is drawn has to be the same.
    """

    id: str
    file: str
    path: Path | None = None
    stand_in: Path | None = None
    alt: str = ""
    caption: str = ""
    credit: str = ""
    copyright: str = ""
    placement: Placement = "column"
    focal_point: tuple[float, float] = (0.5, 0.5)
    width_px: int = 0
    height_px: int = 0
    decorative: bool = False
    line: int | None = None
    digest: str = ""

    @property
    def is_fpo(self) -> bool:
        """Whether a stand-in is set because the photo's file is not supplied."""
        return self.path is None

    @property
    def alt_stands_in(self) -> bool:
        """Whether the alt text says only that nobody has described the photo."""
        return says_undescribed(self.alt)

    @property
    def source(self) -> Path | None:
        """The file that is drawn: the photo's own, else its stand-in's."""
        return self.path or self.stand_in


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block of an article's body.

    `id` is unique in the article (`p1`, `p2`, ... or a heading's own). `html` is sanitised,
    well-formed XHTML: inline content for paragraph, heading and pull-quote; the whole element for
    list, definitions, quote, table, code and html; empty for photo and rule. `attribution` is inline
    XHTML and belongs to a pull-quote or quote. `line` is the line in the article's file.
    """

    kind: BlockKind
    id: str
    html: str = ""
    level: int = 0
    photo: str = ""
    attribution: str = ""
    classes: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, kw_only=True)
class Note:
    """A footnote: its label in the source, its number from 1, and its content as inline XHTML.

    The reference in the text is `<a class="note-ref" href="#note-N" id="note-ref-N">N</a>`; a note
    referred to again gets `note-ref-N-2` and so on. A note of several paragraphs joins them with
    `<br/>`.
    """

    number: int
    label: str
    html: str
    line: int | None = None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A dated correction to a published article; printed at its end. `html` is inline XHTML."""

    date: datetime.date
    html: str


@dataclass(frozen=True, kw_only=True)
class Contributor:
    """Somebody who made the issue, with a note on them as inline XHTML."""

    name: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """One piece of writing, as its author wrote it.

    `headline`, `kicker`, `standfirst` and `dateline` are sanitised inline XHTML; `byline` is a
    tuple of names in plain text. Text is as written: typographic clean-up happens in composition.
    `options` holds the header's settings for a lone article (theme, page, press, first_folio). `start` is
    the kind of page on which it starts in an issue, `page_budget` the most pages it may fill, 0 for any.
    `digest` is the SHA-256 of the text that it was read from.
    """

    slug: str
    path: Path
    headline: str
    language: str = "en"
    kicker: str = ""
    standfirst: str = ""
    byline: tuple[str, ...] = ()
    dateline: str = ""
    published: datetime.date | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    rights: str = ""
    identifier: str = ""
    conforms_to: str = ""
    cover: str = ""
    blocks: tuple[Block, ...] = ()
    photos: tuple[Photo, ...] = ()
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    start: Start = "either"
    page_budget: int = 0
    contributors: tuple[Contributor, ...] = ()
    digest: str = ""

    def photo(self, photo_id: str) -> Photo:
        """Return the photo with this id; KeyError if the article has none such."""
        for photo in self.photos:
            if photo.id == photo_id:
                return photo
        raise KeyError(photo_id)
