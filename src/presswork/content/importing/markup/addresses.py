"""An address as a page writes it in; the address that may be followed or kept, or "", out."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urljoin, urlsplit

from presswork.content.sanitise import LINK_SCHEMES

MAX_ADDRESS = 4_000  # characters; browsers take no more in practice
_CONTROLS = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WINDOWS_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
# Written as they are in an address (RFC 3986, 2.2 and 2.3); round brackets would end a Markdown link.
_KEPT = "!#$%&'*+,/:;=?@[]~-._|"


def plain(address: str | None) -> str:
    """Return the address without what browsers drop from one (WHATWG URL, 4.4); "" for an overlong one."""
    if not address or len(address) > MAX_ADDRESS:
        return ""
    return re.sub(r"[\t\n\r]", "", address).strip(_CONTROLS)


def scheme_of(address: str) -> str:
    """Return the address's scheme, small; "" for one that is relative."""
    match = _SCHEME.match(address)
    return match[1].lower() if match and not _WINDOWS_DRIVE.match(address) else ""


def resolve(address: str | None, base: str) -> str:
    """Return the whole address, the relative one where the page's own is not known; "" if broken."""
    address = plain(address)
    if not address:
        return ""
    try:
        whole = urljoin(base, address) if base else address
        urlsplit(whole)
    except ValueError:
        return ""
    return f"https:{whole}" if whole.startswith("//") else whole


def link(address: str | None, base: str) -> str:
    """Return where a link may lead, ready for Markdown: http, https, mailto or tel; "" where it may not."""
    whole = resolve(address, base)
    scheme = scheme_of(whole)
    if scheme not in LINK_SCHEMES:
        return ""
    try:
        parts = urlsplit(whole)
        if scheme in {"http", "https"} and not (parts.hostname and (parts.port or 1) > 0):
            return ""
    except ValueError:
        return ""
    return quote(whole, safe=_KEPT) if scheme in {"http", "https"} or parts.path else ""


def picture(address: str | None, base: str) -> str:
    """Return a picture's address: on the web, or a file beside the page; "" for any other."""
    whole = resolve(address, base)
    if scheme_of(whole) not in {"", "http", "https", "cid"} or _WINDOWS_DRIVE.match(whole):
        return ""
    return "" if whole.startswith("#") else whole


def file_name(address: str) -> str:
    """Return the name of the file at the address, as it reads; "" where it names none."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return unquote(path).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
