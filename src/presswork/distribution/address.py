"""An address as somebody typed it in, the site's address as it stands in pages, feeds and QR codes out.

An address is ASCII (RFC 3986): names in other scripts become punycode (RFC 5891), paths are percent-encoded.
"""

from __future__ import annotations

import ipaddress
import re
from typing import NoReturn
from urllib.parse import SplitResult, quote, urlsplit

from presswork.errors import UsageError

EXAMPLE = "https://example.org/magazine/"
# Longer ones make a QR code that newsprint cannot hold at the size it is printed.
LONGEST = 200
_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
# Unreserved, sub-delims without those that a shell or an option record would cut at, `:`, `@` and `%`.
_PATH_SAFE = "/-._~!$&'()*+,=:@%"
_NOT_ENCODED = re.compile(r"%(?![0-9A-Fa-f]{2})")


def site_address(text: str) -> str:
    """Return the address of the site's folder, with a slash at its end.

    Raises `UsageError` with what to write instead.
    """
    typed = text.strip()
    if not typed or any(ord(character) <= 32 or ord(character) == 127 for character in typed):
        _refuse(text, "is no address" if typed else "is empty")
    if "\\" in typed:
        _refuse(text, "has a backslash")
    try:
        parts = urlsplit(typed)
        port = parts.port
    except ValueError as error:
        _refuse(text, f"is no address ({error})")
    address = f"{_scheme(text, parts)}://{_host(text, parts)}{_port(parts.scheme, port)}{_path(text, parts)}"
    if len(address) > LONGEST:
        _refuse(text, f"is {len(address)} characters long: more than {LONGEST} make too dense a QR code")
    return address


def _refuse(text: str, why: str, *, instead: str = EXAMPLE) -> NoReturn:
    raise UsageError(f"--url {text[:LONGEST]!r} {why}.\n  Write the folder's whole address: --url {instead}")


def _scheme(text: str, parts: SplitResult) -> str:
    if parts.scheme not in _PORTS:
        instead = (
            f"https://{text.strip()}" if re.fullmatch(r"[\w.-]+\.\w+/(\S*/)?", text.strip()) else EXAMPLE
        )
        _refuse(text, "begins with neither https:// nor http://", instead=instead)
    return parts.scheme


def _host(text: str, parts: SplitResult) -> str:
    import idna

    if parts.username is not None or parts.password is not None:
        _refuse(text, "holds a user's name: every reader would see it")
    host = parts.hostname or ""
    if parts.netloc.rpartition("@")[2].startswith("["):
        try:
            return f"[{ipaddress.IPv6Address(host).compressed}]"
        except ValueError:
            _refuse(text, "has no right IPv6 address")
    host = host.removesuffix(".")
    try:
        host = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        _refuse(text, f"has a host that cannot be (IDNA: {error})")
    if not host or len(host) > 253 or not all(map(_LABEL.fullmatch, host.split("."))):
        _refuse(text, f"has no right host ({host!r})" if host else "has no host")
    return host


def _port(scheme: str, port: int | None) -> str:
    return "" if port in {None, _PORTS[scheme]} else f":{port}"


def _path(text: str, parts: SplitResult) -> str:
    if parts.query or parts.fragment or "?" in text or "#" in text:
        _refuse(text, "has a query or a fragment (`?` or `#`)")
    path = parts.path or "/"
    if _NOT_ENCODED.search(path):
        _refuse(text, "has a per cent sign that encodes nothing")
    if not path.endswith("/"):
        _refuse(text, "does not end in a slash", instead=f"{text.strip()}/")
    if "//" in path or any(
        segment in {".", ".."} for segment in re.sub("%2e", ".", path, flags=re.I).split("/")
    ):
        _refuse(text, "has a path that leads in a circle (`//`, `.` or `..`)")
    # A percent-encoded byte is written with capitals (RFC 3986, 6.2.2.1).
    return re.sub("%[0-9a-f]{2}", lambda match: match[0].upper(), quote(path, safe=_PATH_SAFE), flags=re.I)
