"""A site is served to this machine alone: right types, ranges and answers, and no file but the folder's."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from presswork.distribution.serving.server import open_server
from presswork.errors import UsageError

TEXT = bytes(range(256)) * 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("serving")
    site = base / "site"
    (site / "tea" / "files").mkdir(parents=True)
    (site / "index.html").write_text("<title>Site</title>")
    (site / "tea" / "index.html").write_text("<title>Tea</title>")
    (site / "empty").mkdir()
    (site / "empty.txt").write_bytes(b"")
    (site / ".secret").write_text("secret")
    (site / "ä ö.txt").write_text("odd")
    for name in (
        "tea.epub",
        "tea.pdf",
        "a.avif",
        "b.webp",
        "c.svg",
        "feed.atom",
        "opds.json",
        "d.opml",
        "e.bin",
    ):
        (site / "tea" / "files" / name).write_bytes(TEXT)
    (base / "outside").write_text("secret")
    (base / "site-by-another-name").mkdir()
    (base / "site-by-another-name" / "x").write_text("secret")
    (site / "link").symlink_to(base / "outside")
    (site / "folder-link").symlink_to(base)
    (site / "inner-link").symlink_to(site / "index.html")
    os.mkfifo(site / "pipe")
    return site


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with open_server(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join()


Answer = tuple[int, dict[str, str], bytes]


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.putrequest(method, path, skip_host="Host" in named, skip_accept_encoding=True)
    for name, value in named.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, dict(response.getheaders()), body


def raw(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/tea/", "text/html; charset=utf-8"),
        ("/tea/files/tea.epub", "application/epub+zip"),
        ("/tea/files/tea.pdf?download=1", "application/pdf"),
        ("/tea/files/a.avif", "image/avif"),
        ("/tea/files/b.webp", "image/webp"),
        ("/tea/files/c.svg", "image/svg+xml"),
        ("/tea/files/feed.atom", "application/atom+xml"),
        ("/tea/files/opds.json", "application/opds+json"),
        ("/tea/files/d.opml", "text/x-opml; charset=utf-8"),
        ("/tea/files/e.bin", "application/octet-stream"),
        ("/empty.txt", "text/plain; charset=utf-8"),
        ("/%C3%A4%20%C3%B6.txt", "text/plain; charset=utf-8"),
    ],
)
def test_files_come_with_their_types(port: int, path: str, kind: str) -> None:
    status, headers, body = ask(port, path)
    assert (status, headers["Content-Type"], headers["X-Content-Type-Options"]) == (200, kind, "nosniff")
    assert headers["Content-Length"] == str(len(body))
    head_status, head_headers, nothing = ask(port, path, "HEAD")
    assert (head_status, nothing) == (200, b"")
    assert {**head_headers, "Date": ""} == {**headers, "Date": ""}


@pytest.mark.parametrize(
    "path",
    [
        "/../outside",
        "/%2e%2e/outside",
        "/tea/..%2f..%2foutside",
        "/tea/%2e%2e/%2e%2e/outside",
        "/..%5coutside",
        "/..\\outside",
        "/../site-by-another-name/x",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/./index.html",
        "/tea//index.html",
        "/link",
        "/folder-link/outside",
        "/inner-link",
        "/index.html/",
        "/index.html/x",
        "/index.html%00.txt",
        "/%00",
        "/%ff",
        "/C:/Windows/win.ini",
        "/C%3A%5Cx",
        "/index.html::$DATA",
        "/con",
        "/AUX.txt",
        "/index.html.",
        "/index.html%20",
        "/.secret",
        "/.",
        "/..",
        "/empty/",
        "/empty",
        "/tea/files/",
        "/tea/files",
        "/pipe",
        "/nothing",
        "/" + "a" * 5000,
        "/" + "a/" * 500,
        "/%252e%252e/outside",
    ],
)
def test_nothing_else_is_served(port: int, path: str) -> None:
    status, headers, body = ask(port, path)
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert b"secret" not in body and b"root:" not in body and b"listing" not in body


def test_a_folder_without_its_slash_is_where_it_is(port: int) -> None:
    status, headers, _ = ask(port, "/tea")
    assert (status, headers["Location"]) == (301, "/tea/")
    assert ask(port, "/tea?x=//evil.example")[1]["Location"] == "/tea/"


@pytest.mark.parametrize(
    ("wanted", "status", "first", "stop"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=10-", 206, 10, len(TEXT)),
        ("bytes=-7", 206, len(TEXT) - 7, len(TEXT)),
        ("bytes=-999999", 206, 0, len(TEXT)),
        ("bytes=100-999999", 206, 100, len(TEXT)),
        ("BYTES= 5-6", 206, 5, 7),
        ("bytes=0-1,4-5", 200, 0, len(TEXT)),
        ("bytes=9-3", 200, 0, len(TEXT)),
        ("bytes=-", 200, 0, len(TEXT)),
        ("bytes=x-y", 200, 0, len(TEXT)),
        ("bytes=٣-٤", 200, 0, len(TEXT)),
        ("bytes=" + "9" * 5000 + "-", 200, 0, len(TEXT)),
        ("lines=1-2", 200, 0, len(TEXT)),
    ],
)
def test_parts_of_a_file(port: int, wanted: str, status: int, first: int, stop: int) -> None:
    said, headers, body = ask(port, "/tea/files/tea.epub", Range=wanted.encode().decode("latin-1"))
    assert (said, body) == (status, TEXT[first:stop])
    if status == 206:
        assert headers["Content-Range"] == f"bytes {first}-{stop - 1}/{len(TEXT)}"
    assert headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("wanted", [f"bytes={len(TEXT)}-", "bytes=99999-100000", "bytes=-0"])
def test_a_part_after_the_end_is_refused_with_the_size(port: int, wanted: str) -> None:
    status, headers, _ = ask(port, "/tea/files/tea.epub", Range=wanted)
    assert (status, headers["Content-Range"]) == (416, f"bytes */{len(TEXT)}")
    assert ask(port, "/empty.txt", Range="bytes=0-")[0] == 416


def test_a_part_only_of_the_file_that_they_have(port: int) -> None:
    _, headers, _ = ask(port, "/tea/files/tea.epub")
    for same in (headers["ETag"], headers["Last-Modified"]):
        assert ask(port, "/tea/files/tea.epub", Range="bytes=0-0", If_Range=same)[0] == 206
    for other in ('"other"', f"W/{headers['ETag']}", "Sat, 01 Jan 2000 00:00:00 GMT", "nonsense", ""):
        assert ask(port, "/tea/files/tea.epub", Range="bytes=0-0", If_Range=other)[0] == 200, other
    assert ask(port, "/tea/files/tea.epub", "HEAD", Range="bytes=0-0")[0] == 200


def test_what_they_have_is_not_sent_again(port: int, folder: Path) -> None:
    path = "/tea/files/tea.pdf"
    _, headers, _ = ask(port, path)
    tag, date = headers["ETag"], headers["Last-Modified"]
    for known in (tag, f'"x", W/{tag}', "*"):
        status, said, body = ask(port, path, If_None_Match=known)
        assert (status, body, said["ETag"]) == (304, b"", tag), known
    assert ask(port, path, If_Modified_Since=date)[0] == 304
    assert ask(port, path, If_None_Match='"x"', If_Modified_Since=date)[0] == 200
    assert ask(port, path, If_Modified_Since="Sat, 01 Jan 2000 00:00:00 GMT")[0] == 200
    assert ask(port, path, If_Modified_Since="nonsense")[0] == 200
    file = folder / "tea" / "files" / "tea.pdf"
    state = file.stat()
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    assert ask(port, path, If_None_Match=tag)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_it_only_reads(port: int, folder: Path, method: str) -> None:
    status, headers, _ = ask(port, "/index.html", method)
    assert (status, headers["Allow"], headers["Connection"]) == (405, "GET, HEAD", "close")
    assert (folder / "index.html").is_file()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:{port}", 200),
        ("127.0.0.1:9", 200),
        ("[::1]:{port}", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:{port}", 421),
        ("localhost.evil.example", 421),
        ("", 421),
        ("[::1", 421),
        ("localhost@evil.example", 421),
        ("0.0.0.0", 421),
    ],
)
def test_only_this_machines_names_are_answered(port: int, host: str, status: int) -> None:
    assert ask(port, "/", Host=host.format(port=port))[0] == status


def test_only_what_is_not_there_is_said_to_be_absent(port: int) -> None:
    absent = b"There is nothing at this address"
    assert absent in ask(port, "/nothing")[2]
    for refused in (
        ask(port, "/", "POST"),
        ask(port, "/", Host="evil.example"),
        ask(port, "/", Range="bytes=9999999-"),
    ):
        assert refused[0] in {405, 421, 416}
        assert absent not in refused[2] and b"not served" in refused[2]


def test_requests_that_are_made_by_hand(port: int) -> None:
    for request, status in [
        (b"GET / HTTP/1.1\r\n\r\n", b"421"),
        (b"GET / HTTP/1.0\r\n\r\n", b"200"),
        (b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n", b"200"),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", b"421"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", b"421"),
        (b"GET index.html HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
        (b"GET /\r\nX HTTP/1.1\r\n\r\n", b"505"),
        (b"\x16\x03\x01\x00\xff\r\n\r\n", b"400"),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"505"),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 200 + b"\r\n", b"431"),
    ]:
        answer = raw(port, request)
        assert status in answer[:40], (request[:60], answer[:60])
    smuggled = b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40\r\n\r\nGET /tea/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert raw(port, smuggled).count(b"HTTP/1.1 200") == 1


def test_connections_are_kept_and_many_are_served_at_once(port: int) -> None:
    twice = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 2
    assert raw(port, twice).count(b"<title>Site</title>") == 2
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]
    assert ask(port, "/")[0] == 200
    for connection in silent:
        connection.close()


def test_pages_run_no_script_of_a_drawing(port: int) -> None:
    for path in ("/tea/files/c.svg", "/", "/nothing"):
        assert "script-src 'none'" in ask(port, path)[1]["Content-Security-Policy"]


def test_the_site_that_has_taken_its_place_is_served_at_once(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    with open_server(site, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        here = int(server.server_address[1])
        assert ask(here, "/")[2] == b"old"
        site.rename(tmp_path / "gone")
        site.mkdir()
        (site / "index.html").write_text("new")
        assert ask(here, "/")[2] == b"new"
        server.shutdown()
        thread.join()


def test_a_taken_port_and_a_missing_folder_are_said(port: int, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"Port {port} is taken"):
        open_server(folder, port)
    for wrong in (-1, 65536):
        with pytest.raises(UsageError, match="no port"):
            open_server(folder, wrong)
    with pytest.raises(UsageError, match="presswork dist"):
        open_server(tmp_path / "nothing", 0)


def hosts_bound_to(port: int) -> set[str]:
    """The addresses on which anything has the port, in hexadecimal; none where the kernel does not tell."""
    table = Path("/proc/net/tcp")
    lines = table.read_text().splitlines()[1:] if table.is_file() else []
    places = (line.split()[1].split(":") for line in lines)
    return {host for host, number in places if int(number, 16) == port}


def test_the_command_says_where_and_ends_with_ctrl_c(folder: Path) -> None:
    command = [sys.executable, "-m", "presswork", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        try:
            address = re.match(r"http://127\.0\.0\.1:(\d+)/ ", process.stdout.readline())
            assert address
            assert ask(int(address[1]), "/")[0] == 200
            assert hosts_bound_to(int(address[1])) <= {"0100007F"}  # 127.0.0.1, as the kernel writes it
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        said = process.stderr.read()
        assert "Traceback" not in said and "stopped" in said
