"""With --fetch: pages and pictures from a server of our own; nothing private, endless or odd."""

from __future__ import annotations

import gzip
import http.server
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from presswork.cli import main
from presswork.content.importing.fetching import Fetcher, FetchError, Limits
from presswork.content.importing.fetching.addresses import is_public
from presswork.content.read import read_issue

SMALL = Limits(source=2000, picture=2000, silence_seconds=0.5, file_seconds=0.6, redirects=2)


class Server(http.server.ThreadingHTTPServer):
    """Answers each path with (status, fields, body); what it was asked is kept."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def put(self, path: str, body: bytes = b"", status: int = 200, **fields: str) -> str:
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        self.answers[path] = (status, named, body)
        return self.url(path)


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        if self.path == "/slow":
            for _ in range(40):
                self.wfile.write(b"H")
                time.sleep(0.05)
            return
        status, fields, body = self.server.answers.get(self.path, (404, {}, b"none"))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), "Set-Cookie": "a=b", **fields}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def why(act: Any, *arguments: str) -> str:
    with pytest.raises(FetchError) as caught:
        act(*arguments)
    return str(caught.value)


def test_a_page_is_fetched_by_a_plain_request_without_cookies(server: Server) -> None:
    server.put("/moved", status=302, Location="/page")
    server.put("/page", b"<p>Words", Content_Type="text/html; charset=koi8-r")
    fetcher = Fetcher(server.url("/moved"), limits=SMALL)
    for _ in range(2):
        fetched = fetcher.source(server.url("/moved"))
    assert (fetched.data, fetched.address, fetched.charset) == (b"<p>Words", server.url("/page"), "koi8-r")
    assert fetched.media_type == "text/html"
    assert len(server.asked) == 4
    assert not any({"cookie", "referer", "authorization"} & {n.lower() for n in f} for _, f in server.asked)


def test_what_is_packed_is_unpacked_within_limits(server: Server) -> None:
    page = server.put("/page", gzip.compress(b"<p>Words"), Content_Encoding="gzip")
    bomb = server.put("/bomb", gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    other = server.put("/br", b"xx", Content_Encoding="br")
    broken = server.put("/broken", b"no gzip", Content_Encoding="gzip")
    fetcher = Fetcher(page, limits=SMALL)
    assert fetcher.source(page).data == b"<p>Words"
    assert "larger" in why(fetcher.source, bomb)
    assert "packed as br" in why(fetcher.source, other)
    assert "answer" in why(fetcher.source, broken)


def test_what_is_too_large_too_slow_or_broken_off_is_refused(server: Server) -> None:
    large = server.put("/large", bytes(3000))
    short = server.put("/short", b"x", Content_Length="10")
    fetcher = Fetcher(large, limits=SMALL)
    assert "larger" in why(fetcher.source, large)
    assert "took too long" in why(fetcher.source, server.url("/slow"))
    assert why(fetcher.source, short) in ("its host broke off before the end", "it took too long")
    assert "404" in why(fetcher.source, server.url("/none"))


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://x/",
        "javascript:1",
        "http://127.0.0.1:1/",
        "/loop",
    ],
)
def test_a_page_cannot_pass_us_on_to_anything_else(server: Server, to: str) -> None:
    loop = server.put("/loop", status=301, Location=to)
    assert why(Fetcher(loop, limits=SMALL).source, loop)
    assert len(server.asked) <= SMALL.redirects + 1


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "[::1]", "0.0.0.0"]
)
def test_a_picture_in_a_private_network_is_not_asked_for(server: Server, host: str) -> None:
    port = server.server_address[1]
    stranger = Fetcher("", limits=SMALL)
    assert why(stranger.picture, f"http://{host}:{port}/x")
    assert why(stranger.picture, f"http://{host}/x")
    assert server.asked == []


def test_a_name_that_also_means_a_private_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolved(*_: Any, **__: Any) -> list[Any]:
        stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*stream, ("93.184.216.34", 80)), (*stream, ("10.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    assert "private" in why(
        Fetcher("http://other.example/", limits=SMALL).picture, "http://pictures.example/"
    )


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("64:ff9b::8.8.8.8", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("nonsense", False),
    ],
)
def test_which_network_addresses_are_public(number: str, public: bool) -> None:
    assert is_public(number) == public


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://",
        "http://user:word@host.example/",
        "http://a b/",
        "//host/x",
        "x.jpg",
        "http://h:99999/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    assert why(Fetcher("").picture, url)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "presswork.toml").write_text('name = "orbit"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def feed(server: Server, *pictures: str) -> str:
    items = "".join(f'<p>Words enough.</p><figure><img src="{url}" alt="A"></figure>' for url in pictures)
    item = {"id": "1", "title": "The Harbour", "content_html": f"<p>Ships came in at dawn.</p>{items}"}
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "The Orbit", "items": [item]}
    return server.put("/feed.json", json.dumps(told).encode(), Content_Type="application/feed+json")


def test_nothing_is_fetched_without_being_told(
    project: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    url = feed(server, server.url("/a.png"))
    assert main(["import", url]) == 2
    assert "--fetch" in capsys.readouterr().err
    (project / "feed.json").write_bytes(server.answers["/feed.json"][2])
    assert main(["import", "feed.json", "--to", "content/a"]) == 0
    assert server.asked == []
    assert not (project / "content/a/photos").exists()


def test_a_source_and_its_pictures_are_fetched(
    project: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGB", (40, 30), "navy").save(project / "a.png")
    server.put("/a.png", (project / "a.png").read_bytes(), Content_Type="image/png")
    server.put("/b.jpg", b"<html>no picture", Content_Type="text/html")
    url = feed(
        server, server.url("/a.png"), server.url("/b.jpg"), "http://127.0.0.1:9/c.jpg", "file:///etc/passwd"
    )
    assert main(["import", url, "--fetch", "--to", "content/a"]) == 0
    said = capsys.readouterr().err
    assert said.count("import-photo-not-fetched") >= 2 and "etc" not in json.dumps(server.asked)
    assert (project / "content/a/photos/a.png").read_bytes() == (project / "a.png").read_bytes()
    result = read_issue(project / "content/a")
    assert result.issue
    supplied = [photo.file for photo in result.issue.articles[0].photos if not photo.is_fpo]
    assert supplied == ["a.png"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/nobody", "http://no-such-host.invalid/", "ftp://host.example/x"]
)
def test_an_address_that_cannot_be_fetched_is_an_error(
    project: Path, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    assert main(["import", url, "--fetch"]) == 2
    assert url.partition(":")[0] in capsys.readouterr().err
    assert sorted(path.name for path in project.iterdir()) == ["presswork.toml"]


def test_a_page_is_fetched_with_the_pictures_that_it_names_from_where_it_is(
    project: Path, server: Server
) -> None:
    Image.new("RGB", (40, 30), "navy").save(project / "a.png")
    words = (
        "<p>Ships came in at dawn, as they had for a hundred years, and the größte of them sat low.</p>" * 3
    )
    figure = '<figure><img src="../pictures/a.png?w=3" alt="A quay"><figcaption>A quay. Photo: Jane Roe</figcaption></figure>'
    page = f"<html lang=en><body><article><h1>The Harbour Wakes</h1>{words}{figure}{words}</article></body></html>"
    server.put("/news/story", status=302, Location="/2026/story.html")
    server.put("/2026/story.html", page.encode("cp1252"), Content_Type="text/html; charset=windows-1252")
    server.put("/pictures/a.png?w=3", (project / "a.png").read_bytes(), Content_Type="image/png")
    assert main(["import", server.url("/news/story"), "--fetch", "--to", "content/a"]) == 0
    assert (project / "content/a/photos/a.png").is_file()
    text = (project / "content/a/article.md").read_text(encoding="utf-8")
    assert "größte" in text and '![A quay](a.png "A quay."){credit="Jane Roe"}' in text
