"""A site in, its ONIX for Books 3.0 messages for shops and libraries out: each issue's, and the site's.

Each edition that readers take is a product: free of charge, with the codes of its accessibility.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from presswork.distribution.atom import add, written
from presswork.distribution.moments import latest
from presswork.distribution.onix_product import NAMESPACE, add_product, products_of
from presswork.distribution.paging import leaves_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.model.site import Site, SiteIssue

NAME = "onix.xml"
_ISSUES_A_MESSAGE = 250


def onix_files(site: Site) -> dict[str, bytes]:
    """Return the messages, by path below the site's root."""
    issues = tuple(issue for issue in site.issues if products_of(issue))
    messages = {issue.path: _message(site, (issue,)) for issue in issues}
    files = {f"{path}onix.xml": written(message) for path, message in messages.items()}
    for leaf in leaves_of(issues, _ISSUES_A_MESSAGE):
        whole = _message(site, leaf.items, products=False)
        for issue in leaf.items:  # the same records again: they are moved, for to make them takes longest
            whole.extend(messages[issue.path][1:])
        if leaf.items:
            files[f"onix_archive/{leaf.number}.xml" if leaf.number else NAME] = written(whole)
    return files


def _message(site: Site, issues: Sequence[SiteIssue], *, products: bool = True) -> etree._Element:
    message = etree.Element(f"{{{NAMESPACE}}}ONIXMessage", nsmap={None: NAMESPACE}, release="3.0")
    header = add(message, "Header")
    add(add(header, "Sender"), "SenderName", site.publisher or site.title)
    # The message is as old as what it tells of: no clock shapes it.
    add(header, "SentDateTime", f"{latest(site, issues):%Y%m%d}")
    for issue in issues if products else ():
        for edition in products_of(issue):
            add_product(message, site, issue, edition)
    return message
