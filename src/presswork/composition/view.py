"""An article and its photos' derivatives in, the view of it that templates read out.

Every text in a view is cleaned by the rules of the article's language and, where it is markup,
marked safe: it was sanitised when it was read. Identifiers carry the article's slug, so that
articles can share one file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from presswork.composition.cross_references import CrossReferences
from presswork.composition.labels import byline, direction, format_date, label
from presswork.composition.typography import clean, clean_text
from presswork.model import Article, Block, Derivative, Issue, Photo

_OWN_REFERENCE = re.compile(r'(\s(?:id="|href="#))([^"]+)"')
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_HEBREW = re.compile("[\u0590-\u05ff]")
_TAG = re.compile(r"<[^>]*>")
_SPANNING = ("wide", "plate")

TextCleaner = Callable[[str], Markup]


@dataclass(frozen=True, kw_only=True)
class PhotoView:
    """A photo as a template sets it; `src` is a URL relative to the galley."""

    id: str
    src: str
    alt: str
    caption: Markup
    credit: str
    credit_label: str
    alt_stands_in: bool
    fpo_line: str
    is_fpo: bool
    decorative: bool
    placement: str
    width_px: int
    height_px: int
    focal_point: tuple[float, float]

    @property
    def focus(self) -> str:
        """The focal point as a CSS position."""
        x, y = self.focal_point
        return f"{x * 100:g}% {y * 100:g}%"

    @property
    def shape(self) -> str:
        """`portrait`, `square` or `landscape`."""
        ratio = self.width_px / self.height_px if self.height_px else 1.5
        return "portrait" if ratio < 0.9 else "square" if ratio < 1.1 else "landscape"  # noqa: PLR2004


@dataclass(frozen=True, kw_only=True)
class BlockView:
    """One block as a template sets it. `opening` marks the first paragraph, `closing` the last."""

    kind: str
    id: str
    html: Markup
    level: int
    attribution: Markup
    classes: tuple[str, ...]
    photo: PhotoView | None
    opening: bool
    closing: bool
    follows: str

    @property
    def placement(self) -> str:
        """A photo's placement; '' for any other block."""
        return self.photo.placement if self.photo else ""


@dataclass(frozen=True, kw_only=True)
class RunView:
    """Blocks that follow each other: in columns, or, where `spans`, a photo over all columns."""

    spans: bool
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, kw_only=True)
class NoteView:
    """A footnote as a template sets it."""

    number: int
    id: str
    ref_id: str
    html: Markup


@dataclass(frozen=True, kw_only=True)
class CorrectionView:
    """A correction with its date in words."""

    date: str
    html: Markup


@dataclass(frozen=True, kw_only=True)
class ArticleView:
    """An article as templates read it."""

    slug: str
    language: str
    direction: str
    title: str
    headline: Markup
    kicker: Markup
    standfirst: Markup
    byline: str
    authors: tuple[str, ...]
    dateline: Markup
    published: str
    published_iso: str
    section: str
    tags: tuple[str, ...]
    rights: str
    lead: PhotoView | None
    blocks: tuple[BlockView, ...]
    notes: tuple[NoteView, ...]
    corrections: tuple[CorrectionView, ...]
    has_fpo: bool
    has_code: bool
    has_arabic: bool
    has_hebrew: bool

    @property
    def runs(self) -> tuple[RunView, ...]:
        """The blocks, parted where a photo spans all columns; without the lead photo, set in the opening."""
        blocks = [block for block in self.blocks if block.placement != "lead"]
        groups = groupby(blocks, key=lambda block: block.placement in _SPANNING)
        return tuple(RunView(spans=spans, blocks=tuple(group)) for spans, group in groups)


def plain(html: str) -> str:
    """Return the text of sanitised inline XHTML."""
    return Markup(_TAG.sub("", html)).unescape().strip()


