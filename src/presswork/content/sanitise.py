"""HTML made from Markdown in; the same as well-formed XHTML, with nothing left that could act or fetch, out.

Every piece of an article passes through here, whether or not it holds raw HTML. nh3 decides what may
stay; what follows it only turns its HTML spelling into XML's.
"""

from __future__ import annotations

import html as entities
import re
from functools import cache

import nh3

from presswork.content.source import NOT_XML

_INLINE = """
    a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rb rp rt ruby s samp small span strong sub sup
    time u var wbr
"""
_BLOCK = "blockquote caption col colgroup dd div dl dt hr li ol p pre table tbody td tfoot th thead tr ul"
# Their content goes with them: it is not text.
_WITH_CONTENT = """
    embed iframe math noscript object script select style svg template textarea title
"""

INLINE_TAGS = frozenset(_INLINE.split())
BLOCK_TAGS = INLINE_TAGS | frozenset(_BLOCK.split())
DROPPED_WITH_CONTENT = frozenset(_WITH_CONTENT.split())
GENERIC_ATTRIBUTES = frozenset(("class", "dir", "id", "lang", "title"))
TAG_ATTRIBUTES = {
    "a": frozenset(("href",)),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "del": frozenset(("datetime",)),
    "ins": frozenset(("datetime",)),
    "li": frozenset(("value",)),
    "ol": frozenset(("start",)),
    "td": frozenset(("colspan", "headers", "rowspan")),
    "th": frozenset(("abbr", "colspan", "headers", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
LINK_SCHEMES = frozenset(("http", "https", "mailto", "tel"))

_VOID = re.compile(r"<(br|col|hr|wbr)((?: [^<>]*)?)>")
_TAG = re.compile(r"<[^<>]*>")
_ID = re.compile(r'(?<= )id="([^"]*)"')


def _only_inner_links(url: str) -> str | None:
    return url if url.startswith("#") else None


@cache
def _cleaner(*, block: bool) -> nh3.Cleaner:
    tags = BLOCK_TAGS if block else INLINE_TAGS
    attributes = {tag: set(names) for tag, names in TAG_ATTRIBUTES.items() if tag in tags}
    return nh3.Cleaner(
        tags=set(tags),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes={"*": set(GENERIC_ATTRIBUTES), **attributes},
        url_schemes=set(LINK_SCHEMES),
        url_relative=_only_inner_links,
        link_rel=None,
    )


def inline(markup: str) -> str:
    """Return sanitised inline XHTML."""
    return _clean(markup, block=False)


def block(markup: str) -> str:
    """Return sanitised XHTML that may hold blocks: lists, tables, quotations."""
    return _clean(markup, block=True)


def _clean(markup: str, *, block: bool) -> str:
    if "<" in markup or "&" in markup or ">" in markup:
        # nh3 writes tags and entities as HTML5's serialisation says: attributes in double quotes with < and >
        # escaped, so that a tag never holds an angle bracket.
        markup = _cleaner(block=block).clean(markup)
        markup = _VOID.sub(r"<\1\2/>", markup).replace("&nbsp;", "\u00a0")
    return NOT_XML.sub("", markup).strip(" \n\t")


def escape(text: str) -> str:
    """Return plain text as XHTML."""
    return NOT_XML.sub("", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def text_of(markup: str) -> str:
    """Return the text of sanitised XHTML."""
    return entities.unescape(_TAG.sub("", markup))


def depth(markup: str) -> int:
    """Return how deep the elements of sanitised XHTML are nested."""
    deepest = level = 0
    for tag in _TAG.findall(markup):
        if tag.startswith("</"):
            level -= 1
        elif not tag.endswith("/>"):
            level += 1
            deepest = max(deepest, level)
    return deepest


def ids(markup: str) -> list[str]:
    """Return the ids in sanitised XHTML, in order."""
    return [found for tag in _TAG.findall(markup) for found in _ID.findall(tag)]
