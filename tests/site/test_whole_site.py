"""A site as it was put out: its manifest is what its schema says, each link is served, apps read its catalogue."""

from __future__ import annotations

import hashlib
import http.client
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html
from small_sites import URL, tree

from presswork.distribution.checksums import SUMS, read_sums, sha256_of
from presswork.distribution.serving.server import open_server
from presswork.preflight.validators import node

DRIVER = Path(__file__).parents[1] / "distribution" / "catalogue_driver.mjs"
# Known only where the site is served; on a disk they say nothing of where they lie.
NOT_FOLLOWED = ("canonical", "self")


def test_the_manifest_is_what_the_schema_that_goes_with_it_says(proved: Path) -> None:
    manifest = json.loads((proved / "manifest.json").read_bytes())
    schema = json.loads((proved / manifest["$schema"]).read_bytes())
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(manifest)) == []
    assert manifest["presswork_site"]["url"] is None
    for issue in manifest["issues"]:
        assert manifest["environments"][issue["made_with"]]["weasyprint"]
        assert {edition["edition"] for edition in issue["editions"]} == {"pdf", "epub"}


def links_of(data: bytes, path: str) -> Iterator[str]:
    if path.endswith(".html"):
        document = html.fromstring(data)
        for element in document.iter("a", "link", "img", "source"):
            if element.get("rel") not in NOT_FOLLOWED:
                yield from (element.get(name) for name in ("href", "src") if element.get(name))
                yield from (
                    part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip()
                )
    elif path.endswith((".atom", ".xml")):
        yield from (element.get("href") for element in etree.fromstring(data).iter() if element.get("href"))


@pytest.fixture(scope="module")
def server(proved: Path) -> Iterator[http.client.HTTPConnection]:
    """A connection to a server of the site."""
    with open_server(proved, 0) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        with closing(http.client.HTTPConnection(*serving.server_address[:2], timeout=10)) as connection:
            yield connection
        serving.shutdown()
        thread.join()


def test_every_link_of_every_page_and_feed_is_served_as_it_was_put_out(
    proved: Path, server: http.client.HTTPConnection
) -> None:
    sums = read_sums((proved / SUMS).read_bytes()) | {SUMS: sha256_of(proved / SUMS)}
    seen: dict[str, str] = {}
    waiting = [""]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        server.request("GET", f"/{path}")
        response = server.getresponse()
        data = response.read()
        assert response.status == 200, path
        name = f"{path}index.html" if path.endswith("/") or not path else path
        seen[path] = name
        assert sums[name] == hashlib.sha256(data).hexdigest(), path
        for link in links_of(data, name):
            address = urldefrag(urljoin(f"{URL}{path}", link))[0]
            if address.startswith(URL):
                waiting.append(address.removeprefix(URL))
            else:
                assert urlsplit(address).scheme in {"http", "https", "mailto", "data"}, (path, link)
    unlinked = {*sums} - {*seen.values()}
    assert {path for path in unlinked if path.endswith((".html", ".epub", ".pdf", ".avif", ".jpg"))} == set()


@pytest.mark.reader
def test_a_reading_app_downloads_an_issue_by_the_catalogue_and_opens_it(proved: Path) -> None:
    modules = node.node_folder() / "node_modules"
    command = [str(node.find_node()), str(DRIVER), str(modules), str(node.find_chromium()), str(proved)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [publication["title"] for publication in found["publications"]] == ["Tea in Orbit", "Rain"]
    assert found["outside"] == []
    assert len(tree(proved)) > 20
