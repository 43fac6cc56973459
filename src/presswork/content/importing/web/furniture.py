"""An element of a page in; whether it is furniture, what surrounds an article on every page, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import Element, ancestors, text_of, words

_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.I)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.markup.frames import Frame

_TAGS = frozenset(("nav", "footer", "aside", "form", "dialog"))
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "alertdialog")
)
_WORDS_NAMES = """
    ad ads advert advertisement advertorial anzeige banner breadcrumb breadcrumbs comment comments cookie
    consent
    disqus feedback footer latest menu mostread nav navbar navigation newsletter outbrain pagination
    paywall podcast popular popup promo promotion promobox recirc recirculation recommend recommended
    recommendation recommendations related relate ressort share sharing shares sidebar signup social sponsor
    sponsored subscribe subscription taboola teaser teasers toolbar trending upsell weiterlesen similar
    readmore nextarticle
"""
_WORDS = frozenset(_WORDS_NAMES.split())
_PLAIN_NAMES = """
    breadcrumb breadcrumbs comment comments disqus footer mostread nav navbar navigation newsletter outbrain
    recirc recirculation recommend recommended recommendation recommendations related relate sharing sponsored
    taboola teaser teasers trending similar nextarticle readmore
"""
_PLAIN = frozenset(_PLAIN_NAMES.split())
_NAMES = ("class", "id", "data-testid", "data-component", "data-type", "data-module", "aria-label")
_PORTRAIT_NAMES = (
    "author authors avatar byline contributor contributors profile autor autoren bio columnist reporter"
)
_PORTRAIT = frozenset(_PORTRAIT_NAMES.split())
_MIN_TITLE = 15  # characters of a link that is an article's title
_MIN_TITLE = 15  # characters of the words in a link that are a title
_MAX_WORDS = 60  # of a name; utility classes in dozens say nothing


def furniture_words(element: Element) -> frozenset[str]:
    """Return the words by which the element says that it is furniture."""
    found = [word for name in _NAMES for word in words(element.get(name))][:_MAX_WORDS]
    return _WORDS.intersection(found)


def is_furniture(element: Element) -> bool:
    """Whether the element names itself furniture."""
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    return bool(furniture_words(element))


def is_plainly_furniture(element: Element) -> bool:
    """Whether the element is furniture though it holds a captioned picture: its name says of what else."""
    if element.tag in {"nav", "footer", "form", "dialog"}:
        return True
    return bool(_PLAIN.intersection(furniture_words(element)))


def kind_of(element: Element) -> tuple[str, str]:
    """Return what tells the element's kind on its page: its tag and class."""
    return str(element.tag), element.get("class") or ""


def furniture_around(
    element: Element,
    region: Element,
    *,
    plainly: bool = False,
    trusted: frozenset[tuple[str, str]] = frozenset(),
) -> Element | None:
    """Return the innermost furniture around the element, inside `region`; None where there is none.

    `trusted` are kinds of elements that hold the article's own text, whatever they are named.
    """
    around: Iterator[Element] = (up for up in (element, *ancestors(element, region)) if up is not region)
    judge = is_plainly_furniture if plainly else is_furniture
    return next((up for up in around if judge(up) and kind_of(up) not in trusted), None)


def is_portrait(element: Element, region: Element) -> bool:
    """Whether a picture stands where pages show who wrote."""
    near = (element, *list(ancestors(element, region))[:5])
    return any(
        _PORTRAIT.intersection(words(up.get("class")) + words(up.get("itemprop")) + words(up.get("rel")))
        for up in near
    )


def is_teaser(frame: Frame, region: Element) -> bool:
    """Whether a picture belongs to a link elsewhere: the link or its card holds a title."""
    link = next((up for up in (frame.element, *ancestors(frame.element, region)) if up.tag == "a"), None)
    if link is None:
        link = next(frame.element.iter("a"), None)
    href = (link.get("href") or "") if link is not None else ""
    if link is None or not href or href.startswith("#") or _PICTURE_FILE.search(href):
        return False
    titled = next(link.iter("h2", "h3", "h4", "h5"), None) is not None
    if titled or (not frame.is_figure and len(text_of(link)) > _MIN_TITLE):
        return True
    for up in (frame.element, *list(ancestors(frame.element, region))[:3]):
        if up is region:
            break
        if any(
            other is not link and other.get("href") == href and len(text_of(other)) > 15
            for other in up.iter("a")
        ):
            return True
    return False
