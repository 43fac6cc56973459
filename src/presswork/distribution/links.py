"""A path below the site's root in, a link to it out: absolute where the site's address is known.

Without an address links are relative to the file that they stand in, so that a copy of the site works from a
disk or any host.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import etree

if TYPE_CHECKING:
    from presswork.model.site import Site

XHTML = "http://www.w3.org/1999/xhtml"
# What XML 1.0 (section 2.2) lets no document hold, even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINKING = ("href", "src", "poster", "cite", "data")
_LIST_ITEM = re.compile(r"(\S+?)((?:\s+[^\s,]+)?\s*(?:,\s*|$))")


def link(site: Site, path: str, *, at: str) -> str:
    """Return a link to the path from the file at `at`, both below the site's root; "" is the root itself."""
    if site.url:
        return f"{site.url}{path}"
    relative = posixpath.relpath(f"/{path}", f"/{posixpath.dirname(at)}")
    return f"{relative}/" if path.endswith("/") or not path else relative


def words(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def rebased(content: str, base: str) -> etree._Element:
    """Return XHTML as a `div` whose links and pictures have `base` before them, where they are relative.

    Raises `ValueError` for content that is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        div = etree.fromstring(f'<div xmlns="{XHTML}">{words(content)}</div>'.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"the article's content is not XHTML: {error}") from error
    for element in div.iter(etree.Element):
        for name in _LINKING:
            if (address := element.get(name)) is not None:
                element.set(name, _joined(address, base))
        for name in ("srcset", "imagesrcset"):
            if addresses := element.get(name):
                element.set(name, _LIST_ITEM.sub(lambda match: _joined(match[1], base) + match[2], addresses))
    return div


def _joined(address: str, base: str) -> str:
    """Return the address seen from elsewhere: RFC 3986 (5.2), also for a base that is itself relative."""
    if urlsplit(address).scheme or address.startswith("//"):
        return address
    if urlsplit(base).scheme:
        return urljoin(base, address)
    if address.startswith(("#", "?")):
        return f"{base}{address}"
    parts = f"{base}{address}".split("/")
    kept: list[str] = []
    for part in parts:
        if part == ".." and kept and kept[-1] != "..":
            kept.pop()
        elif part != ".":
            kept.append(part)
    return "/".join(kept) or "./"
