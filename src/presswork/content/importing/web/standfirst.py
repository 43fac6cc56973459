"""A page's texts around its title in; the standfirst and the kicker out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import ancestors
from presswork.content.importing.web.furniture import furniture_around
from presswork.content.importing.web.place import likeness

if TYPE_CHECKING:
    from presswork.content.importing.web.place import Place
    from presswork.content.importing.web.segments import Segment

_NAME = re.compile(
    r"stand-?first|\bdek\b|\bdeck\b|sub-?(?:head|title|headline|line)|(?:^|[\s_-])(?:lead|lede|intro|excerpt|abstract|summary"
    r"|teaser|vorspann|chapo|chapeau|entradilla|sottotitolo|occhiello|ingress|anleser|untertitel|spot|sapo|linea?-?fina"
    r"|preamble|opener|announce|second-?title|desc|description)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"image|caption|figure|photo|media|byline|author|paywall|subscri|related|teaser-?(?:list|box)|share|meta",
    re.I,
)
_KICKER = re.compile(
    r"kicker|overline|topline|eyebrow|dachzeile|spitzmarke|surtitre|antetitulo|catenaccio|\broof\b|supertitle|pre-?title",
    re.I,
)
_MIN, _MAX = 30, 700
_MAX_KICKER = 90
_SIMILAR = 0.55
_TITLE = 0.8
_REACH = 14  # texts after the title


def standfirst_of(
    segments: list[Segment], place: Place, description: str, titles: tuple[str, ...]
) -> Segment | None:
    """Return the text that sums the article up: named so, or nearly what the head says of it."""
    near = [segment for segment in segments if place.title <= segment.index <= place.first]
    for segment in near[:_REACH]:
        if not _MIN_CJK <= len(segment.text) <= _MAX or segment.link_share > 0.5:
            continue
        if segment.index == place.title:
            continue  # its element can be named after the lead that it opens
        if any(likeness(segment.text, title) >= _TITLE for title in titles):
            continue
        if furniture_around(segment.owner, place.body, plainly=True) is not None:
            continue
        name = " ".join(_names(segment, place))
        named = bool(_NAME.search(name)) and not _NO_NAME.search(name)
        alike = bool(description) and likeness(segment.text, description) >= _SIMILAR
        below = segment.owner.tag in {"h2", "h3"} and len(segment.text) >= _MIN
        if (named or alike or below) and segment.why not in {"the title again", "page furniture"}:
            return segment
    return None


_MIN_CJK = 12


def kicker_of(segments: list[Segment], place: Place, title: str) -> Segment | None:
    """Return the short line that is named a kicker, close to the title."""
    start = next((n for n, segment in enumerate(segments) if segment.index >= place.title), 0)
    for segment in segments[max(start - 4, 0) : start + 3]:
        if (
            len(segment.text) <= _MAX_KICKER
            and segment.text != title
            and _KICKER.search(" ".join(_names(segment, place)))
        ):
            return segment
    return None


def _names(segment: Segment, place: Place) -> list[str]:
    around = [segment.owner, *list(ancestors(segment.owner, place.body))[:2]]
    around = [element for element in around if element not in place.around]
    inner = [element for element, _ in segment.nodes if element.tag == "span"]
    return [
        element.get(name) or ""
        for element in (*around, *inner[:2])
        for name in ("class", "itemprop", "data-testid", "id")
    ]
