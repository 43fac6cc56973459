"""A site in, its JSON Feed (version 1.1) out: every article's whole text, with the editions attached.

The format demands absolute addresses; without the site's own, items have no address, picture or attachment.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lxml import etree

from presswork.distribution.feed_items import content_of, feed_items
from presswork.distribution.links import XHTML, link
from presswork.distribution.moments import moment
from presswork.distribution.paging import Leaf, leaves_of
from presswork.distribution.pictures import largest

if TYPE_CHECKING:
    from presswork.distribution.feed_items import FeedItem
    from presswork.model.site import Site

NAME, MEDIA_TYPE = "feed.json", "application/feed+json"
ITEMS_A_PAGE = 25
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed_files(site: Site) -> dict[str, bytes]:
    """Return the feed and its older pages, by path below the site's root."""
    return {_path(leaf.number): _feed(site, leaf) for leaf in leaves_of(feed_items(site), ITEMS_A_PAGE)}


def as_json(value: Any) -> bytes:  # noqa: ANN401
    """Return the JSON of a value, without what is empty."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def filled(**fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", (), [], {})}


def _path(number: int) -> str:
    return f"feed_archive/{number}.json" if number else NAME


def _feed(site: Site, leaf: Leaf[FeedItem]) -> bytes:
    at = _path(leaf.number)
    feed = filled(
        version=_VERSION,
        title=site.title,
        home_page_url=site.url,
        feed_url=site.url and f"{site.url}{at}",
        description=site.description,
        next_url=f"{site.url}{_path(leaf.older)}" if site.url and leaf.older is not None else "",
        authors=[{"name": site.publisher}] if site.publisher else [],
        language=site.language,
    )
    return as_json(feed | {"items": [_item(site, item, at=at) for item in leaf.items]})


def _item(site: Site, item: FeedItem, *, at: str) -> dict[str, Any]:
    picture = largest(item.picture)
    return filled(
        id=item.identifier,
        url=site.url and f"{site.url}{item.path}",
        title=item.title,
        content_html=_html(content_of(site, item, at=at)),
        summary=item.summary,
        image=link(site, picture[0], at=at) if site.url and picture else "",
        date_published=moment(item.published) if item.published else "",
        date_modified=moment(item.updated) if item.updated != site.undated else "",
        authors=[{"name": name} for name in item.authors],
        tags=list(item.tags),
        language=item.language,
        attachments=[_attachment(site, edition.file) for edition in item.editions] if site.url else [],
    )


def _attachment(site: Site, file: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "url": f"{site.url}{file.path}",
        "mime_type": file.media_type,
        "title": file.path.rpartition("/")[2],
        "size_in_bytes": file.size_bytes,
    }


def _html(div: etree._Element) -> str:
    """Return what the `div` holds as HTML."""
    for element in div.iter(etree.Element):
        if isinstance(element.tag, str) and element.tag.startswith(f"{{{XHTML}}}"):
            element.tag = element.tag.rpartition("}")[2]
    etree.cleanup_namespaces(div)
    return str(etree.tostring(div, encoding="unicode", method="html"))
