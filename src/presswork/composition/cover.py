"""An issue and its photos' derivatives in, its cover as one SVG picture out.

The template `epub/cover.svg` designs the cover. It gets the words, the picture cropped about its focal point,
and `set_type` to set words as outlines, so that what it makes can be drawn anywhere.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from presswork.composition.galley import render
from presswork.composition.labels import direction, format_date, label
from presswork.composition.view import PhotoView, article_view
from presswork.model import Article, Derivative, Issue

WIDTH_PX, HEIGHT_PX = 1600, 2560
_XML_PROLOGUE = re.compile(r"^\ufeff?\s*(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class CoverPicture:
    """The cover's picture: its own size in pixels, its focal point, and its drawing as SVG content."""

    width_px: int
    height_px: int
    focal_point: tuple[float, float]
    content: Markup

    def view_box(self, width: float, height: float) -> str:
        """Return the part to show, as an SVG viewBox, that fills a frame and keeps the focal point."""
        ratio = width / height
        own_w, own_h = float(self.width_px), float(self.height_px)
        part_w, part_h = (own_h * ratio, own_h) if own_w / own_h > ratio else (own_w, own_w / ratio)
        x = min(max(self.focal_point[0] * own_w - part_w / 2, 0), own_w - part_w)
        y = min(max(self.focal_point[1] * own_h - part_h / 2, 0), own_h - part_h)
        return f"{x:.2f} {y:.2f} {part_w:.2f} {part_h:.2f}"


def cover_svg(issue: Issue, env: Any, derivatives: Mapping[str, Mapping[str, Derivative]]) -> str:
    """Return the cover, 1600 by 2560 pixels; `derivatives` are by article's slug, then photo's id."""
    from presswork.composition.cover_type import set_type  # HarfBuzz: only where a cover is drawn anew

    article = issue.articles[0]
    view = article_view(issue, article, derivatives=derivatives.get(article.slug, {}))
    single = len(issue.articles) == 1
    photo = cover_photo(article)
    context = {
        "width": WIDTH_PX,
        "height": HEIGHT_PX,
        "article": view,
        "issue": issue,
        "single": single,
        "nameplate": issue.publication.name or ("" if single else issue.title),
        "title": view.title if single else issue.title,
        "date": format_date(issue.published, issue.language) if issue.published else "",
        "stories": [] if single else [plain_title(issue, item) for item in issue.articles],
        "rtl": direction(issue.language) == "rtl",
        "picture": _picture(derivatives.get(article.slug, {}), photo, article) if photo else None,
        "set_type": set_type,
        "label": lambda key: label(key, issue.language),
    }
    return render(env, "epub/cover.svg", context)


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
    chosen = photos.get(cover_photo(issue.articles[0]))
    words = label("cover-alt", issue.language, title=issue.title)
    return f"{words}. {chosen.alt}" if chosen and chosen.alt else words


def _picture(derivatives: Mapping[str, Derivative], photo_id: str, article: Article) -> CoverPicture | None:
    derivative = derivatives.get(photo_id)
    if derivative is None or not derivative.width_px or not derivative.height_px:
        return None
    width, height = derivative.width_px, derivative.height_px
    if derivative.media_type == "image/svg+xml":
        content = _nested(derivative.data.decode("utf-8"))
    else:
        data = base64.b64encode(derivative.data).decode("ascii")
        href = f"data:{derivative.media_type};base64,{data}"
        content = (
            f'<image width="{width}" height="{height}" preserveAspectRatio="none" xlink:href="{href}"/>'
        )
    return CoverPicture(
        width_px=width,
        height_px=height,
        focal_point=article.photo(photo_id).focal_point,
        content=Markup(content),  # noqa: S704
    )


def _nested(drawing: str) -> str:
    """Return a stand-alone SVG as an element that may stand inside another."""
    return re.sub(r"^<!DOCTYPE[^>]*>\s*", "", _XML_PROLOGUE.sub("", drawing))