def article_view(
    issue: Issue,
    article: Article,
    *,
    derivatives: Mapping[str, Derivative],
    folios: Mapping[str, str] | None = None,
) -> ArticleView:
    """Return the view of an article of the issue.

    `derivatives` maps a photo's id to what is to be drawn for it, `folios` a place in another article to
    its page number; None in an edition without pages.
    """
    language = article.language or issue.language
    references = CrossReferences(titles=lambda slug: _title_of(issue, slug), folios=folios)

    def text(html: str) -> Markup:
        cleaned = references.resolve(clean(html, language=language), own=article.slug, language=language)
        return Markup(_prefix_ids(cleaned, article.slug))  # noqa: S704

    photos = {photo.id: photo_view(photo, derivatives[photo.id], article, text) for photo in article.photos}
    lead = next((view for view in photos.values() if view.placement == "lead"), None)
    names = tuple(clean_text(name, language=language) for name in article.byline)
    words = "".join(_all_markup(article))
    return ArticleView(
        slug=article.slug,
        language=language,
        direction=direction(language),
        title=plain(text(article.headline)),
        headline=text(article.headline),
        kicker=text(article.kicker),
        standfirst=text(article.standfirst),
        byline=byline(names, language),
        authors=names,
        dateline=text(article.dateline),
        published=format_date(article.published, language) if article.published else "",
        published_iso=article.published.isoformat() if article.published else "",
        section=clean_text(article.section, language=language),
        tags=article.tags,
        rights=clean_text(article.rights, language=language),
        lead=lead,
        blocks=_block_views(article, photos, text),
        notes=tuple(
            NoteView(
                number=note.number,
                id=f"{article.slug}--note-{note.number}",
                ref_id=f"{article.slug}--note-ref-{note.number}",
                html=text(note.html),
            )
            for note in article.notes
        ),
        corrections=tuple(
            CorrectionView(date=format_date(item.date, language), html=text(item.html))
            for item in article.corrections
        ),
        has_fpo=any(photo.is_fpo for photo in article.photos),
        has_code="<code" in words or "<pre" in words,
        has_arabic=bool(_ARABIC.search(words)),
        has_hebrew=bool(_HEBREW.search(words)),
    )


def _prefix_ids(html: str, slug: str) -> str:
    if 'id="' not in html and 'href="#' not in html:
        return html

    def prefixed(tag: re.Match[str]) -> str:
        return _OWN_REFERENCE.sub(lambda match: f'{match[1]}{_anchor(slug, match[2])}"', tag[0])

    return _TAG.sub(prefixed, html)  # in tags only: a text may speak of id="x"


def _anchor(slug: str, name: str) -> str:
    """Return the identifier of an article's own place; another article's (`slug--id`) stays."""
    return name if "--" in name else f"{slug}--{name}"


def _title_of(issue: Issue, slug: str) -> str | None:
    """Return the title of an article of the issue, None where there is none such."""
    article = next((article for article in issue.articles if article.slug == slug), None)
    return plain(clean(article.headline, language=article.language)) if article else None


def photo_view(photo: Photo, derivative: Derivative, article: Article, text: TextCleaner) -> PhotoView:
    """Return the view of an article's photo; `text` cleans its caption."""
    language = article.language
    caption = text(photo.caption)
    alt = clean_text(photo.alt, language=language)
    if photo.is_fpo and not photo.decorative:
        alt = label("stand-in-alt", language).format(caption=plain(caption) or alt)
    return PhotoView(
        id=f"{article.slug}--photo-{photo.id}",
        src=f"photos/{derivative.name}",
        alt="" if photo.decorative else alt,
        caption=caption,
        credit=clean_text(photo.credit, language=language),
        credit_label=label("photo", language),
        alt_stands_in=photo.alt_stands_in,
        fpo_line=label("photo-not-supplied", language) if photo.is_fpo else "",
        is_fpo=photo.is_fpo,
        decorative=photo.decorative,
        placement=photo.placement,
        width_px=derivative.width_px,
        height_px=derivative.height_px,
        focal_point=photo.focal_point,
    )


def _block_views(
    article: Article, photos: Mapping[str, PhotoView], text: TextCleaner
) -> tuple[BlockView, ...]:
    paragraphs = [block.id for block in article.blocks if block.kind == "paragraph"]
    ends = (paragraphs[0], paragraphs[-1]) if paragraphs else ("", "")
    views = []
    previous = ""
    for block in article.blocks:
        views.append(_block_view(block, article.slug, photos, text, ends=ends, follows=previous))
        if block.kind != "photo" or photos[block.photo].placement != "lead":
            previous = block.kind
    return tuple(views)


def _block_view(
    block: Block,
    slug: str,
    photos: Mapping[str, PhotoView],
    text: TextCleaner,
    *,
    ends: tuple[str, str],
    follows: str,
) -> BlockView:
    photo = photos[block.photo] if block.kind == "photo" else None
    return BlockView(
        kind=block.kind,
        id=photo.id if photo else f"{slug}--{block.id}",
        html=text(block.html),
        level=block.level,
        attribution=text(block.attribution),
        classes=block.classes,
        photo=photo,
        opening=block.id == ends[0],
        closing=block.id == ends[1],
        follows=follows,
    )


def _all_markup(article: Article) -> Iterator[str]:
    """Yield all the markup and text that an article brings, for a look at what fonts it needs."""
    yield from (article.headline, article.kicker, article.standfirst, article.dateline, *article.byline)
    yield from (part for block in article.blocks for part in (block.html, block.attribution))
    yield from (part for photo in article.photos for part in (photo.caption, photo.credit))
    yield from (note.html for note in article.notes)
    yield from (item.html for item in article.corrections)
