"""A column to lay out in, the same column from WeasyPrint's own trial of it out, where there was one.

WeasyPrint 70 lays columns out until it has found their height, and then once more to keep them
(layout/column.py, `columns_layout`): each column at least twice. The last trial is what is kept; only
its place across the page differs. Here it is moved there.
"""

from __future__ import annotations

import math
from typing import Any

from weasyprint.layout import block

_lay_out = block.block_box_layout
_KEPT = "presswork_column_trials"
# A trial's height is the same as what is kept but for how it was worked out.
_DIGITS = 6


def _block_box_layout(  # noqa: PLR0917  WeasyPrint's own signature
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
    adjoining_margins: list[Any] | None,
    *rest: Any,
    **options: Any,
) -> Any:
    """Stand in for WeasyPrint's function of that name."""
    arguments = (containing_block, page_is_empty, absolute_boxes, fixed_boxes, adjoining_margins)
    if not box.is_column or bottom_space == math.inf or not box.children:
        return _lay_out(context, box, bottom_space, skip_stack, *arguments, *rest, **options)
    trials = context.__dict__.setdefault(_KEPT, {})
    key = (id(box.children[0]), len(box.children), round(bottom_space, _DIGITS), repr(skip_stack))
    is_trial = adjoining_margins is not None
    if not is_trial:
        trial = trials.get(key)
        context.__dict__[_KEPT] = {}
        if trial and (kept := _moved(trial, box, page_is_empty=page_is_empty)):
            context.__dict__[_KEPT] = trials
            return kept
        # This one changes what follows: its trials are of no use to the columns beside it.
        return _lay_out(context, box, bottom_space, skip_stack, *arguments, *rest, **options)
    result = _lay_out(context, box, bottom_space, skip_stack, *arguments, *rest, **options)
    limit = context.page_bottom - bottom_space
    if result[0] is None or absolute_boxes or fixed_boxes or context.broken_out_of_flow:
        trials.pop(key, None)
    else:
        # The box's children hold on to what the key is the id of.
        trials[key] = (result, box, skip_stack, limit, page_is_empty)
    return result


def _moved(trial: Any, box: Any, *, page_is_empty: bool) -> Any:
    """Return a trial's result in the place of `box`; None where it might have come out otherwise there."""
    result, tried, skip_stack, limit, was_empty = trial
    column = result[0]
    if box.position_y != tried.position_y or box.width != tried.width:
        return None
    if was_empty != page_is_empty and not _begins_soundly(column, result[1], skip_stack, limit):
        return None
    if any(_is_told_of(child) for child in column.children):
        return None
    column.translate(box.position_x - tried.position_x, 0)
    return result


def _begins_soundly(column: Any, resume_at: Any, skip_stack: Any, limit: float) -> bool:
    """Whether the column's first block stands in it whole: then it matters not that it is the first."""
    first = next(iter(skip_stack)) if skip_stack else 0
    whole = resume_at is None or next(iter(resume_at)) > first
    if not whole or not column.children:
        return False
    block_box = column.children[0]
    return bool(block_box.position_y + block_box.margin_height() <= limit)


def _is_told_of(box: Any) -> bool:
    """Whether the layout keeps account of what is in the box: footnotes, running and positioned elements."""
    box_style = getattr(box, "style", None)
    if box_style is None or box.footnote or box.note or box_style["position"] in {"absolute", "fixed"}:
        return True
    return any(_is_told_of(child) for child in getattr(box, "children", ()))


def install() -> None:
    """Let WeasyPrint lay columns out so."""
    block.block_box_layout = _block_box_layout
