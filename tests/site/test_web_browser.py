"""The web edition in Chromium: no fault of access, nothing wider than the screen, nothing that moves or is fetched."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import web_issues as given

from presswork.preflight.validators import node

pytestmark = [
    pytest.mark.reader,
    pytest.mark.skipif(
        not (node.find_node() and node.find_chromium() and node.find_package("axe-core")),
        reason="needs Node, Chromium and the Node packages (presswork doctor --install)",
    ),
]
VIEWS = [(320, "light"), (768, "light"), (1440, "dark")]
# Of Cumulative Layout Shift, what is told as 0.00: an italic word, a name in another script may come later.
SHIFT = 0.005
DRIVER = Path(__file__).with_name("browser_driver.mjs")
PAGES = ["index.html", "number-one/index.html", "number-one/first/index.html", "number-one/second/index.html"]


def browsed(site: str, **settings: Any) -> dict[str, Any]:
    command = [str(node.find_node()), str(DRIVER), str(node.node_folder() / "node_modules")]
    command += [str(node.find_chromium()), site, json.dumps(settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.fixture(scope="session")
def tough_folder(tough: given.Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tough-site")
    for path, data in tough.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def served(proved: Path) -> Iterator[str]:
    """The address of a site that `presswork serve` shows."""
    command = [sys.executable, "-m", "presswork", "serve", str(proved), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout
        address = next(filter(None, (re.search(r"http://[\w.:]+/", line) for line in server.stdout)))[0]
        try:
            yield address
        finally:
            server.terminate()


def pages_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("index.html"))


def test_no_page_has_a_fault_of_access_by_day_or_night_on_any_screen(tough_folder: Path) -> None:
    report = browsed(f"{tough_folder.as_uri()}/", pages=PAGES, views=VIEWS)
    assert len(report["seen"]) == len(PAGES) * len(VIEWS)
    for page in report["seen"]:
        where = (page["path"], page["width"], page["scheme"])
        assert page["violations"] == [], where
        assert page["overflow"] <= 0, where
        assert page["shift"] < SHIFT, (where, page["shifted"])
        assert page["undrawn"] == [], where
    assert report["complaints"] == report["outside"] == []


def test_every_link_and_download_works_from_a_disk(proved: Path) -> None:
    report = browsed(f"{proved.as_uri()}/", pages=pages_in(proved), follow=True, rules=False)
    check_followed(report, proved)


@pytest.mark.long
def test_every_link_and_download_works_from_the_server_and_nothing_moves_while_type_is_late(
    proved: Path, served: str
) -> None:
    report = browsed(
        served, pages=pages_in(proved), follow=True, slowType=300, views=[(320, "light"), (1440, "dark")]
    )
    check_followed(report, proved)
    for page in report["seen"]:
        assert page["shift"] < SHIFT, (page["path"], page["width"], page["shifted"])
        assert "Presswork Text" in "".join(page["faces"])
        assert page["requests"] <= 12 and page["bytes"] < 600_000, (page["path"], page["bytes"])


def check_followed(report: dict[str, Any], folder: Path) -> None:
    downloads = [item for item in report["followed"] if "name" in item]
    assert {Path(item["name"]).suffix for item in downloads} >= {".pdf", ".epub"}
    for item in downloads:
        assert item["bytes"] in {None, next(folder.rglob(item["name"])).stat().st_size}
    assert all(item["works"] for item in report["followed"] if "name" not in item)
    assert len(report["followed"]) > len(downloads) + 5
    assert report["complaints"] == report["outside"] == []
    assert not any(page["broken"] for page in report["seen"])
