"""The seed article and the handbook in; what a reader fetches to see a page, and what moves on it, out.

    .venv/bin/python -m bench.pages

Chromium shows each page from a server on this machine, and counts what came before the page was scrolled: the
requests, their bytes as they lie on the disk (most hosts send text packed, in a quarter of that), and the
Cumulative Layout Shift. Needs Node, Chromium and the Node packages (`presswork doctor --install`).
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from presswork.cache import Cache
from presswork.distribution.serving.server import open_server
from presswork.model.site import Site, SiteIssue
from presswork.pipeline import read_source
from presswork.pipeline.distributing.describing import describe
from presswork.pipeline.order import Order
from presswork.pipeline.web_edition import index_pages, issue_pages, make_web
from presswork.preflight.validators import node

_TOP = Path(__file__).resolve().parent.parent
_ISSUES = ("content/handbook", "content/over-tea")
_DRIVER = _TOP / "tests" / "site" / "browser_driver.mjs"
_PAGES = (
    "index.html",
    "over-tea/index.html",
    "over-tea/over-tea/index.html",
    "handbook/index.html",
    "handbook/themes/index.html",
)
_WIDTHS = (320, 768, 1440)


def main() -> int:
    if not (node.find_node() and node.find_chromium() and node.find_package("playwright-core")):
        print("pages: not measured; it needs Node, Chromium and the Node packages")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for path, data in _site(Path(folder) / "cache"):
            place = Path(folder) / "site" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        with open_server(Path(folder) / "site", 0) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            seen = _seen(f"http://127.0.0.1:{server.server_address[1]}/")
            server.shutdown()
    print(f"{'page':34} {'width':>5} {'requests':>8} {'kB':>7} {'shift':>6}")
    for page in seen:
        kilobytes = page["bytes"] / 1000
        print(
            f"{page['path']:34} {page['width']:5} {page['requests']:8} {kilobytes:7.0f} {page['shift']:6.3f}"
        )
    return 0


def _site(cache: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the site's pages and what they show; the editions to download are not built."""
    site = Site(title="Presswork", language="en", issues=())
    told: list[SiteIssue] = []
    for folder in _ISSUES:
        order = Order(folder=_TOP / folder, cache=Cache(cache))
        read = read_source(order)
        facts = describe(read)
        web = make_web(read, order, facts, site)
        told.append(dataclasses.replace(facts, articles=web.articles, cover=web.cover))
        yield from web.files.items()
        yield from issue_pages(read, order, told[-1], site).items()
    root, theme = read.issue.root, read.issue.theme
    site = dataclasses.replace(site, issues=tuple(told))
    yield from index_pages(site, root=root, theme=theme, order=order).items()


def _seen(address: str) -> list[dict[str, Any]]:
    settings = {"pages": _PAGES, "views": [(width, "light") for width in _WIDTHS], "rules": False}
    command = [str(node.find_node()), str(_DRIVER), str(node.node_folder() / "node_modules")]
    command += [str(node.find_chromium()), address, json.dumps(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seen: list[dict[str, Any]] = json.loads(done.stdout)["seen"]
    return seen


if __name__ == "__main__":
    sys.exit(main())
