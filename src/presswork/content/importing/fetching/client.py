"""URLs in, one after the other; their bytes out, by plain requests without cookies, within limits."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from presswork import __version__
from presswork.content.importing.fetching.addresses import Address, FetchError, parse, resolve
from presswork.content.importing.fetching.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FetchError", "Fetched", "Fetcher"]

_CHUNK = 64 * 1024
_MOVED = frozenset((301, 302, 303, 307, 308))
_USUAL_PORTS = frozenset((80, 443))
_FIELDS = {
    "User-Agent": f"Presswork/{__version__} (import)",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What lay at an address: `address` is where it was found in the end, `charset` what its host said."""

    data: bytes
    address: str
    media_type: str = ""
    charset: str = ""


class Fetcher:
    """Fetches for one import. The host that the user named may be private, no other may."""

    def __init__(self, source: str = "", *, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._own = parse(source).place if source else None
        self._end = time.monotonic() + self._limits.whole_seconds
        self._bytes = 0
        self._files = 0

    def source(self, url: str) -> Fetched:
        """Return the page, feed or file that the user named. Raises `FetchError`."""
        return self._fetch(url, self._limits.source, accept="text/html,application/xhtml+xml,*/*;q=0.8")

    def picture(self, url: str) -> Fetched:
        """Return a picture. Raises `FetchError`."""
        return self._fetch(url, self._limits.picture, accept="image/jpeg,image/png,image/webp,image/*;q=0.8")

    def _fetch(self, url: str, limit: int, *, accept: str) -> Fetched:
        self._files += 1
        if self._files > self._limits.files:
            raise FetchError(f"an import fetches at most {self._limits.files} files")
        deadline = min(self._end, time.monotonic() + self._limits.file_seconds)
        for _ in range(self._limits.redirects + 1):
            address = parse(url)
            self._refuse_port(address)
            with self._response(address, accept, deadline) as response:
                if response.status not in _MOVED:
                    return self._read(response, address, limit, deadline)
                url = urljoin(url, response.headers.get("Location") or "")
        raise FetchError(f"it was passed on more than {self._limits.redirects} times")

    def _refuse_port(self, address: Address) -> None:
        if address.port not in _USUAL_PORTS and not self._is_own(address):
            raise FetchError(f"port {address.port} is not one that pages are at")

    def _is_own(self, address: Address) -> bool:
        """Whether it is at the host that the user named, at its port or a usual one."""
        if self._own is None or address.host != self._own[0]:
            return False
        return address.port in _USUAL_PORTS | {self._own[1]}

    @contextlib.contextmanager
    def _response(self, address: Address, accept: str, deadline: float) -> Iterator[http.client.HTTPResponse]:
        numbers = resolve(address, private=self._is_own(address))
        connected = self._connected(address, numbers, deadline)
        # A host that sends a byte now and then is cut off all the same.
        watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [connected])
        watch.daemon = True
        watch.start()
        connection = http.client.HTTPConnection(address.host, address.port)
        connection.sock = connected
        try:
            fields = {"Host": address.host_field, "Accept": accept, **_FIELDS}
            connection.request("GET", address.path, headers=fields)
            with connection.getresponse() as response:
                yield response
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            raise FetchError(_why(error, deadline)) from error
        finally:
            watch.cancel()
            connection.close()
            connected.close()

    def _connected(
        self, address: Address, numbers: list[tuple[socket.AddressFamily, str]], deadline: float
    ) -> socket.socket:
        fault: Exception | None = None
        for family, number in numbers:
            seconds = min(self._limits.silence_seconds, deadline - time.monotonic())
            if seconds <= 0:
                break
            plain = socket.socket(family, socket.SOCK_STREAM)
            try:
                plain.settimeout(seconds)
                plain.connect((number, address.port))
                if address.scheme == "http":
                    return plain
                context = ssl.create_default_context()
                return context.wrap_socket(plain, server_hostname=address.host)
            except (OSError, ValueError) as error:
                fault = error
                plain.close()
        raise FetchError(_why(fault, deadline)) from fault

    def _read(
        self, response: http.client.HTTPResponse, address: Address, limit: int, deadline: float
    ) -> Fetched:
        if response.status != 200:
            raise FetchError(f"its host answered {response.status} {response.reason}".rstrip())
        unpack = _unpacker(response.headers.get("Content-Encoding", ""))
        pieces: list[bytes] = []
        length = 0
        while chunk := response.read(_CHUNK):
            if time.monotonic() > deadline:
                raise FetchError("it took too long")
            piece = unpack.decompress(chunk, limit + 1 - length) if unpack else chunk
            pieces.append(piece)
            length += len(piece)
            self._bytes += len(piece)
            if length > limit or self._bytes > self._limits.together:
                raise FetchError(f"it is larger than {limit // 2**20} MiB, or all together are too large")
        declared = response.headers.get("Content-Length", "")
        if not unpack and declared.isdigit() and length < int(declared):
            raise FetchError("its host broke off before the end")
        return Fetched(
            data=b"".join(pieces),
            address=address.url,
            media_type=response.headers.get_content_type(),
            charset=response.headers.get_content_charset() or "",
        )


def _unpacker(encoding: str) -> zlib._Decompress | None:
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return None
    if name in {"gzip", "x-gzip", "deflate"}:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    raise FetchError(f"it came packed as {name[:20]}, which was not asked for")


def _cut(connected: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _why(error: Exception | None, deadline: float) -> str:
    if isinstance(error, TimeoutError) or time.monotonic() >= deadline:
        return "it took too long"
    if isinstance(error, ssl.SSLError):
        return "its host cannot prove who it is"
    if isinstance(error, OSError) and error.strerror:
        return f"its host cannot be reached ({error.strerror})"
    return "its host did not answer as a web server does"
