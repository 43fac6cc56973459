"""A site in, its Atom feed out: every article's whole text, with the editions enclosed.

RFC 4287, and RFC 5005 (section 4) for what is older than the newest: archives that stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from presswork.distribution.feed_items import content_of, feed_items
from presswork.distribution.licences import licence_of
from presswork.distribution.links import link, words
from presswork.distribution.moments import identifier, latest, moment
from presswork.distribution.paging import Leaf, leaves_of

if TYPE_CHECKING:
    from presswork.distribution.feed_items import FeedItem
    from presswork.model.site import Site

NAME, MEDIA_TYPE = "feed.atom", "application/atom+xml"
ITEMS_A_PAGE = 25
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def atom_files(site: Site) -> dict[str, bytes]:
    """Return the feed and its archives, by path below the site's root."""
    return {_path(leaf.number): _feed(site, leaf) for leaf in leaves_of(feed_items(site), ITEMS_A_PAGE)}


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Add an element of the parent's namespace, with its text and those attributes that are not empty."""
    namespace = parent.tag.partition("}")[0]
    element = etree.SubElement(parent, f"{namespace}}}{name}")
    for key, value in attributes.items():
        if value:
            element.set(f"{_XML}lang" if key == "xml_lang" else key, words(value))
    element.text = words(text) or None
    return element


def written(root: etree._Element, *, indented: bool = True) -> bytes:
    """Return the document's bytes; what holds XHTML must not be indented, for spaces tell there."""
    if indented:
        etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"


def _path(number: int) -> str:
    return f"feed_archive/{number}.atom" if number else NAME


def _feed(site: Site, leaf: Leaf[FeedItem]) -> bytes:
    at = _path(leaf.number)
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, "fh": HISTORY})
    feed.set(f"{_XML}lang", site.language)
    add(feed, "id", identifier(site))
    add(feed, "title", site.title)
    if site.description:
        add(feed, "subtitle", site.description)
    updated = max((item.updated for item in leaf.items), default=latest(site, site.issues))
    add(feed, "updated", moment(updated))
    if site.publisher:
        add(add(feed, "author"), "name", site.publisher)
    _links(site, feed, leaf, at=at)
    for item in leaf.items:
        _entry(site, feed, item, at=at)
    for child in feed:
        child.tail = "\n"
    return written(feed, indented=False)


def _links(site: Site, feed: etree._Element, leaf: Leaf[FeedItem], *, at: str) -> None:
    def to(rel: str, path: str, media_type: str = MEDIA_TYPE) -> None:
        add(feed, "link", rel=rel, type=media_type, href=link(site, path, at=at))

    if site.url:  # RFC 4287, 4.1.1: its own address is wanted, and a relative one would say nothing
        to("self", at)
    to("alternate", "" if site.url else "index.html", "text/html")
    if leaf.number:
        etree.SubElement(feed, f"{{{HISTORY}}}archive")
        to("current", NAME)
    if leaf.older is not None:
        to("prev-archive", _path(leaf.older))
    if leaf.newer:
        to("next-archive", _path(leaf.newer))


def _entry(site: Site, feed: etree._Element, item: FeedItem, *, at: str) -> None:
    entry = add(feed, "entry", xml_lang=item.language if item.language != site.language else "")
    add(entry, "id", item.identifier)
    add(entry, "title", item.title)
    add(entry, "updated", moment(item.updated))
    if item.published:
        add(entry, "published", moment(item.published))
    for name in item.authors or (() if site.publisher else (site.title,)):
        add(add(entry, "author"), "name", name)
    page = item.path if site.url else f"{item.path}index.html"
    add(
        entry, "link", rel="alternate", type="text/html", href=link(site, page, at=at), hreflang=item.language
    )
    for edition in item.editions:
        file = edition.file
        href, length = link(site, file.path, at=at), str(file.size_bytes)
        add(entry, "link", rel="enclosure", type=file.media_type, href=href, length=length)
    if licence := licence_of(item.issue.rights):  # RFC 4946
        add(entry, "link", rel="license", type="text/html", href=licence.address)
    for tag in item.tags:
        add(entry, "category", term=tag)
    if item.summary:
        add(entry, "summary", item.summary)
    if item.rights:
        add(entry, "rights", item.rights)
    content = add(entry, "content", type="xhtml")
    content.append(content_of(site, item, at=at))
