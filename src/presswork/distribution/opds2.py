"""A site in, its OPDS 2.0 catalogue out: what Thorium and other newer apps subscribe to.

Each issue has a publication document of its own, and stands whole in the feeds besides. Accessibility is what
the EPUB says of itself (Readium Web Publication Manifest, "Accessibility").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.distribution.accessibility import claim_of, said_of
from presswork.distribution.feed_items import editions_for_readers, tidy_tags
from presswork.distribution.json_feed import as_json, filled
from presswork.distribution.licences import licence_of
from presswork.distribution.links import link
from presswork.distribution.moments import changed, latest, moment
from presswork.distribution.paging import Leaf, leaves_of
from presswork.distribution.pictures import height, variants
from presswork.distribution.shelves import ISSUES_A_PAGE, all_issues, bookcases

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from presswork.distribution.shelves import Bookcase, Shelf
    from presswork.model.site import Site, SiteIssue

NAME = "opds.json"
FEED, PUBLICATION = "application/opds+json", "application/opds-publication+json"
_ACQUISITION = "http://opds-spec.org/acquisition/open-access"
_NEWEST = "http://opds-spec.org/sort/new"
# The manifest's schema knows these of schema.org's accessibility features, one of them by an older name.
_FEATURES = frozenset(
    ("ARIA", "ChemML", "MathML", "alternativeText", "annotations", "bookmarks", "captions", "describedMath",
     "displayTransformability", "index", "latex", "longDescription", "printPageNumbers", "readingOrder",
     "rubyAnnotations", "structuralNavigation", "tableOfContents", "transcript", "ttsMarkup", "unlocked")
)  # fmt: skip
_OLDER_NAMES = {"pageBreakMarkers": "printPageNumbers"}


def opds2_files(site: Site) -> dict[str, bytes]:
    """Return the catalogue's feeds and each issue's publication document, by path below the site's root."""
    everything = all_issues(site)
    files = {NAME: as_json(_root(site, everything))}
    for case in bookcases(site):
        files[_path(case.name)] = as_json(_bookcase(site, case))
    shelves = [everything, *(shelf for case in bookcases(site) for shelf in case.shelves)]
    for shelf in shelves:
        for leaf in leaves_of(shelf.issues, ISSUES_A_PAGE):
            files[_path(shelf.name, leaf.number)] = as_json(_shelf(site, shelf, leaf))
    for issue in everything.issues:
        at = _publication_path(issue)
        files[at] = as_json(publication(site, issue, at=at))
    return files


def publication(site: Site, issue: SiteIssue, *, at: str) -> dict[str, Any]:
    """Return the issue as a publication, with links that work from the file at `at`."""
    links: list[dict[str, Any]] = [
        {"rel": "self", "href": link(site, _publication_path(issue), at=at), "type": PUBLICATION},
        {
            "rel": "alternate",
            "href": link(site, issue.path if site.url else f"{issue.path}index.html", at=at),
            "type": "text/html",
        },
    ]
    if licence := licence_of(issue.rights):
        links.append({"rel": "license", "href": licence.address, "type": "text/html"})
    for edition in editions_for_readers(issue):
        file = edition.file
        links.append(
            {
                "rel": _ACQUISITION,
                "href": link(site, file.path, at=at),
                "type": file.media_type,
                "title": edition.edition.upper(),
                "size": file.size_bytes,
            }
        )
    return filled(metadata=_metadata(site, issue), links=links, images=_images(site, issue, at=at))


def _path(name: str, number: int = 0) -> str:
    return f"opds_shelves/{name}-page-{number}.json" if number else f"opds_shelves/{name}.json"


def _publication_path(issue: SiteIssue) -> str:
    return f"{issue.path}publication.json"


def _root(site: Site, everything: Shelf) -> dict[str, Any]:
    modified = _known(site, latest(site, everything.issues))
    navigation = [
        {
            "rel": _NEWEST,
            "href": link(site, _path("new"), at=NAME),
            "type": FEED,
            "title": everything.title,
            "properties": {"numberOfItems": len(everything.issues)},
        }
    ]
    feed = {
        "metadata": filled(title=site.title, subtitle=site.description, modified=modified),
        "links": [{"rel": ["self", "start"], "href": link(site, NAME, at=NAME), "type": FEED}],
        "navigation": navigation,
    }
    groups = [
        {
            "metadata": {"title": case.title},
            "links": [{"rel": "self", "href": link(site, _path(case.name), at=NAME), "type": FEED}],
            "navigation": _navigation(site, case, at=NAME),
        }
        for case in bookcases(site)
    ]
    return feed | filled(groups=groups)


