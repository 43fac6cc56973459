"""A folder and a port in, a server of its files on the loopback address out: for reading only.

It is for one's own browser and readers. A page elsewhere that lets its own name point here (DNS rebinding) is
answered with 421: only this machine's own names are.
"""

from __future__ import annotations

import email.utils
import errno
import html
import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from presswork import resources
from presswork.distribution.media_types import media_type
from presswork.distribution.serving.finding import Absent, Moved, Opened, find
from presswork.distribution.serving.ranges import Span, Unsatisfiable, is_unchanged, span_of
from presswork.errors import UsageError

ADDRESS = "127.0.0.1"
_NAMES = frozenset(("localhost", ADDRESS, "::1"))
_CHUNK = 1 << 16
_NS = 1_000_000_000
# Pages need no script and nothing from elsewhere; a drawing that brings one cannot run it.
_POLICY = (
    "default-src 'self'; script-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_ACTIVE = frozenset(("text/html", "application/xhtml+xml", "image/svg+xml"))


class SiteServer(ThreadingHTTPServer):
    """The server: a thread for each connection, which ends with it."""

    daemon_threads = True
    request_queue_size = 128  # a page's pictures are asked for at once
    # Elsewhere it would let a second program take the port over.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Say in one line what went wrong; that somebody hung up is nothing."""
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            print(f"presswork: a request was not answered: {type(error).__name__}", file=sys.stderr)


def open_server(folder: Path, port: int) -> SiteServer:
    """Return a server that listens; port 0 takes any that is free.

    Raises `UsageError` for a folder that is not there, or a port that cannot be had.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder.\n  Make the site first: presswork dist ISSUE")
    if not 0 <= port <= 65535:
        raise UsageError(
            f"There is no port {port}.\n  Ports go from 1 to 65535; --port 0 takes any free one."
        )
    try:
        return SiteServer((ADDRESS, port), partial(_Handler, folder=folder.resolve()))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"Port {port} is taken by another program.\n  Name another with --port; 0 takes any free one."
            ) from error
        if error.errno in {errno.EACCES, errno.EPERM}:
            raise UsageError(
                f"Port {port} is not yours to take.\n  Name one from 1024, or 0 for any free one."
            ) from error
        raise


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds; a connection that says nothing is closed

    def __init__(self, *arguments: Any, folder: Path) -> None:  # noqa: ANN401
        self.folder = folder
        super().__init__(*arguments)

    def parse_request(self) -> bool:
        """Read a request's head; answer those that are not for us, or not for reading."""
        if not super().parse_request():
            return False
        if self.headers.get("Content-Length", "0").strip() != "0" or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # a body that nobody reads must not be taken for the next request
        if self.request_version < "HTTP/1.0":  # one line without a head: no browser says so little
            self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
            return False
        if not self._is_ours():
            self._answer(HTTPStatus.MISDIRECTED_REQUEST)
            return False
        if self.command not in {"GET", "HEAD"}:
            self.close_connection = True
            self._answer(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD"})
            return False
        return True

    def _is_ours(self) -> bool:
        """Whether the request is to one of this machine's own names (RFC 9110, 7.2)."""
        named = self.headers.get_all("Host") or []
        if not named:
            return self.request_version < "HTTP/1.1"
        target = urlsplit(self.path) if "://" in self.path else None
        try:
            hosts = [urlsplit(f"//{host.strip()}").hostname for host in named]
            hosts += [target.hostname] if target else []
        except ValueError:
            return False
        if target:  # the absolute form (RFC 9112, 3.2.2)
            self.path = target.path or "/"
        return len(named) == 1 and all((host or "").removesuffix(".") in _NAMES for host in hosts)

    def do_GET(self) -> None:
        """Send the file that the path names, or a part of it; only its head where that is asked for."""
        try:
            found = find(self.folder, self.path)
        except Absent:
            self._answer(HTTPStatus.NOT_FOUND)
            return
        if isinstance(found, Moved):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, {"Location": found.location})
            return
        with found.file:
            self._send(found)

    do_HEAD = do_GET  # noqa: N815  the library looks it up by this name

    def _send(self, found: Opened) -> None:
        facts: dict[str, Any] = {"etag": found.etag, "modified": found.modified_ns // _NS}
        asked = {name.title(): value for name, value in self.headers.items()}
        state = {"ETag": found.etag, "Last-Modified": _date(found.modified_ns), "Cache-Control": "no-cache"}
        if is_unchanged(asked, **facts):
            self._head(HTTPStatus.NOT_MODIFIED, state)
            return
        size = found.size_bytes
        try:
            span = span_of(asked, size, **facts) if self.command == "GET" else None
        except Unsatisfiable:
            self._answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"Content-Range": f"bytes */{size}"})
            return
        state |= {"Content-Type": _with_charset(media_type(found.path)), "Accept-Ranges": "bytes"}
        if span:
            state["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
        sent = span or Span(start=0, stop=size)
        self._head(
            HTTPStatus.PARTIAL_CONTENT if span else HTTPStatus.OK,
            state | {"Content-Length": str(sent.stop - sent.start)},
        )
        if self.command == "GET":
            self._copy(found.file, sent)

    def _copy(self, file: BinaryIO, span: Span) -> None:
        file.seek(span.start)
        left = span.stop - span.start
        while left:
            data = file.read(min(_CHUNK, left))
            if not data:  # it became shorter meanwhile: the rest of the promise cannot be kept
                self.close_connection = True
                return
            self.wfile.write(data)
            left -= len(data)

    def _answer(self, status: HTTPStatus, headers: dict[str, str] | None = None) -> None:
        """Send a page that says what became of the request."""
        page = _PAGE.format(
            code=status.value, title=html.escape(status.phrase), said=_SAID.get(status, _REFUSED)
        ).encode()
        own = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))}
        self._head(status, {**own, **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(page)

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if headers.get("Content-Type", "").partition(";")[0] in _ACTIVE:
            self.send_header("Content-Security-Policy", _POLICY)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what cannot be read as a request, as the library finds it."""
        self.close_connection = True
        self.request_version = self.protocol_version  # or the answer would have no head
        if getattr(self, "command", None) is None:
            self.command = "GET"
        self._answer(HTTPStatus(code))

    def version_string(self) -> str:
        """Return what the server calls itself."""
        return f"Presswork/{resources.version()}"

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002, ANN401
        """Say nothing: the browser shows what it got."""


_SAID = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address",
    HTTPStatus.MOVED_PERMANENTLY: "The folder's address ends in a slash",
}
_REFUSED = "A request of this kind is not served"
_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{code} {title}</title>
<style>body {{ font: 1.1rem/1.5 Georgia, serif; max-width: 30rem; margin: 20vh auto }}</style>
<h1>{title}</h1>
<p>{said} (answer {code}). <a href="/">To the first page</a></p>
</html>
"""


def _with_charset(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _date(modified_ns: int) -> str:
    return email.utils.formatdate(modified_ns // _NS, usegmt=True)
