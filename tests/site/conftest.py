"""What the tests of a site share: small issues, and a site of two of them that every validator has judged."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

import pytest
from small_sites import Dist, make_article, make_project, make_tea
from web_issues import ADDRESS, Made, site_of, tough_issue

from presswork.cache import Cache
from presswork.pipeline import Order
from presswork.pipeline.distributing import Distributed, Wish, distribute
from presswork.preflight import run as checking


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's folder."""
    return make_project(tmp_path / "project")


@pytest.fixture
def tea(project: Path) -> Path:
    """An article with a photo of its own."""
    return make_tea(project / "tea")


@pytest.fixture
def rain(project: Path) -> Path:
    """An article without a photo."""
    return make_article(project / "rain", "Rain", "It rains.")


@pytest.fixture
def dist(tmp_path: Path, shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Dist:
    """Return a function: issues' folders in, what became of the site in `site` out; by our own checks alone."""
    monkeypatch.setattr(checking, "_validator_jobs", lambda *_: [])

    def put_out(*folders: Path, **options: object) -> Distributed:
        cache = Cache(shared_folder / "cache")
        orders = tuple(Order(folder=folder, theme="feature") for folder in folders)
        fields = {"target": tmp_path / "site", "orders": orders, "cache": cache}
        return distribute(Wish(**(fields | options)))

    return put_out


@pytest.fixture(scope="session")
def proved(shared_folder: Path) -> Path:
    """A site of two issues, put out by the command: tea with every validator; not to be written to."""
    from presswork.cli import main

    folder = shared_folder / "proved"
    with (shared_folder / "proved.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").is_dir():
            root = make_project(folder / "project")
            tea, rain = make_tea(root / "tea"), make_article(root / "rain", "Rain", "It rains.")
            site = folder / "new"
            assert main(["dist", str(tea), "--out", str(site)]) == 0
            with pytest.MonkeyPatch.context() as patched:  # to judge one of them is enough
                patched.setattr(checking, "_validator_jobs", lambda *_: [])
                assert main(["dist", str(rain), "--out", str(site)]) == 0
            site.rename(folder / "site")
    return folder / "site"


@pytest.fixture
def copied(proved: Path, tmp_path: Path) -> Path:
    """A copy of that site, as somebody downloaded it."""
    return Path(shutil.copytree(proved, tmp_path / "downloaded"))


@pytest.fixture(scope="session")
def web_cache(shared_folder: Path) -> Cache:
    """A cache that all tests of the web edition share."""
    return Cache(shared_folder / "web-cache")


@pytest.fixture(scope="session")
def tough(web_cache: Cache, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site of the tough issue, at an address."""
    folder = tough_issue(tmp_path_factory.mktemp("tough") / "number-one")
    return site_of(folder, cache=web_cache, url=ADDRESS)
