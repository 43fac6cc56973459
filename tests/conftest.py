"""What tests share: issues printed once for all of them, whichever process needs one first."""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "editions"))
# Where the tests run in the background, interrupts are ignored, and so they would be in what is tested.
signal.signal(signal.SIGINT, signal.default_int_handler)

Printed = Callable[..., Path]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let nothing be skipped in CI: what a test needs is installed there, or the set-up is at fault."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: skipped in CI: {call.excinfo and call.excinfo.value}"
    return report


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, process_name: str) -> Path:
    """A folder for the session; with several processes, one for them all."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if process_name == "master" else base.parent) / "printed"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def process_name(request: pytest.FixtureRequest) -> str:
    """The process's name under pytest-xdist, `master` without it."""
    return getattr(request.config, "workerinput", {}).get("workerid", "master")


@pytest.fixture(scope="session")
def printed(shared_folder: Path) -> Printed:
    """Return a function: the name of one of `pdf_issues`, a page size and a theme in, its reader PDF out."""
    from pdf_issues import ISSUES

    from presswork.cache import Cache
    from presswork.pipeline import Order, build

    def print_issue(name: str, page: str = "a4", theme: str = "feature") -> Path:
        out = shared_folder / f"{name}-{page}-{theme}"
        with (shared_folder / f"{out.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (out / f"{name}.pdf").is_file():
                folder = ISSUES[name](out / "source" / name)
                cache = Cache(shared_folder / "cache")
                build(Order(folder=folder, out=out, page=page, theme=theme, cache=cache), ["pdf"])
        return out / f"{name}.pdf"

    return print_issue
