"""Laid-out pages in, their links and anchors out: also the links into other articles of the issue.

An article is typeset alone, so a link to `ARTICLE--ID` of another one finds no anchor yet; it becomes a
named destination like any other, and finds it when the parts are bound. `ARTICLE--top` is the other
article as a whole, so each anchor that is no place in an article gets that name as well. A link to a
place that its own article lacks is dropped, with WeasyPrint's own words in the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import weasyprint.pdf
from weasyprint.logger import LOGGER

Links = list[tuple[str, str, Any, Any]]
Anchors = list[tuple[str, float, float]]


def resolve_links(pages: Sequence[Any]) -> Iterator[tuple[Links, Anchors]]:
    """Yield each page's links and the anchors that stand first on it; stands in for WeasyPrint's own."""
    places: dict[str, tuple[int, float, float]] = {}
    for index, page in enumerate(pages):
        for name, (x, y, *_) in page.anchors.items():
            places.setdefault(name, (index, x, y))
    own = {name.partition("--")[0] for name in places}
    for index, page in enumerate(pages):
        anchors = [
            (alias, x, y)
            for name, (at, x, y) in places.items()
            if at == index
            for alias in ((name,) if "--" in name else (name, f"{name}--top"))
        ]
        yield [link for link in page.links if _leads_somewhere(link, places, own)], anchors


def _leads_somewhere(link: tuple[str, str, Any, Any], places: dict[str, Any], own: set[str]) -> bool:
    kind, target, *_ = link
    article, parted, _ = target.partition("--")
    if kind != "internal" or target in places or (parted and article not in own):
        return True
    LOGGER.error("No anchor #%s for internal URI reference", target)
    return False


def install() -> None:
    """Let WeasyPrint resolve links so."""
    weasyprint.pdf.resolve_links = resolve_links
