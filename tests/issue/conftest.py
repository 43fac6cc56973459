"""What the tests of whole issues share: one issue, built once with all its editions."""

from __future__ import annotations

import fcntl
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def orbit_folder(shared_folder: Path) -> Path:
    """The folder of the built issue `winter`; its PDF and EPUB lie in `out`, beside `content`."""
    from whole_issues import orbit

    from presswork.cache import Cache
    from presswork.pipeline import Order, build

    root = shared_folder / "orbit"
    with (shared_folder / "orbit.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "out/winter.epub").is_file():
            cache = Cache(shared_folder / "cache")
            build(Order(folder=orbit(root), out=root / "out", cache=cache), ["pdf", "epub"])
    return root / "content/winter"


@pytest.fixture(scope="session")
def orbit_out(orbit_folder: Path) -> Path:
    """The folder of the issue's finished files."""
    return orbit_folder.parent.parent / "out"
