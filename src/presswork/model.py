"""The data that passes between the stages: frozen, keyword-only, the unit in the name.

`Article` is what the author wrote, `Galley` what is to be set, `Part` a typeset article, `Book` an
e-book ready to be packed. Nothing flows back but findings and page numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0

Severity = Literal["error", "warning", "note"]
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
Mark = Literal["crop", "registration", "bars", "slug-area"]
MARKS: tuple[Mark, ...] = ("crop", "registration", "bars", "slug-area")
Start = Literal["recto", "verso", "either"]
FolioStyle = Literal["arabic", "roman"]
PieceKind = Literal["article", "cover", "imprint", "contents", "section", "filler", "closing"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One fault that a check reports.

    `code` is kebab-case and permanent. `file` is relative to the project root where it lies in it.
    `line` and `page` count from 1. `where` names the place in words (a field, an element). `bbox_mm`
    is the place on the page: left, top, right, bottom in millimetres from the trim's top left corner.
    `article` is a slug, `photo` a photo's id, where they are known.
    """

    code: str
    severity: Severity
    message: str
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    page: int | None = None
    where: str | None = None
    bbox_mm: tuple[float, float, float, float] | None = None
    article: str | None = None
    photo: str | None = None


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


@dataclass(frozen=True, kw_only=True)
class Publication:
    """The magazine, paper or series that an issue belongs to; `name` is '' for a lone article.

    `contact` and each line of the `imprint` are inline XHTML. The `masthead` holds (role, names).
    """

    name: str = ""
    tagline: str = ""
    publisher: str = ""
    issn: str = ""
    website: str = ""
    contact: str = ""
    masthead: tuple[tuple[str, tuple[str, ...]], ...] = ()
    imprint: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cover:
    """A cover: the id of its photo among the issue's own, '' for none, and its lines as inline XHTML."""

    photo: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section: its articles' slugs in order, and the page that opens it, where it has one.

    `id` is its anchor, unlike any article's; `photo` as in `Cover`; `standfirst` is inline XHTML.
    """

    id: str
    name: str
    articles: tuple[str, ...]
    opener: bool = False
    start: Start = "either"
    standfirst: str = ""
    photo: str = ""


@dataclass(frozen=True, kw_only=True)
class HouseAd:
    """What a publication says of itself on a page that is left over; texts are inline XHTML."""

    headline: str
    text: str = ""
    action: str = ""
    photo: str = ""


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One dated number of the publication; a single article is an issue of one.

    `identifier` is a URN, the same over every edition and every corrected edition. `root` is the
    project root: nothing outside it and the package is read. `date` is the date in words, where it is
    not that of `published`. `own` holds the photos of the issue's own pages, as an article that is not
    set; None for a lone article.
    """

    slug: str
    folder: Path
    root: Path
    title: str
    language: str
    identifier: str
    articles: tuple[Article, ...]
    publication: Publication = Publication()
    published: datetime.date | None = None
    theme: str = "feature"
    page: str = "a4"
    press: str = "sheetfed-coated"
    number: str = ""
    date: str = ""
    isbn: str = ""
    barcode_addon: str = ""
    first_folio: int = 1
    cover: Cover | None = None
    sections: tuple[Section, ...] = ()
    contents: bool = False
    front_matter: FolioStyle = "arabic"
    fillers: Literal["house", "blank"] = "house"
    house_ads: tuple[HouseAd, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    own: Article | None = None

    def section_of(self, slug: str) -> Section | None:
        """Return the section that the article stands in, None where it stands in none."""
        return next((section for section in self.sections if slug in section.articles), None)

    @property
    def is_magazine(self) -> bool:
        """Whether it brings a cover or an imprint, and so closes with credits and a colophon."""
        return bool(self.own and (self.cover or self.publication.masthead or self.publication.imprint))


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One thing that is set as a part of its own: an article, or one of the issue's own pages.

    `id` is the article's slug, or a name that no slug can be, for it holds an underscore. `number` counts
    the fillers; `begins_body` marks the first piece after front matter in figures of its own.
    """

    id: str
    kind: PieceKind
    start: Start = "either"
    style: FolioStyle = "arabic"
    article: Article | None = None
    section: Section | None = None
    number: int = 0
    begins_body: bool = False


@dataclass(frozen=True, kw_only=True)
class PageSize:
    """A trim size in millimetres."""

    name: str
    width_mm: float
    height_mm: float


PAGE_SIZES: Mapping[str, PageSize] = {
    size.name: size
    for size in (
        PageSize(name="a4", width_mm=210, height_mm=297),
        PageSize(name="letter", width_mm=215.9, height_mm=279.4),
        PageSize(name="a5", width_mm=148, height_mm=210),
    )
}


@dataclass(frozen=True, kw_only=True)
class Derivative:
    """A photo made ready for one edition: upright, without camera metadata; sRGB, grey, or a press's CMYK."""

    photo: str
    name: str
    data: bytes
    media_type: str
    width_px: int
    height_px: int
    is_fpo: bool = False


@dataclass(frozen=True, kw_only=True)
class Asset:
    """What stands behind a URL of a galley: bytes, or a file that was found sound to read."""

    media_type: str
    data: bytes = b""
    path: Path | None = None

    def read(self) -> bytes:
        """Return the bytes."""
        return self.path.read_bytes() if self.path else self.data


@dataclass(frozen=True, kw_only=True)
class Galley:
    """One article's composed HTML for paged setting, before it is divided into pages.

    `html` is a whole document; `stylesheets` are CSS texts, each with the name it is reported
    under, in cascade order; `assets` maps each relative URL the HTML or CSS may name to what
    stands behind it, and nothing else can be fetched. `measures` are the theme's, in points,
    `setting` the faces of its running text. `pictures` are the photos among the assets; each is laid
    out as large as its derivative says, whatever its file's own size.
    """

    article: str
    language: str
    html: str
    stylesheets: tuple[tuple[str, str], ...]
    assets: Mapping[str, Asset]
    measures: Mapping[str, float]
    setting: Mapping[str, Any] = field(default_factory=dict)
    edition: Literal["pdf", "press"] = "pdf"
    pictures: Mapping[str, Derivative] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """How an article's photos and quotes stand on its pages, where it differs from the default.

    `order` holds the ids of the body's blocks as they follow each other, `lead_lines` the depth of
    the lead photo, `depths` the points that a photo is deeper (or less deep) than by itself, `heads`
    the ids of what begins a column and so has no space above it.
    """

    order: tuple[str, ...]
    lead_lines: int
    depths: tuple[tuple[str, float], ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What was worked out for an article before it is set: its arrangement (None: the default), its pages."""

    arrangement: Arrangement | None
    pages: int


@dataclass(frozen=True, kw_only=True)
class PageStart:
    """Where a page of the print edition begins.

    `offset` counts the characters other than white space of the block's text that stand on earlier
    pages; 0 means that the page begins with the block. Only blocks in the flow count.
    """

    page_index: int
    label: str
    block: str
    offset: int


@dataclass(frozen=True, kw_only=True)
class FolioPlace:
    """A folio as it is drawn: at its text's end or start, and the glyphs of the ten digits in its font.

    `digits` is hexadecimal, four figures a glyph; "" where the folio cannot be exchanged for another.
    """

    end: bool
    digits: str


@dataclass(frozen=True, kw_only=True)
class EmbeddedFont:
    """What of a font a part embeds: the glyphs, at a place on the font's axes.

    `name` is the font's in the PDF, `url` its file's in the galley, `flags` are HarfBuzz's for subsetting.
    """

    name: str
    url: str
    axes: tuple[tuple[str, float], ...]
    flags: int
    glyphs: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One typeset article: a relocatable PDF and where each of its pages begins.

    `places` maps each of its anchors to the index of the page on which it stands, in the part.
    `last_fill` is how much of its last page's depth is filled, 0 to 1. `findings` are what was found
    while its colours were made a press's; none of them is an error.

    The PDF holds, after its N pages without running heads, N pages with the heads of those, and N with the
    heads that they have where the part begins on the other side of a leaf; `turns` says how many points each
    page then moves to the right. `first_folio` is the one that it was set with, `begins_at` the one that it
    is bound with; `folios` says where folios stand on each page of heads, `names` which fonts and pictures
    each of all the pages may use, of those that they have in common.
    """

    article: str
    pdf: bytes
    page_starts: tuple[PageStart, ...]
    first_folio: int = 1
    begins_at: int = 1
    turns: tuple[float, ...] = ()
    folios: tuple[tuple[FolioPlace, ...], ...] = ()
    fonts: tuple[EmbeddedFont, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    last_fill: float = 1.0
    findings: tuple[Finding, ...] = ()

    @property
    def page_count(self) -> int:
        """Number of pages in the part."""
        return len(self.page_starts)


@dataclass(frozen=True, kw_only=True)
class BookDocument:
    """One file of an e-book: XHTML, CSS, picture or font. `properties` go to its manifest item."""

    name: str
    media_type: str
    data: bytes
    id: str
    title: str = ""
    properties: tuple[str, ...] = ()
    in_spine: bool = False


@dataclass(frozen=True, kw_only=True)
class Book:
    """An e-book composed and ready to be packed: metadata, documents in reading order, cover."""

    identifier: str
    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    documents: tuple[BookDocument, ...]
    metadata: tuple[tuple[str, str, Mapping[str, str]], ...]
    modified: datetime.datetime


@dataclass(frozen=True, kw_only=True)
class Written:
    """A finished file: what the summary line says of it."""

    path: Path
    edition: str
    size_bytes: int
    page_count: int = 0
    sha256: str = ""
