"""A site in, its OPDS 1.2 catalogue out: what KOReader, Librera, Calibre and older apps subscribe to.

A navigation feed leads to acquisition feeds in pages (sections 2.2, 2.3 and 8 of OPDS Catalog 1.2).
There is no search: it needs a server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from presswork.distribution.atom import ATOM, add, written
from presswork.distribution.feed_items import editions_for_readers, tidy_tags
from presswork.distribution.licences import licence_of
from presswork.distribution.links import link
from presswork.distribution.moments import changed, identifier, latest, moment
from presswork.distribution.paging import Leaf, leaves_of
from presswork.distribution.pictures import cover_and_thumbnail
from presswork.distribution.shelves import ISSUES_A_PAGE, all_issues, bookcases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.distribution.shelves import Bookcase, Shelf
    from presswork.model.site import Site, SiteIssue

NAME = "opds.atom"
_KIND = "application/atom+xml;profile=opds-catalog;kind="
NAVIGATION, ACQUISITION = f"{_KIND}navigation", f"{_KIND}acquisition"
_REL = "http://opds-spec.org/"
_TERMS = "http://purl.org/dc/terms/"
_NAMESPACES = {None: ATOM, "dc": _TERMS}


def opds1_files(site: Site) -> dict[str, bytes]:
    """Return the catalogue's feeds, by path below the site's root."""
    cases = bookcases(site)
    everything = all_issues(site)
    files = {NAME: _root(site, everything, cases)}
    for shelf in (everything, *(shelf for case in cases for shelf in case.shelves)):
        for leaf in leaves_of(shelf.issues, ISSUES_A_PAGE):
            files[_path(shelf.name, leaf.number)] = _acquisition(site, shelf, leaf)
    for case in cases:
        entries = [(shelf, _path(shelf.name), ACQUISITION, "subsection") for shelf in case.shelves]
        files[_path(case.name)] = _navigation(site, case, _path(case.name), entries)
    return files


def _path(name: str, number: int = 0) -> str:
    return f"opds_shelves/{name}-page-{number}.atom" if number else f"opds_shelves/{name}.atom"


def _root(site: Site, everything: Shelf, cases: Sequence[Bookcase]) -> bytes:
    entries: list[tuple[Shelf | Bookcase, str, str, str]] = [
        (everything, _path(everything.name), ACQUISITION, f"{_REL}sort/new")
    ]
    entries += [(case, _path(case.name), NAVIGATION, "subsection") for case in cases]
    return _navigation(site, None, NAME, entries)


def _feed(
    site: Site, *, at: str, kind: str, name: str, title: str, issues: Sequence[SiteIssue]
) -> etree._Element:
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap=_NAMESPACES)
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", site.language)
    add(feed, "id", identifier(site, f"opds/{name}"))
    add(feed, "title", title)
    add(feed, "updated", moment(latest(site, issues)))
    add(add(feed, "author"), "name", site.publisher or site.title)
    add(feed, "link", rel="self", type=kind, href=link(site, at, at=at))
    add(feed, "link", rel="start", type=NAVIGATION, href=link(site, NAME, at=at))
    return feed


def _navigation(
    site: Site,
    case: Bookcase | None,
    at: str,
    entries: Sequence[tuple[Shelf | Bookcase, str, str, str]],
) -> bytes:
    title, name = (case.title, case.name) if case else (site.title, "")
    feed = _feed(site, at=at, kind=NAVIGATION, name=name, title=title, issues=all_issues(site).issues)
    if case:
        add(feed, "link", rel="up", type=NAVIGATION, href=link(site, NAME, at=at))
    for place, path, kind, rel in entries:
        entry = add(feed, "entry")
        add(entry, "id", identifier(site, f"opds/{place.name}"))
        add(entry, "title", place.title)
        issues = getattr(place, "issues", None) or all_issues(site).issues
        add(entry, "updated", moment(latest(site, issues)))
        add(entry, "link", rel=rel, type=kind, href=link(site, path, at=at))
        add(entry, "content", site.description or place.title, type="text")
    return written(feed)


def _acquisition(site: Site, shelf: Shelf, leaf: Leaf[SiteIssue]) -> bytes:
    at = _path(shelf.name, leaf.number)
    name = f"{shelf.name}/{leaf.number}" if leaf.number else shelf.name
    feed = _feed(site, at=at, kind=ACQUISITION, name=name, title=shelf.title, issues=leaf.items)
    add(feed, "link", rel="up", type=NAVIGATION, href=link(site, NAME, at=at))
    for rel, number in (("first", 0), ("previous", leaf.newer), ("next", leaf.older)):
        if number is not None and (leaf.older is not None or leaf.newer is not None):
            add(feed, "link", rel=rel, type=ACQUISITION, href=link(site, _path(shelf.name, number), at=at))
    for issue in leaf.items:
        _entry(site, feed, issue, at=at)
    return written(feed)


def _entry(site: Site, feed: etree._Element, issue: SiteIssue, *, at: str) -> None:
    entry = add(feed, "entry", xml_lang=issue.language if issue.language != site.language else "")
    add(entry, "id", issue.identifier)
    add(entry, "title", issue.title)
    add(entry, "updated", moment(changed(site, issue)))
    for name in issue.authors:
        add(add(entry, "author"), "name", name)
    for name, text in (
        ("identifier", issue.identifier),
        ("language", issue.language),
        ("issued", issue.published.isoformat() if issue.published else ""),
        ("publisher", issue.publisher),
        ("isPartOf", f"urn:ISSN:{issue.issn}" if issue.issn else ""),
    ):
        if text:
            etree.SubElement(entry, f"{{{_TERMS}}}{name}").text = text
    for tag in tidy_tags(*issue.tags):
        add(entry, "category", term=tag, label=tag)
    if issue.rights:
        add(entry, "rights", issue.rights)
    summary = issue.plain_standfirst or "; ".join(article.plain_headline for article in issue.articles)
    if summary:
        add(entry, "summary", summary)
    page = issue.path if site.url else f"{issue.path}index.html"
    add(entry, "link", rel="alternate", type="text/html", href=link(site, page, at=at))
    if licence := licence_of(issue.rights):
        add(entry, "link", rel="license", type="text/html", href=licence.address)
    for rel, variant in zip(("image", "image/thumbnail"), cover_and_thumbnail(issue.cover), strict=False):
        add(entry, "link", rel=f"{_REL}{rel}", type=variant[2], href=link(site, variant[0], at=at))
    for edition in editions_for_readers(issue):
        file = edition.file
        href, length = link(site, file.path, at=at), str(file.size_bytes)
        rel = f"{_REL}acquisition/open-access"
        add(
            entry,
            "link",
            rel=rel,
            type=file.media_type,
            href=href,
            length=length,
            title=edition.edition.upper(),
        )
