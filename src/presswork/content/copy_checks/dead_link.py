"""dead-link: a link to a place that is not in the issue.

Rationale: it leads nowhere in print and on screen, and makes the e-book invalid (EPUBCheck RSC-012), so
this is an error. Places are headings, anything with `{#name}`, notes, photos (`#photo-NAME`), and
`#ARTICLE--NAME` in another article of the issue; `article:ARTICLE` is the article as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding
from presswork.content.report import did_you_mean
from presswork.content.sanitise import ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from presswork.model import Article, Finding, Issue, Severity

CODE = "dead-link"
SEVERITY: Severity = "error"

_LINK = re.compile(r'<a\b[^<>]*? href="#([^"]*)"')


@dataclass(frozen=True, kw_only=True)
class Places:
    """What in an article can be linked to, and its links to places in the issue: (place, line)."""

    slug: str
    names: tuple[str, ...]
    links: tuple[tuple[str, int | None], ...]


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each link to a place that is not there."""
    yield from check_places(issue, [places_of(article) for article in issue.articles])


def check_places(issue: Issue, found: Sequence[Places]) -> Iterator[Finding]:
    """Yield a finding for each link to a place that is not there; `found` are the articles', in order."""
    places = {one.slug: set(one.names) for one in found}
    everywhere = {f"{slug}--{place}" for slug, names in places.items() for place in ("", *names)}
    for article, one in zip(issue.articles, found, strict=True):
        for place, line in one.links:
            if place in places[article.slug] or place in everywhere:
                continue
            yield finding(
                issue,
                article,
                CODE,
                SEVERITY,
                _message(place, places, own=article.slug),
                hint="Link to a heading's words (`#the-first-stage`), name a place with `{#name}`, "
                "or link to an article by its folder's name (`article:over-tea`).",
                line=line,
                where=place,
            )


def _message(place: str, places: Mapping[str, set[str]], *, own: str) -> str:
    article, across, there = place.partition("--")
    if across and article not in places:
        near = did_you_mean(article, places)
        return f"A link leads to the article `{article}`, which is not in the issue.{near}"
    known = places[article] if across else places[own]
    return f"A link leads to `#{place}`, which is no place in the issue.{did_you_mean(there or place, known)}"


def places_of(article: Article) -> Places:
    """Return the article's places and its links to places."""
    places = {block.id for block in article.blocks}
    places |= {f"note-{note.number}" for note in article.notes}
    links = []
    for html, line in _texts(article):
        places.update(ids(html))
        for match in _LINK.finditer(html):
            at = (line or 1) + html.count("\n", 0, match.start()) if line else line
            links.append((match[1], at))
    return Places(slug=article.slug, names=tuple(sorted(places)), links=tuple(links))


def _texts(article: Article) -> Iterator[tuple[str, int | None]]:
    yield from ((block.html, block.line) for block in article.blocks)
    yield from ((block.attribution, block.line) for block in article.blocks if block.attribution)
    yield from ((photo.caption, photo.line) for photo in article.photos)
    yield from ((note.html, note.line) for note in article.notes)
    yield from ((getattr(article, name), 1) for name in ("headline", "kicker", "standfirst", "dateline"))
    yield from ((correction.html, 1) for correction in article.corrections)
