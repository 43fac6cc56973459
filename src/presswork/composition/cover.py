"""An issue and its photos' derivatives in, its cover as one SVG picture out.

The template `epub/cover.svg` designs the cover. It gets the words, the picture cropped about its focal point,
and `set_type` to set words as outlines, so that what it makes can be drawn anywhere.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from presswork import __version__
from presswork.cache import key_of
from presswork.composition.cross_references import CrossReferences
from presswork.composition.galley import render
from presswork.composition.labels import direction, format_date, label
from presswork.composition.typography import clean, clean_text
from presswork.composition.view import PhotoView, article_view, plain
from presswork.model import Article, Derivative, Issue

WIDTH_PX, HEIGHT_PX = 1600, 2560
_DESIGN = "1"  # goes up when cover_type.py or this module come to draw the same cover otherwise
_BRINGS_IN_OTHERS = re.compile(r"{%-?\s*(?:include|import|from|extends)\b")
_ROOT = re.compile(r"""<svg\b((?:"[^"]*"|'[^']*'|[^"'>])*)>""")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*["']([^"']*)["']""")
_INHERITED = frozenset(
    ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity", "style")
)


@dataclass(frozen=True, kw_only=True)
class CoverPicture:
    """The cover's picture: its own size in pixels, its focal point, and its drawing as SVG content."""

    width_px: int
    height_px: int
    focal_point: tuple[float, float]
    content: Markup

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.width_px / self.height_px

    def filling(self, width: float, height: float) -> Markup:
        """Return the picture filling a frame at the cover's top left, its focal point in sight.

        What juts out of the frame is not clipped: off the cover it is not seen, below the frame something
        is to be laid over it. (A clip makes resvg ten times as slow.)
        """
        scale = max(width / self.width_px, height / self.height_px)
        x = _shift(self.focal_point[0], self.width_px * scale, width)
        y = _shift(self.focal_point[1], self.height_px * scale, height)
        place = f'transform="translate({x:.2f} {y:.2f}) scale({scale:.5f})"'
        return Markup(f"<g {place}>{self.content}</g>")  # noqa: S704


def _shift(focus: float, length: float, frame: float) -> float:
    """Return where a picture's side must start for its focal point to come as near the middle as it can."""
    return min(0.0, max(frame - length, frame / 2 - focus * length))


def cover_svg(issue: Issue, env: Any, derivatives: Mapping[str, Mapping[str, Derivative]]) -> str:
    """Return the cover, 1600 by 2560 pixels; `derivatives` are by article's slug, then photo's id."""
    from presswork.composition.cover_type import set_type  # HarfBuzz: only where a cover is drawn anew

    article = issue.articles[0]
    view = article_view(issue, article, derivatives=derivatives.get(article.slug, {}))
    single = len(issue.articles) == 1 and issue.cover is None
    owner, photo = cover_picture(issue)
    title, *stories = _lines(issue) or [
        view.title,
        *(plain_title(issue, item) for item in issue.articles[1:]),
    ]
    context = {
        "width": WIDTH_PX,
        "height": HEIGHT_PX,
        "article": view,
        "issue": issue,
        "single": single,
        "nameplate": issue.publication.name or ("" if single else issue.title),
        "title": title,
        "date": issue_date(issue),
        "stories": [] if single else stories,
        "rtl": direction(issue.language) == "rtl",
        "picture": _picture(derivatives.get(owner.slug, {}), photo, owner) if photo else None,
        "set_type": set_type,
        "label": lambda key: label(key, issue.language),
    }
    return render(env, "epub/cover.svg", context)


def cover_key(issue: Issue, env: Any, derivatives: Mapping[str, Mapping[str, Derivative]]) -> str:
    """Return a key of all that the cover is made from, without making it; '' where it cannot be told.

    A template of a publication's own that brings in others has no key: what those hold is not known here.
    """
    source: str = env.loader.get_source(env, "epub/cover.svg")[0]
    if _BRINGS_IN_OTHERS.search(source):
        return ""
    owner, photo = cover_picture(issue)
    picture = derivatives.get(owner.slug, {}).get(photo)
    # An article's description is its first words where its header has none: text as well.
    heads = [
        replace(item, path=Path(), blocks=(), photos=(), notes=(), digest="", description="", corrections=())
        for item in issue.articles
    ]
    parts = [
        (
            __version__,
            _DESIGN,
            source,
            issue.title,
            issue.language,
            issue.publication,
            issue.published,
            (issue.number, issue.date, issue.cover),
            heads,
        ),
        (photo and owner.photo(photo).focal_point, picture and replace(picture, data=b"")),
    ]
    return key_of("cover", repr(parts), picture.data if picture else b"")


def cover_picture(issue: Issue) -> tuple[Article, str]:
    """Return the article with the cover's photo, and its id: the issue's own, else the first article's."""
    if issue.cover and issue.cover.photo and issue.own:
        return issue.own, issue.cover.photo
    return issue.articles[0], cover_photo(issue.articles[0])


def _lines(issue: Issue) -> list[str]:
    """Return the cover's lines as plain text."""
    lines = issue.cover.lines if issue.cover else ()
    references = CrossReferences(titles=lambda slug: _title_of(issue, slug))
    resolved = (references.resolve(line, own="", language=issue.language) for line in lines)
    return [plain(clean(line, language=issue.language)) for line in resolved]


def _title_of(issue: Issue, slug: str) -> str | None:
    return next((plain_title(issue, item) for item in issue.articles if item.slug == slug), None)


def issue_date(issue: Issue) -> str:
    """Return which issue it is, in words: its number and its date, as far as they are known."""
    published = format_date(issue.published, issue.language) if issue.published else ""
    number = label("issue-number", issue.language).format(number=issue.number) if issue.number else ""
    return " · ".join(filter(None, (number, clean_text(issue.date, language=issue.language) or published)))


def plain_title(issue: Issue, article: Article) -> str:
    """Return an article's headline as plain cleaned text."""
    bare = Article(slug=article.slug, path=article.path, headline=article.headline, language=article.language)
    return article_view(issue, bare, derivatives={}).title


def cover_photo(article: Article) -> str:
    """Return the id of the photo for the cover: the one the header names, the lead, the first, or ''."""
    for photo in article.photos:
        if article.cover and article.cover in {photo.id, photo.file}:
            return photo.id
    lead = next((photo.id for photo in article.photos if photo.placement == "lead"), "")
    return lead or next((photo.id for photo in article.photos if not photo.decorative), "")


def cover_alt(issue: Issue, photos: Mapping[str, PhotoView]) -> str:
    """Return what a reader who cannot see the cover is told: its words, then its picture."""
    own = issue.own.photo(issue.cover.photo) if issue.own and issue.cover and issue.cover.photo else None
    chosen = own or photos.get(cover_photo(issue.articles[0]))
    words = label("cover-alt", issue.language, title=issue.title)
    return f"{words}. {chosen.alt}" if chosen and chosen.alt else words


def _picture(derivatives: Mapping[str, Derivative], photo_id: str, article: Article) -> CoverPicture | None:
    derivative = derivatives.get(photo_id)
    if derivative is None or not derivative.width_px or not derivative.height_px:
        return None
    width, height = derivative.width_px, derivative.height_px
    if derivative.media_type == "image/svg+xml":
        content = _group(derivative.data.decode("utf-8"), width, height)
    else:
        data = base64.b64encode(derivative.data).decode("ascii")
        href = f"data:{derivative.media_type};base64,{data}"
        content = f'<image width="{width}" height="{height}" preserveAspectRatio="none" xlink:href="{href}"/>'
    return CoverPicture(
        width_px=width,
        height_px=height,
        focal_point=article.photo(photo_id).focal_point,
        content=Markup(content),  # noqa: S704
    )


def _group(drawing: str, width: int, height: int) -> str:
    """Return a stand-alone SVG as a group of that size, which may stand inside another SVG."""
    match = _ROOT.search(drawing)
    if match is None:
        return ""
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    try:
        box = [float(number) for number in re.split(r"[\s,]+", attributes.get("viewBox", "").strip())]
        left, top, own_width, own_height = box
    except ValueError:
        left, top, own_width, own_height = 0.0, 0.0, float(width), float(height)
    kept = "".join(f' {name}="{value}"' for name, value in attributes.items() if name in _INHERITED)
    scale = f"scale({width / own_width:.5f} {height / own_height:.5f}) translate({-left:g} {-top:g})"
    return f'<g transform="{scale}"{kept}>{drawing[match.end() : drawing.rindex("</svg>")]}</g>'
