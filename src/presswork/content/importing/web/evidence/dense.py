"""A page's tree in; the texts of the element that holds most paragraphs out.

What this finds is coarser than what trafilatura does, but takes linear time, and never fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import is_unseen, text_of
from presswork.content.importing.web.furniture import is_furniture

if TYPE_CHECKING:
    from presswork.content.importing.markup.tree import Element

_MIN = 60  # characters of a paragraph that counts
_MIN_DENSE = 20  # in a script without spaces
_TEXTS = ("p", "h2", "h3", "h4", "li", "td", "th", "blockquote", "pre", "dd", "dt")
_MAX_TEXTS = 20_000


def dense_texts(root: Element) -> list[str]:
    """Return the texts of the element whose own paragraphs, and half of its children's, are the longest."""
    weights: dict[Element, float] = {}
    for paragraph in root.iter("p"):
        if is_unseen(paragraph):
            continue
        text = text_of(paragraph)
        if len(text) < (_MIN if text.isascii() else _MIN_DENSE):
            continue
        parent = paragraph.getparent()
        for share, up in ((1.0, parent), (0.5, parent.getparent() if parent is not None else None)):
            if up is not None:
                weights[up] = weights.get(up, 0) + share * len(text)
    best = max(weights, key=lambda element: weights[element], default=None)
    if best is None:
        return []
    texts = (text_of(element) for element in best.iter(*_TEXTS) if not is_furniture(element))
    return [text for text in texts if text][:_MAX_TEXTS]
