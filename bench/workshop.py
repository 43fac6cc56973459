"""An issue's folder in, a copy to be built and edited out, with Presswork's caches in any state."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from bench.timing import FOLDER, Run, Worker, command
from presswork import resources

_END_OF_PARAGRAPH = re.compile(r"(?<=[a-z])\.\n")


class Workshop:
    """A temporary folder with the issue's copy, the caches and the files for the bare libraries."""

    def __init__(self, issue: Path) -> None:
        self._kept = tempfile.TemporaryDirectory(prefix="presswork-bench-")
        self.folder = Path(self._kept.name)
        self.issue = self.folder / "project" / "content" / issue.name
        shutil.copytree(issue, self.issue)
        for name in ("presswork.toml",):
            if (FOLDER / name).is_file():
                shutil.copy(FOLDER / name, self.folder / "project" / name)
        self.cache = self.folder / "cache"
        self.article = next(self.issue.rglob("article.md"))
        self.text = self.article.read_text(encoding="utf-8")
        self.edits = 0
        self.workers: list[Worker] = []
        self._prepare()

    def _prepare(self) -> None:
        """Keep what the bare libraries are to be given, and the caches as each build leaves them."""
        self._command("-m", "bench.capture", str(self.issue), str(self.folder))
        self.empty()
        self._command(*self._build("pdf"))
        shutil.copytree(self.cache, self.folder / "after-pdf")
        self._command(*self._build("epub"))
        shutil.copytree(self.cache, self.folder / "after-both")

    @property
    def environment(self) -> dict[str, str]:
        """What both sides run with: our caches' folder, and the fonts that a page may be set in."""
        return {
            "PRESSWORK_CACHE": str(self.cache),
            # The bare run is spared the machine's own fonts too: it is the stricter comparison.
            "FONTCONFIG_FILE": str(resources.assets_dir() / "fontconfig" / "fonts.conf"),
        }

    def _command(self, *arguments: str) -> None:
        command(arguments, environment=self.environment)

    def _build(self, edition: str) -> tuple[str, ...]:
        return ("-m", "presswork", *self._arguments(edition))

    def _arguments(self, edition: str) -> tuple[str, ...]:
        return ("build", str(self.issue), "--edition", edition, "--out", str(self.folder / "out"))

    def empty(self) -> None:
        """Empty the caches."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def after_pdf(self) -> None:
        """Bring back the caches as the PDF's build left them."""
        self.empty()
        shutil.copytree(self.folder / "after-pdf", self.cache)

    def after_both(self) -> None:
        """Bring back the caches as the builds of both editions left them."""
        self.empty()
        shutil.copytree(self.folder / "after-both", self.cache)

    def edited(self) -> None:
        """Change a word in the article's text, never the same twice, over the caches of both builds."""
        self.after_both()
        self.edits += 1
        header, body = self.text.split("\n---\n", 1)
        text = f"{header}\n---\n" + _END_OF_PARAGRAPH.sub(f" {self.edits}.\n", body, count=1)
        if text == self.text:
            raise RuntimeError("the article has no paragraph that ends with a letter and a full stop")
        self.article.write_text(text, encoding="utf-8")

    def unedited(self) -> None:
        """Bring back the article as it was."""
        self.article.write_text(self.text, encoding="utf-8")

    def cold(self, edition: str) -> Run:
        """Return a build of ours from a new process."""
        return lambda: command(self._build(edition), environment=self.environment)

    def warm(self, edition: str) -> Run:
        """Return a build of ours in a process that has built before."""
        return self._worker("ours", *self._arguments(edition))

    def bare_cold(self, library: str) -> Run:
        """Return a run of a bare library, `weasyprint` or `ebooklib`, from a new process."""
        arguments = ("-m", f"bench.bare_{library}", *self._files(library))
        return lambda: command(arguments, environment=self.environment)

    def bare_warm(self, library: str) -> Run:
        """Return a run of a bare library in a process that has run it before."""
        return self._worker(library, *self._files(library))

    def _files(self, library: str) -> tuple[str, str]:
        kind = {"weasyprint": "galley", "ebooklib": "book"}[library]
        return str(self.folder / kind), str(self.folder / f"bare-{kind}")

    def _worker(self, *arguments: str) -> Run:
        worker = Worker(arguments, environment=self.environment)
        self.workers.append(worker)
        return worker

    def close(self) -> None:
        """End the warm processes and remove the folder."""
        for worker in self.workers:
            worker.close()
        self._kept.cleanup()
