"""A page's marked parts in; the same without headings of what is not the article's out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import HEADINGS, Element, ancestors

if TYPE_CHECKING:
    from presswork.content.importing.web.place import Place
    from presswork.content.importing.web.segments import PageParts


def drop_bare_headings(parts: PageParts, place: Place) -> None:
    """Take off each heading in whose own element all else, texts and pictures, was taken off."""
    kept: Counter[Element] = Counter()
    dropped: Counter[Element] = Counter()
    owners = [(segment.owner, segment.kept) for segment in parts.segments]
    owners += [(picture.frame.element, picture.kept) for picture in parts.pictures]
    for element, stays in owners:
        (kept if stays else dropped).update(ancestors(element, place.body))
    for segment in parts.segments:
        parent = segment.owner.getparent()
        if not segment.kept or segment.owner.tag not in HEADINGS or parent in place.around:
            continue
        if kept[parent] == 1 and dropped[parent]:
            segment.why = "heads what is not of the article"
