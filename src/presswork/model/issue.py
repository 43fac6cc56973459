"""One dated number of a publication: its articles in order, and the pages that are its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from presswork.model.content import Article, Contributor, Start

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

FolioStyle = Literal["arabic", "roman"]
PieceKind = Literal["article", "cover", "imprint", "contents", "section", "filler", "closing"]


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
    set; None for a lone article. `url` is the absolute address of its page on the site, with a slash at its
    end, "" where it is not known.
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
    url: str = ""

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
