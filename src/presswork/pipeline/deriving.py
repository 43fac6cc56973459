"""An article's photos in, their derivatives for an edition out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from presswork.model import Article
from presswork.pipeline.order import Derivatives, Order

if TYPE_CHECKING:
    from presswork.press_profile import PressProfile


def derive_all(
    article: Article,
    order: Order,
    *,
    boxes: Mapping[str, tuple[int, int]],
    edition: Literal["pdf", "epub", "press"],
    press: PressProfile | None = None,
) -> Derivatives:
    """Return the derivatives of an article's photos for an edition; `boxes` are the most pixels of each.

    The press edition's are for a press profile.
    """
    from presswork.photos.derive import derive

    return {
        photo.id: derive(photo, edition=edition, max_px=boxes.get(photo.id), cache=order.cache, press=press)
        for photo in article.photos
    }
