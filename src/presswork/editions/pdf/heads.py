"""A laid-out document in, its running heads and folios for both sides of a leaf out, as pages of their own.

Whether an article begins on a recto or a verso is known when the parts are bound, and changes when an
article before it grows. So a part's pages are drawn without what stands in their margins, and that is
drawn twice, as it is on a right page and on a left one. The bindery puts one of the two over each page and
moves the page across, where the margins are mirrored.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any

import weasyprint.layout
import weasyprint.layout.page
from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import page_height, page_width
from weasyprint.layout.percent import resolve_percentages

PT_PER_PX = 0.75
_OPPOSITE = {"left": "right", "right": "left"}
_make_margin_boxes = weasyprint.layout.make_margin_boxes
_set_styles = weasyprint.layout.page.set_page_type_computed_styles


def _set_styles_of_both(page_type: Any, html: Any, style_for: Any) -> None:
    """Stand in for WeasyPrint's function of nearly that name: compute the opposite page's styles as well."""
    _set_styles(page_type, html, style_for)
    _set_styles(_opposite_type(page_type), html, style_for)


def _opposite_type(page_type: Any) -> Any:
    return page_type._replace(side=_OPPOSITE[page_type.side])


def _make_both(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """Stand in for WeasyPrint's `make_margin_boxes`: make the opposite page's too, and keep them aside."""
    yield from _make_margin_boxes(context, page, state)
    opposite = boxes.PageBox(
        _opposite_type(page.page_type), context.style_for(_opposite_type(page.page_type))
    )
    size = opposite.style["size"]
    resolve_percentages(opposite, size)
    opposite.position_x = opposite.position_y = 0
    page_width(opposite, context, size[0])
    page_height(opposite, context, size[1])
    opposite.children = page.children  # where `string()` looks for what stands first on the page
    opposite.children = tuple(_make_margin_boxes(context, opposite, state))
    for box in opposite.children:
        layout_box_backgrounds(opposite, box, context.get_image_from_uri)
    page.presswork_opposite = opposite


def turns_of(document: Document) -> tuple[float, ...]:
    """Return how far, in points, each page's content moves to the right where the page is turned over."""
    pages = [page._page_box for page in document.pages]
    return tuple(
        round((page.presswork_opposite.margin_left - page.margin_left) * PT_PER_PX, 4) for page in pages
    )


def with_heads_apart(document: Document) -> Document:
    """Return the document with each page's margins taken out, and put at its end as pages of their own.

    After its N pages follow N with the heads for the side that they were laid out for, and N for the other.
    """
    bodies, own, opposite = [], [], []
    for page in document.pages:
        box = page._page_box
        heads = [child for child in box.children if isinstance(child, boxes.MarginBox)]
        body = copy(page)
        body._page_box = box.copy_with_children([child for child in box.children if child not in heads])
        bodies.append(body)
        own.append(_bare(box, heads))
        opposite.append(_bare(box.presswork_opposite, list(box.presswork_opposite.children)))
    apart = document.copy([*bodies, *own, *opposite])
    apart.presswork_bodies = len(bodies)
    return apart


def _bare(box: Any, heads: list[Any]) -> Page:
    """Return a page that holds nothing but heads."""
    page = box.copy_with_children(heads)
    page.background = page.canvas_background = None
    return Page(page)


def install() -> None:
    """Let WeasyPrint make the heads of both sides."""
    weasyprint.layout.make_margin_boxes = _make_both
    weasyprint.layout.page.set_page_type_computed_styles = _set_styles_of_both
