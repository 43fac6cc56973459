"""A page's headings and what its data name in; its headline, and the kicker within it, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import Element, text_of
from presswork.content.importing.web.evidence.meta import first
from presswork.content.importing.web.evidence.records import text_in
from presswork.content.importing.web.place import likeness

if TYPE_CHECKING:
    from presswork.content.importing.web.evidence.gathered import Evidence

_SEAM = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u00bb\u2022]|-|::)\s+|\s*[|\u3163\uff5c]\s*")
_MAX = 300
_ALIKE = 0.5
_MAX_SITE = 25  # characters of a publication's name that ends a title


@dataclass(frozen=True, kw_only=True)
class Title:
    """A headline as the page shows it, all its spellings, and the kicker that stands in the same heading."""

    text: str = ""
    kicker: str = ""
    spellings: tuple[str, ...] = ()


def title_of(evidence: Evidence) -> Title:
    """Return the headline as the page shows it: the heading that its data name, else what they name."""
    declared = [without_site(text, evidence) for text in _declared(evidence) if text]
    best, heading = _shown(evidence.root, declared)
    if not best:
        text = declared[0] if declared else ""
        return Title(text=text, spellings=tuple(dict.fromkeys(declared)))
    kicker, text = _parted(best, heading, declared)
    return Title(text=text, kicker=kicker, spellings=tuple(dict.fromkeys((best, text, *declared))))


def _declared(evidence: Evidence) -> list[str]:
    return [
        text_in(evidence.article.get("headline")),
        first(evidence.metas, "og:title"),
        first(
            evidence.metas,
            "twitter:title",
            "dc.title",
            "parsely-title",
            "sailthru.title",
            "title",
            "headline",
        ),
        text_in(evidence.article.get("name")),
        next((" ".join(title.text.split()) for title in evidence.root.iter("title") if title.text), ""),
    ]


def _shown(root: Element, declared: list[str]) -> tuple[str, Element | None]:
    """Return the heading that is most like what the page's data call the article."""
    headings = [(text_of(heading), heading) for heading in root.iter("h1")]
    headings = [(text, heading) for text, heading in headings if 3 < len(text) < _MAX]
    if not declared:
        return headings[0] if len(headings) == 1 else ("", None)
    ranked = [
        (max(_contained(text, other) for other in declared), text, heading) for text, heading in headings
    ]
    if not any(score >= _ALIKE for score, _, _ in ranked):
        others = ((text_of(heading), heading) for heading in list(root.iter("h2"))[:12])
        ranked += [
            (max(likeness(text, other) for other in declared), text, heading)
            for text, heading in others
            if 12 < len(text) < _MAX
        ]
    score, text, heading = max(ranked, key=lambda item: item[0], default=(0.0, "", None))
    if score >= _ALIKE:
        return text, heading
    only = [item for item in headings if len(item[0].split()) > 3]
    return only[0] if len(only) == 1 else ("", None)


def _contained(text: str, other: str) -> float:
    """Return the share of the shorter text's words that the longer one has too."""
    mine, others = set(re.findall(r"\w+", text.lower())), set(re.findall(r"\w+", other.lower()))
    if min(len(mine), len(others)) < 3:
        return likeness(text, other)
    return len(mine & others) / min(len(mine), len(others))


_KICKER_NAME = re.compile(
    r"kicker|overline|topline|eyebrow|dachzeile|spitzmarke|surtitre|roof|label|category|rubrik|section", re.I
)


def _parted(text: str, heading: Element | None, declared: list[str]) -> tuple[str, str]:
    """Return the kicker and the headline in a heading that holds both, each in an element of its own."""
    if heading is None:
        return "", text
    pieces = [
        (piece, element)
        for element in heading
        if isinstance(element.tag, str) and (piece := text_of(element))
    ]
    if len(pieces) == 1 and len(list(pieces[0][1])) >= 2 and not (heading.text or "").strip():
        return _parted(text, pieces[0][1], declared)
    if len(pieces) < 1:
        return "", text
    kicker, element = pieces[0]
    rest = text.removeprefix(kicker).strip(" :/|\u2013-")
    if not rest or len(kicker) > 60 or not text.startswith(kicker):
        return "", text
    named = bool(_KICKER_NAME.search(f"{element.get('class') or ''} {element.get('data-testid') or ''}"))
    declared_so = any(_same(rest, other) for other in declared) and not any(
        _same(text, other) for other in declared
    )
    return (kicker.strip(" :/|"), rest) if named or declared_so else ("", text)


def _same(text: str, other: str) -> bool:
    return re.sub(r"\W", "", text.lower()) == re.sub(r"\W", "", other.lower())


def without_site(title: str, evidence: Evidence) -> str:
    """Return the title without the publication's name that begins or ends it."""
    seams = list(_SEAM.finditer(title))
    if not seams:
        return title
    site = re.sub(r"\W", "", first(evidence.metas, "og:site_name", "application-name").lower())
    start, end = (
        re.sub(r"\W", "", part.lower()) for part in (title[: seams[0].start()], title[seams[-1].end() :])
    )
    if site and start and (start in site or site in start) and len(start) < len(title) / 2:
        return title[seams[0].end() :]
    if end and (
        (site and (end in site or site in end))
        or (title[seams[-1].start() :].strip()[:1] in "|\u3163\uff5c" and len(end) <= _MAX_SITE)
    ):
        return without_site(title[: seams[-1].start()], evidence)
    return title
