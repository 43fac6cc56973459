"""One issue more on a site of a thousand, against the same issue on a site of its own: times out.

Both build, judge by every validator and publish the seed article; what the first costs more is what a large
site costs: its records are read, its files taken over, its index, feeds and catalogues made anew.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.planted_site import plant
from bench.seed import Row
from bench.timing import Time, command, paired

ISSUES = 1000
ISSUE = "content/over-tea"


def measure(*, rounds: int, only: Sequence[str] = ()) -> list[Row]:
    """Return the one row, unless `only` names others. RuntimeError where a validator is missing."""
    name = "one issue more on a large site, command line"
    if only and not any(word in name for word in only):
        return []
    with tempfile.TemporaryDirectory(prefix="presswork-bench-") as kept:
        folder = Path(kept)
        large, alone, pattern = folder / "large", folder / "alone", folder / "pattern"
        pattern.mkdir()
        files = plant(pattern, ISSUES)
        print(f"measuring {name}: {ISSUES} issues, {files} files ...", file=sys.stderr, flush=True)
        result = paired(
            lambda: _dist(large, folder),
            lambda: _dist(alone, folder),
            before=lambda: _copy(pattern, large),
            before_bare=lambda: shutil.rmtree(alone, ignore_errors=True),
            rounds=rounds,
        )
    return [Row(name=name, state=f"{ISSUES} issues before, to none", aim=None, result=result)]


def _dist(site: Path, folder: Path) -> Time:
    environment = {"PRESSWORK_CACHE": str(folder / "cache")}
    return command(("-m", "presswork", "dist", ISSUE, "--out", str(site)), environment=environment)


def _copy(pattern: Path, site: Path) -> None:
    """Put the pattern's files in place again, by second names: they are never written to."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(pattern, site, copy_function=os.link)
