"""A small issue in a project, and `presswork build --watch` running over it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

SRC = Path(__file__).parents[2] / "src"
PATIENCE_SECONDS = 60


def article(headline: str, words: str) -> str:
    return f"---\nheadline: {headline}\nlanguage: en\n---\n\n{words}\n"


def small_issue(root: Path) -> Path:
    """Write a project with an issue of two articles; return the issue's folder."""
    issue = root / "content" / "number-one"
    for name in ("first", "second"):
        (issue / name).mkdir(parents=True)
        (issue / name / "article.md").write_text(article(f"The {name}", "Some words about tea."))
    (issue / "issue.toml").write_text(
        'title = "Number One"\nlanguage = "en"\ncontents = false\narticles = ["first", "second"]\n'
    )
    (root / "presswork.toml").write_text('name = "small"\n')
    return issue


class Watcher:
    """A watch in a process of its own; its lines can be waited for."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "presswork", "build", *arguments, "--watch"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(SRC), "PRESSWORK_CACHE": str(root / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._said: queue.Queue[str] = queue.Queue()
        self.lines: list[str] = []
        self.faults: list[str] = []
        for pipe, keep in ((self.process.stdout, self._said.put), (self.process.stderr, self.faults.append)):
            threading.Thread(
                target=lambda pipe=pipe, keep=keep: [keep(line) for line in pipe], daemon=True
            ).start()

    def line(self, beginning: str = "") -> str:
        """Return the next line of standard output, the next that begins so."""
        while True:
            said = self._said.get(timeout=PATIENCE_SECONDS).rstrip("\n")
            self.lines.append(said)
            if said.startswith(beginning):
                return said

    def is_still(self, seconds: float) -> bool:
        """Whether nothing is said for so long."""
        try:
            self.lines.append(self._said.get(timeout=seconds))
        except queue.Empty:
            return True
        return False

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE_SECONDS)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()
