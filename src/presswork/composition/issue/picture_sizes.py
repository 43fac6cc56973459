"""A theme's measures in, the size at which an issue's own pages show pictures, and the pixels for it, out."""

from __future__ import annotations

import math

from presswork.composition.placing import largest_px
from presswork.composition.theme import Measures
from presswork.model import PT_PER_INCH, Issue, Photo

# With fewer articles, each has a picture beside its lines; with more, the pictures stand in columns.
FEW_ARTICLES = 7
_BESIDE = 0.4  # of the text's width
_DEPTH, _DEPTH_IN_COLUMNS = 0.62, 0.42  # of a picture's width
_PPI = 300


def pictures_beside(issue: Issue, measures: Measures) -> bool:
    """Whether the contents' pictures stand beside their lines: few articles, or a page of one column."""
    return len(issue.articles) < FEW_ARTICLES or measures["columns"] == 1


def picture_size_pt(issue: Issue, measures: Measures) -> tuple[float, float]:
    """Return the width and height of a picture in the contents; its height is one of whole lines."""
    beside = pictures_beside(issue, measures)
    width = measures["text_width"] * _BESIDE if beside else measures["measure"]
    leading = measures["leading"]
    depth = width * (_DEPTH if beside else _DEPTH_IN_COLUMNS)
    return round(width, 3), max(1, round(depth / leading)) * leading


def picture_px(issue: Issue, photo: Photo, measures: Measures) -> tuple[int, int]:
    """Return the pixels that a photo's place in the contents can use, before its crop."""
    width, height = picture_size_pt(issue, measures)
    ratio = photo.width_px / photo.height_px if photo.height_px else width / height
    across = max(width, height * ratio) * _PPI / PT_PER_INCH
    return max(1, math.ceil(across)), max(1, math.ceil(across / ratio))


def ad_px(photo: Photo, measures: Measures) -> tuple[int, int]:
    """Return the pixels that a house advertisement's picture can use, as wide as the text."""
    ratio = photo.width_px / photo.height_px if photo.height_px else 1.5
    across = max(measures["text_width"], ad_height_pt(measures) * ratio) * _PPI / PT_PER_INCH
    return max(1, math.ceil(across)), max(1, math.ceil(across / ratio))


def ad_height_pt(measures: Measures) -> float:
    """Return the height of a house advertisement's picture: some two fifths of the page, in whole lines."""
    return round(measures["lines"] * 0.42) * measures["leading"]


def page_px(photo: Photo, measures: Measures) -> tuple[int, int]:
    """Return the pixels that a photo can use that fills a page."""
    from dataclasses import replace

    return largest_px(replace(photo, placement="plate"), measures)
