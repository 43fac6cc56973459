"""An article's markup with links to other articles in, the same with their page numbers, for print, out.

`[text](article:SLUG)` was read as a link to `#SLUG--`, one to a place in it as `#SLUG--PLACE`. On paper the
link's text is followed by the page, `(page 14)`; a link without text says `see page 14`. An e-book has
the link alone, named after the article where it has no text.
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
        number = self.folios.get(f"{slug}--{place}" if place else slug, UNKNOWN)
        key = "page-reference" if text else "see-page"
        phrase = label(key, language).format(number=number)
        # A link of its own, so that what is no word of the author's can be told from the text.
        numbered = f'<a {link} class="page-ref">{phrase}</a>'
        return f"<a {before}{link}{after}>{text}</a> {numbered}" if text else numbered


def cited(article: Article) -> tuple[str, ...]:
    """Return the places whose page numbers the article's texts print, each once, in order."""
    found: dict[str, None] = {}
    for html in _texts(article):
        for _, slug, place, _, text in _LINK.findall(html) if "--" in html else ():
            if slug != article.slug or not place or not text:
                found[f"{slug}--{place}" if place else slug] = None
    return tuple(found)


def _texts(article: Article) -> Iterable[str]:
    yield from (article.headline, article.kicker, article.standfirst, article.dateline)
    yield from (text for block in article.blocks for text in (block.html, block.attribution))
    yield from (photo.caption for photo in article.photos)
    yield from (note.html for note in article.notes)
    yield from (correction.html for correction in article.corrections)
