"""A URL in; the parts that a request needs, and the network addresses that it may go to, out."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8000
_LEGAL = "/%:@!$&'()*+,;=~-._"  # in a path as they stand (RFC 3986, 3.3)
# Prefixes that carry an IPv4 address inside an IPv6 one (RFC 6052, 3056, 4380): judged by what they carry.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class FetchError(Exception):
    """Why an address was not fetched, in words that follow "was not fetched: "."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """An http or https URL taken apart. `host` is in ASCII and lower case."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> tuple[str, int]:
        """The host and port."""
        return self.host, self.port

    @property
    def host_field(self) -> str:
        """The value of the request's Host field."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole URL again."""
        return f"{self.scheme}://{self.host_field}{self.path}"


def parse(url: str) -> Address:
    """Return the URL's parts. Raises `FetchError` for what is not fetched."""
    # Browsers drop tabs and line ends inside a URL (WHATWG URL, 4.4).
    url = re.sub(r"[\t\n\r]", "", url).strip()
    if len(url) > _LONGEST:
        raise FetchError("its address is too long")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError("its address cannot be read") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError(f"only http: and https: are fetched, not {scheme[:20] or 'a relative address'}")
    if parts.username or parts.password:
        raise FetchError("its address holds a user's name or password")
    host = _host(parts.hostname or "")
    path = quote(parts.path or "/", safe=_LEGAL)
    query = f"?{quote(parts.query, safe=_LEGAL + '?')}" if parts.query else ""
    return Address(scheme=scheme, host=host, port=port or _PORTS[scheme], path=path + query)


def _host(name: str) -> str:
    if not name.isascii():
        import idna

        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise FetchError("its host's name is none") from error
    if not name or not re.fullmatch(r"[A-Za-z0-9._:%-]+", name):
        raise FetchError("its address names no host")
    return name.lower().rstrip(".")


def resolve(address: Address, *, private: bool) -> list[tuple[socket.AddressFamily, str]]:
    """Return the network addresses of the host. `private` lets them be in a private network.

    What is returned is what is connected to, so that a name cannot mean another machine by then.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("its host was not found") from error
    numbers = [(family, str(place[0])) for family, _, _, _, place in found]
    if not private and not all(is_public(number) for _, number in numbers):
        raise FetchError("its host is in a private network, which a page must not make us ask")
    return list(dict.fromkeys(numbers))


def is_public(number: str) -> bool:
    """Whether a network address is one that anybody on the internet could ask."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast
