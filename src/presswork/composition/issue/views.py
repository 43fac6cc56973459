"""An issue, its photos' derivatives and page numbers in, what the templates of its own pages read out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from presswork.composition.cross_references import UNKNOWN, CrossReferences
from presswork.composition.issue.barcode import Barcode, barcode_of
from presswork.composition.issue.picture_sizes import FEW_ARTICLES
from presswork.composition.labels import direction, format_date, join_names, label
from presswork.composition.typography import clean, clean_text
from presswork.composition.view import PhotoView, photo_view, plain
from presswork.model import Article, Contributor, Derivative, HouseAd, Issue, Photo, PieceKind, Section

# More pictures than these do not find room in a page of contents that still is to be read at a glance.
MOST_PICTURES = 3
_SHOWN: Mapping[PieceKind, tuple[str, ...]] = {
    "cover": ("cover_photo", "cover_lines", "barcode"),
    "imprint": ("cover_credit",),
    "contents": ("contents",),
    "closing": ("contributors", "credits", "cover_credit"),
}


@dataclass(frozen=True, kw_only=True)
class ContentsItem:
    """One article in the contents."""

    slug: str
    title: str
    headline: Markup
    kicker: Markup
    standfirst: str
    byline: str
    folio: str
    language: str
    photo: PhotoView | None


@dataclass(frozen=True, kw_only=True)
class ContentsGroup:
    """A section in the contents; `name` is '' for articles that stand in none."""

    id: str
    name: str
    folio: str
    items: tuple[ContentsItem, ...]


@dataclass(frozen=True, kw_only=True)
class CreditLine:
    """One photographer or agency, and where their photos stand: (anchor, slug, folio, article's title).

    `places` has each page once, `articles` each article.
    """

    credit: str
    places: tuple[tuple[str, str, str, str], ...]
    articles: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A section as its opener sets it."""

    id: str
    name: str
    standfirst: Markup
    photo: PhotoView | None
    items: tuple[ContentsItem, ...]


@dataclass(frozen=True, kw_only=True)
class AdView:
    """A house advertisement."""

    headline: Markup
    text: Markup
    action: Markup
    photo: PhotoView | None


@dataclass(kw_only=True)
class IssueViews:
    """Makes the views of one issue's own pages; `derivatives` are by photo's id, an article's as `SLUG--ID`.

    `folios` maps anchors to printed page numbers; None in an edition without pages.
    """

    issue: Issue
    derivatives: Mapping[str, Derivative]
    folios: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        self.language = self.issue.language
        self.articles = {article.slug: article for article in self.issue.articles}
        self.references = CrossReferences(titles=self._title_of, folios=self.folios)

    def text(self, html: str, language: str = "") -> Markup:
        """Return sanitised markup, cleaned, its links to articles resolved."""
        language = language or self.language
        cleaned = clean(html, language=language)
        return Markup(self.references.resolve(cleaned, own="", language=language))  # noqa: S704

    def bare(self, html: str) -> Markup:
        """Return markup without page numbers: a cover names no pages."""
        cleaned = clean(html, language=self.language)
        references = replace(self.references, numbered=False)
        return Markup(references.resolve(cleaned, own="", language=self.language))  # noqa: S704

    def folio(self, anchor: str) -> str:
        """Return the number of the page on which an anchor stands."""
        return (self.folios or {}).get(anchor, UNKNOWN)

    def _title_of(self, slug: str) -> str | None:
        article = self.articles.get(slug)
        return plain(clean(article.headline, language=article.language)) if article else None

    @property
    def facts(self) -> dict[str, object]:
        """What every template may know of the issue: words, never paths."""
        issue, publication = self.issue, self.issue.publication
        published = format_date(issue.published, self.language) if issue.published else ""
        return {
            "title": clean_text(issue.title, language=self.language),
            "language": self.language,
            "direction": direction(self.language),
            "identifier": issue.identifier,
            "number": label("issue-number", self.language).format(number=issue.number)
            if issue.number
            else "",
            "date": clean_text(issue.date, language=self.language) or published,
            "publication": {
                "name": publication.name,
                "tagline": clean_text(publication.tagline, language=self.language),
                "publisher": publication.publisher,
                "issn": publication.issn,
                "website": publication.website,
                "contact": self.text(publication.contact),
                "masthead": [
                    {"role": clean_text(role, language=self.language), "names": names}
                    for role, names in publication.masthead
                ],
                "imprint": [self.text(line) for line in publication.imprint],
            },
            "isbn": issue.isbn,
            "article_count": len(issue.articles),
            "has_colophon": issue.is_magazine,
            "rights": self._rights(),
            "has_fpo": any(photo.is_fpo for article in issue.articles for photo in article.photos),
        }

    def _rights(self) -> tuple[str, ...]:
        said = (clean_text(article.rights, language=article.language) for article in self.issue.articles)
        return tuple(dict.fromkeys(filter(None, said)))

    def shown(self, kind: PieceKind) -> dict[str, object]:
        """Return what a kind of page shows beyond the facts: words and pictures, never paths."""
        names = _SHOWN.get(kind, ())
        return {name: getattr(self, name) for name in names}

    @property
    def barcode(self) -> Barcode | None:
        """The cover's barcode."""
        return barcode_of(self.issue)

    @property
    def cover_photo(self) -> PhotoView | None:
        """The cover's photo."""
        return self.own_photo(self.issue.cover.photo if self.issue.cover else "")

    @property
    def cover_lines(self) -> tuple[Markup, ...]:
        """The cover's lines."""
        return tuple(self.bare(line) for line in (self.issue.cover.lines if self.issue.cover else ()))

    def own_photo(self, photo_id: str) -> PhotoView | None:
        """Return one of the issue's own photos."""
        own = self.issue.own
        if not photo_id or own is None:
            return None
        return self._photo(own.photo(photo_id), own, self.derivatives.get(photo_id))

    def _photo(self, photo: Photo, article: Article, derivative: Derivative | None) -> PhotoView | None:
        if derivative is None:
            return None
        return photo_view(photo, derivative, article, lambda html: self.text(html, article.language))

    @property
    def contents(self) -> tuple[ContentsGroup, ...]:
        """The contents: articles that stand in no section first, then section by section."""
        sections = {section.id: section for section in self.issue.sections}
        grouped = {slug for section in sections.values() for slug in section.articles}
        loose = [slug for slug in self.articles if slug not in grouped]
        pictured = set(pictured_articles(self.issue))
        groups = (
            [ContentsGroup(id="", name="", folio="", items=self._items(loose, pictured))] if loose else []
        )
        return (*groups, *(self._group(section, pictured) for section in sections.values()))

    def _group(self, section: Section, pictured: set[str]) -> ContentsGroup:
        return ContentsGroup(
            id=section.id,
            name=clean_text(section.name, language=self.language),
            folio=self.folio(section.id) if section.opener else "",
            items=self._items(section.articles, pictured),
        )

    def _items(self, slugs: tuple[str, ...] | list[str], pictured: set[str]) -> tuple[ContentsItem, ...]:
        return tuple(
            self._item(self.articles[slug], slug in pictured) for slug in slugs if slug in self.articles
        )

    def _item(self, article: Article, pictured: bool) -> ContentsItem:
        language = article.language
        picture = picture_of(article) if pictured else None
        derivative = self.derivatives.get(f"{article.slug}--{picture.id}") if picture else None
        return ContentsItem(
            slug=article.slug,
            title=plain(clean(article.headline, language=language)),
            headline=Markup(_without_links(clean(article.headline, language=language))),  # noqa: S704
            kicker=Markup(_without_links(clean(article.kicker, language=language))),  # noqa: S704
            standfirst=plain(clean(article.standfirst, language=language)),
            byline=join_names([clean_text(name, language=language) for name in article.byline], language),
            folio=self.folio(article.slug),
            language=language,
            photo=self._photo(picture, article, derivative) if picture else None,
        )

    def section(self, section: Section) -> SectionView:
        """Return the view of a section's opener."""
        return SectionView(
            id=section.id,
            name=clean_text(section.name, language=self.language),
            standfirst=self.text(section.standfirst),
            photo=self.own_photo(section.photo),
            items=self._items(section.articles, set()),
        )

    def ad(self, ad: HouseAd) -> AdView:
        """Return the view of a house advertisement."""
        return AdView(
            headline=self.text(ad.headline),
            text=self.text(ad.text),
            action=self.text(ad.action),
            photo=self.own_photo(ad.photo),
        )

    @property
    def contributors(self) -> tuple[tuple[str, Markup], ...]:
        """Names and notes, each person once: the articles' in their order, then the issue's."""
        found: dict[str, Markup] = {}
        entries: list[tuple[Contributor, str]] = [
            (item, article.language) for article in self.issue.articles for item in article.contributors
        ]
        entries += [(item, self.language) for item in self.issue.contributors]
        for item, language in entries:
            found.setdefault(item.name, self.text(item.note, language))
        return tuple(found.items())

    @property
    def credits(self) -> tuple[CreditLine, ...]:
        """Who is credited, in the order of the alphabet, and where."""
        found: dict[str, list[tuple[str, str, str, str]]] = {}
        for anchor, slug, credit in credited(self.issue):
            place = (anchor, slug, self.folio(anchor), self._title_of(slug) or slug)
            found.setdefault(credit, []).append(place)
        return tuple(
            CreditLine(
                credit=credit,
                places=tuple({place[2]: place for place in reversed(places)}.values())[::-1],
                articles=tuple({place[1]: place for place in reversed(places)}.values())[::-1],
            )
            for credit, places in sorted(found.items(), key=lambda item: item[0].casefold())
        )

    @property
    def cover_credit(self) -> str:
        """The credit of the cover's photo."""
        photo = self.cover_photo
        return (
            label("cover-credit", self.language).format(credit=photo.credit) if photo and photo.credit else ""
        )


def credited(issue: Issue) -> tuple[tuple[str, str, str], ...]:
    """Return each credited photo of the articles: its anchor, its article's slug, the credit as cleaned."""
    return tuple(
        (
            f"{article.slug}--photo-{photo.id}",
            article.slug,
            clean_text(photo.credit, language=article.language),
        )
        for article in issue.articles
        for photo in article.photos
        if photo.credit
    )


def picture_of(article: Article) -> Photo | None:
    """Return the photo by which the contents show an article: its lead, else its first one."""
    lead = next((photo for photo in article.photos if photo.placement == "lead"), None)
    return lead or next((photo for photo in article.photos if not photo.decorative), None)


def pictured_articles(issue: Issue) -> tuple[str, ...]:
    """Return the slugs of the articles that the contents show a picture of, the first of sections first."""
    firsts = [slug for section in issue.sections for slug in section.articles[:1]]
    candidates = dict.fromkeys([*firsts, *(article.slug for article in issue.articles)])
    articles = {article.slug: article for article in issue.articles}
    found = [slug for slug in candidates if slug in articles and picture_of(articles[slug])]
    return tuple(found if len(articles) < FEW_ARTICLES else found[:MOST_PICTURES])


def _without_links(html: str) -> str:
    import re

    return re.sub(r"</?a\b[^<>]*>", "", html)
