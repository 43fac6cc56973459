"""A process that builds for hours does not grow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from watched_issue import SRC, article

pytestmark = pytest.mark.long
BUILDS = 50
MOST_GROWTH_MB = 25
PROGRAM = """
import sys
from pathlib import Path
from presswork.cache import Cache
from presswork.pipeline import Order
from presswork.pipeline.watching import rebuilds

issue, text, builds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
words = text.read_text()
order = Order(folder=issue, out=issue.parent / "out", cache=Cache(issue.parent / "cache"))
for number, rebuild in enumerate(rebuilds(order, ["pdf"])):
    if rebuild.error:
        raise rebuild.error
    if number in (10, builds):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        print(pages * 4096)
    if number == builds:
        break
    text.write_text(words.replace("tea", f"tea{number} " * 40))
"""


def test_memory_stays_as_it_is_over_fifty_builds(tmp_path: Path) -> None:
    issue = tmp_path / "alone"
    issue.mkdir()
    text = issue / "article.md"
    text.write_text(article("The first", "Some words about tea."))
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(issue), str(text), str(BUILDS)],
        env={"PYTHONPATH": str(SRC), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    after_ten, after_all = (int(line) / 1e6 for line in ran.stdout.split())
    assert after_all - after_ten < MOST_GROWTH_MB, f"{after_ten:.0f} MB, then {after_all:.0f} MB"
