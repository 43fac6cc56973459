"""A page's texts, the article's marked, in; the same without what stands around or repeats it, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import HEADINGS, ancestors

if TYPE_CHECKING:
    from presswork.content.importing.web.place import Place
    from presswork.content.importing.web.segments import Segment

_PULLED = re.compile(r"pull-?_?quote|quote-?_?box|zitat-?_?(?:box|kasten)|blickfang|breakout", re.IGNORECASE)


_TRAILING = 60  # characters


_ENDS = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u201d\u2019\u00bb\u201c\u300d)\]]*$")


_ITEMS = frozenset(("li", "td", "th", "dd", "dt", "pre"))


def drop_outside(segments: list[Segment], place: Place) -> None:
    """Take off what was found after the article's element, and headings above its title."""
    for segment in segments:
        after = segment.index > place.last and not place.holds(segment.owner)
        above = segment.index < place.title and segment.owner.tag in HEADINGS
        if segment.kept and (after or above):
            segment.why = "not of the article"


def drop_pull_quotes(segments: list[Segment], place: Place) -> None:
    """Take off sentences of the text that the page repeats large."""
    kept = [segment for segment in segments if segment.kept]
    whole = "\n".join(_bare(segment.text) for segment in kept)
    for segment in kept:
        around = (segment.owner, *list(ancestors(segment.owner, place.body))[:3])
        named = any(_PULLED.search(up.get("class") or "") for up in around if up not in place.around)
        if named and whole.count(_bare(segment.text)) > 1:
            segment.why = "a pull quote, said in the text"


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def drop_trailing(segments: list[Segment]) -> None:
    """Take off short lines behind the last sentence: a name, a button, what to read next."""
    kept = [segment for segment in segments if segment.kept]
    if not any(_ENDS.search(segment.text) for segment in kept):
        return
    while kept:
        segment = kept.pop()
        if len(segment.text) > _TRAILING or _ENDS.search(segment.text) or segment.owner.tag in _ITEMS:
            return
        segment.why = "stands after the last sentence"
