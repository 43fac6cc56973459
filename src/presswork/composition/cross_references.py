"""An article's markup with links to other articles in, the same with their page numbers, for print, out.

`[text](article:SLUG)` was read as a link to `#SLUG--`, one to a place in it as `#SLUG--PLACE`. On paper the
link's text is followed by the page, `(page 14)`; a link without text says `see page 14`. An e-book has
the link alone, named after the article where it has no text.

A number may be exchanged when the parts are bound. It is then set as noughts, as many as it has figures, and
its link says in `data-cites` of which place it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from presswork.composition.labels import label
from presswork.model import Article

_LINK = re.compile(r'<a ([^<>]*?)href="#([a-z0-9-]+?)--([^"]*)"([^<>]*)>(.*?)</a>', re.DOTALL)
# As wide as most numbers: what is set before a number is known is set nearly right.
UNKNOWN = "00"
_FIGURES = re.compile(r"[0-9]+")


@dataclass(frozen=True, kw_only=True)
class CrossReferences:
    """What an article's links to others need: the other articles' titles, and in print each place's folio.

    `folios` None means an edition without pages. A cover's lines link, but are not numbered.
    """

    titles: Callable[[str], str | None]
    folios: Mapping[str, str] | None = None
    numbered: bool = True

    def resolve(self, html: str, *, own: str, language: str) -> str:
        """Return the markup with its links to other articles resolved."""
        if "--" not in html:
            return html
        return _LINK.sub(lambda match: self._link(match, own, language), html)

    def _link(self, match: re.Match[str], own: str, language: str) -> str:
        before, slug, place, after, text = match.groups()
        if slug == own and place and text:
            return match[0]
        link = f'href="#{slug}--{place or ("headline" if self.folios is None else "top")}"'
        if self.folios is None or not self.numbered:
            if text:
                return f"<a {before}{link}{after}>{text}</a>"
            return f'<a {link} class="page-ref">{escape(self.titles(slug) or slug, quote=False)}</a>'
        target = f"{slug}--{place}" if place else slug
        number = self.folios.get(target, UNKNOWN)
        key = "page-reference" if text else "see-page"
        phrase = label(key, language).format(number=number)
        # A link of its own, so that what is no word of the author's can be told from the text.
        later = f' data-cites="{target}"' if target in self.folios and _is_to_come(number) else ""
        numbered = f'<a {link} class="page-ref"{later}>{phrase}</a>'
        return f"<a {before}{link}{after}>{text}</a> {numbered}" if text else numbered


def cited(article: Article) -> tuple[str, ...]:
    """Return the places whose page numbers the article's texts print, each once, in order."""
    return tuple(_cited_in(article, _texts(article)))


def _cited_in(article: Article, texts: Iterable[str]) -> dict[str, None]:
    found: dict[str, None] = {}
    for html in texts:
        for _, slug, place, _, text in _LINK.findall(html) if "--" in html else ():
            if slug != article.slug or not place or not text:
                found[f"{slug}--{place}" if place else slug] = None
    return found


def to_come(article: Article, folios: Mapping[str, str]) -> dict[str, str]:
    """Return the numbers as the article is set with them: noughts for those that are put in at binding.

    What a heading cites is repeated elsewhere, in the outline or in running heads: that number stays, and
    so does one that is not in figures.
    """
    heads = [block.html for block in article.blocks if block.kind == "heading"]
    fixed = _cited_in(article, [*_head(article), *heads])
    return {
        place: number if place in fixed or not _FIGURES.fullmatch(number) else "0" * len(number)
        for place, number in folios.items()
    }


def _is_to_come(number: str) -> bool:
    return not number.strip("0")


def _head(article: Article) -> tuple[str, ...]:
    return article.headline, article.kicker, article.standfirst, article.dateline


def _texts(article: Article) -> Iterable[str]:
    yield from _head(article)
    yield from (text for block in article.blocks for text in (block.html, block.attribution))
    yield from (photo.caption for photo in article.photos)
    yield from (note.html for note in article.notes)
    yield from (correction.html for correction in article.corrections)