def _navigation(site: Site, case: Bookcase, *, at: str) -> list[dict[str, Any]]:
    return [
        {
            "href": link(site, _path(shelf.name), at=at),
            "type": FEED,
            "title": shelf.title,
            "properties": {"numberOfItems": len(shelf.issues)},
        }
        for shelf in case.shelves
    ]


def _bookcase(site: Site, case: Bookcase) -> dict[str, Any]:
    at = _path(case.name)
    links = [
        {"rel": "self", "href": link(site, at, at=at), "type": FEED},
        {"rel": "start", "href": link(site, NAME, at=at), "type": FEED},
    ]
    return {"metadata": {"title": case.title}, "links": links, "navigation": _navigation(site, case, at=at)}


def _shelf(site: Site, shelf: Shelf, leaf: Leaf[SiteIssue]) -> dict[str, Any]:
    at = _path(shelf.name, leaf.number)
    links = [
        {"rel": "self", "href": link(site, at, at=at), "type": FEED},
        {"rel": "start", "href": link(site, NAME, at=at), "type": FEED},
    ]
    if leaf.older is not None or leaf.newer is not None:
        pages = (("first", 0), ("previous", leaf.newer), ("next", leaf.older))
        links += [
            {"rel": rel, "href": link(site, _path(shelf.name, number), at=at), "type": FEED}
            for rel, number in pages
            if number is not None
        ]
    # The number of all issues stands on the first page alone: the older ones stay as they are.
    counted = {} if leaf.number else {"numberOfItems": len(shelf.issues)}
    return {
        "metadata": filled(title=shelf.title, modified=_known(site, latest(site, leaf.items))) | counted,
        "links": links,
        "publications": [publication(site, issue, at=at) for issue in leaf.items],
    }


def _metadata(site: Site, issue: SiteIssue) -> dict[str, Any]:
    pages = next((edition.page_count for edition in issue.editions if edition.edition == "pdf"), 0)
    return {
        "@type": "http://schema.org/PublicationIssue" if issue.publication else "http://schema.org/Book",
    } | filled(
        title=issue.title,
        identifier=issue.identifier,
        author=[{"name": name} for name in issue.authors],
        publisher=issue.publisher,
        language=issue.language,
        published=issue.published.isoformat() if issue.published else "",
        modified=_known(site, changed(site, issue)),
        description=issue.plain_standfirst,
        subject=[{"name": tag} for tag in tidy_tags(*issue.tags)],
        numberOfPages=pages,
        readingProgression=issue.direction,
        belongsTo=filled(series=_series(issue)),
        accessibility=accessibility(said_of(issue)),
    )


def _known(site: Site, day: datetime.date) -> str:
    """Return the day's moment, "" where the day is only a stand-in for one that is not known."""
    return moment(day) if day != site.undated else ""


def _series(issue: SiteIssue) -> dict[str, Any]:
    if not issue.publication or issue.publication == issue.title:
        return {}
    number = issue.number if issue.number.isascii() and issue.number.isdigit() else ""
    identifier = f"urn:ISSN:{issue.issn}" if issue.issn else ""
    return filled(name=issue.publication, identifier=identifier, position=int(number) if number else None)


def accessibility(said: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return what an EPUB says of its accessibility, as a web publication's manifest says it."""
    sufficient = [
        [mode.strip() for mode in modes.split(",")] for modes in said.get("accessModeSufficient", ())
    ]
    features = [_OLDER_NAMES.get(name, name) for name in said.get("accessibilityFeature", ())]
    certifier = next(iter(said.get("certifiedBy", ())), "")
    return filled(
        conformsTo=_profile(said),
        certification=filled(certifiedBy=certifier),
        summary=" ".join(said.get("accessibilitySummary", ())),
        accessMode=list(said.get("accessMode", ())),
        accessModeSufficient=[modes[0] if len(modes) == 1 else modes for modes in sufficient],
        feature=[name for name in features if name in _FEATURES],
        hazard=list(said.get("accessibilityHazard", ())),
    )


def _profile(said: Mapping[str, tuple[str, ...]]) -> str:
    """Return the address that stands for a claim of EPUB Accessibility 1.1 in a manifest, or ""."""
    claim = claim_of(said)
    if not claim or claim[0] != "1.1":
        return ""
    return f"https://www.w3.org/TR/epub-a11y-11#wcag-{claim[1]}-{claim[2].lower()}"


def _images(site: Site, issue: SiteIssue, *, at: str) -> list[dict[str, Any]]:
    return [
        {
            "href": link(site, variant[0], at=at),
            "type": variant[2],
            "width": variant[1],
            "height": height(issue.cover, variant),
        }
        for variant in variants(issue.cover)
        if issue.cover
    ]
