"""A site with an address in, its sitemap out (sitemaps.org 0.9), in parts where one file may not hold it.

Without an address there is none: every entry of a sitemap is absolute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from presswork.distribution.atom import add, written
from presswork.distribution.moments import changed

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from presswork.model.site import Site

NAME = "sitemap.xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# A file holds 50,000 addresses and 50 MB at most; an address with its date takes some 120 characters more.
_MOST, _MOST_BYTES, _AROUND = 50_000, 50_000_000, 120

Page = tuple[str, "datetime.date | None"]


def sitemap_files(site: Site, most: int = _MOST) -> dict[str, bytes]:
    """Return the sitemap by path: `sitemap.xml`, and its parts, of `most` addresses at most."""
    if not site.url:
        return {}
    files = {}
    parts = list(_parts(site, most))
    if len(parts) == 1:
        files[NAME] = _document("urlset", "url", parts[0])
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        files |= {name: _document("urlset", "url", part) for name, part in zip(names, parts, strict=True)}
        index: list[Page] = [(f"{site.url}{name}", None) for name in names]
        files[NAME] = _document("sitemapindex", "sitemap", index)
    if site.url.count("/") == 3:  # crawlers read it at a host's root alone (RFC 9309, 2.3)
        files["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {site.url}{NAME}\n".encode("ascii")
    return files


def _pages(site: Site) -> Iterator[Page]:
    """Yield the pages, the oldest first, so that one issue more changes the last part alone."""
    yield site.url, None
    for issue in reversed(site.issues):
        day = changed(site, issue)
        yield f"{site.url}{issue.path}", None if day == site.undated else day
        for article in issue.articles:
            day = changed(site, article)
            yield f"{site.url}{article.path}", None if day == site.undated else day


def _parts(site: Site, most: int) -> Iterator[list[Page]]:
    part: list[Page] = []
    size = 0
    for page in _pages(site):
        if len(part) == most or size > _MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(page)
        size += len(page[0]) + _AROUND
    yield part


def _document(root: str, name: str, pages: list[Page]) -> bytes:
    document = etree.Element(f"{{{_NAMESPACE}}}{root}", nsmap={None: _NAMESPACE})
    for address, day in pages:
        entry = add(document, name)
        add(entry, "loc", address)
        if day:
            add(entry, "lastmod", day.isoformat())
    return written(document)
