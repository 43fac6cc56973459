"""An article's photos in, their derivatives for an edition out."""

from __future__ import annotations

from collections.abc import Mapping

from presswork.model import Article
from presswork.pipeline.order import Derivatives, Edition, Order


def derive_all(
    article: Article, order: Order, *, boxes: Mapping[str, tuple[int, int]], edition: Edition
) -> Derivatives:
    """Return the derivatives of an article's photos for an edition; `boxes` are the most pixels of each."""
    from presswork.photos.derive import derive

    return {
        photo.id: derive(photo, edition=edition, max_px=boxes.get(photo.id), cache=order.cache)
        for photo in article.photos
    }
