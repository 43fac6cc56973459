"""A site in, what machines read of it out: feeds, catalogues, records for shops and libraries, a sitemap.

Each is a pure function of the site: the same site gives the same bytes, and one issue more changes few files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.distribution.atom import atom_files
from presswork.distribution.json_feed import json_feed_files
from presswork.distribution.onix import onix_files
from presswork.distribution.opds1 import opds1_files
from presswork.distribution.opds2 import opds2_files
from presswork.distribution.sitemap import sitemap_files
from presswork.model import Finding

if TYPE_CHECKING:
    from presswork.model.site import Site

CODE = "site-address-unknown"


def catalogue_files(site: Site) -> dict[str, bytes]:
    """Return the site's feeds and catalogues, by path below its root.

    Raises `ValueError` for an article whose content is not well-formed XHTML.
    """
    return {
        **atom_files(site),
        **json_feed_files(site),
        **opds1_files(site),
        **opds2_files(site),
        **onix_files(site),
        **sitemap_files(site),
    }


def catalogue_notes(site: Site) -> tuple[Finding, ...]:
    """Return what was left out because the site's address is not known."""
    if site.url:
        return ()
    return (
        Finding(
            code=CODE,
            severity="note",
            where="--url",
            message=(
                "The site's address is not known, so what needs it was left out: sitemap.xml, the addresses, "
                "pictures and attachments of the JSON Feed, the Atom feed's own address, the links and cover "
                "in the ONIX records, and the QR code and address in print."
            ),
            hint="Give the site's folder as readers will reach it, for example "
            "`--url https://example.org/magazine/`.",
        ),
    )
