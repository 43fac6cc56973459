"""A number of articles in, a generated issue of so many to be built and edited out, and its rivals' files.

Beside it stand one document of all its pieces for bare WeasyPrint (see `bench.single`) and the same Markdown
as chapters for Pandoc.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.generated import write_issue
from bench.memory import cpu_seconds, peak
from bench.timing import FOLDER, Run, Time, command, program
from presswork import resources

_HEADER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(headline|standfirst): (.*)$", re.MULTILINE)
_END_OF_PARAGRAPH = re.compile(r"(?<=[a-z])\.\n")
# More than is left free on a page: it makes a page more wherever the article ends.
_PAGE_OF_WORDS = 750
_PATIENCE_S = 600.0
# Nobody edits faster; until then the process has cleared up.
_PAUSE_S = 1.0


class Magazine:
    """A temporary folder with a generated issue, its caches in any state, and the other sides' files."""

    def __init__(self, articles: int) -> None:
        self._kept = tempfile.TemporaryDirectory(prefix="presswork-bench-")
        self.folder = Path(self._kept.name)
        self.articles = articles
        self.issue = write_issue(self.folder / "project", articles)
        self.cache = self.folder / "cache"
        self.article = self.issue / f"a{articles // 2:03}" / "article.md"
        self.text = self.article.read_text(encoding="utf-8")
        self.edits = 0

    @property
    def environment(self) -> dict[str, str]:
        """What both sides run with: our caches' folder, and the fonts that a page may be set in."""
        return {
            "PRESSWORK_CACHE": str(self.cache),
            "FONTCONFIG_FILE": str(resources.assets_dir() / "fontconfig" / "fonts.conf"),
        }

    def prepare(self, *, for_editing: bool) -> None:
        """Make the one document, and for editing keep the caches as the builds leave them."""
        command(
            ("-m", "bench.single", str(self.issue), str(self.folder / "single")), environment=self.environment
        )
        if for_editing:
            self.empty()
            self.build("pdf")()
            shutil.copytree(self.cache, self.folder / "after-pdf")
            self.build("epub")()
            shutil.copytree(self.cache, self.folder / "after-both")

    def _arguments(self, edition: str) -> tuple[str, ...]:
        return ("-m", "presswork", "build", str(self.issue), "--edition", edition, "--out", str(self.out))

    @property
    def out(self) -> Path:
        """The folder that our editions go to."""
        return self.folder / "out"

    def build(self, edition: str) -> Run:
        """Return a build of ours from a new process."""
        return lambda: command(self._arguments(edition), environment=self.environment)

    def bare(self) -> Run:
        """Return a run of bare WeasyPrint over the one document."""
        return lambda: command(self._bare, environment=self.environment)

    @property
    def _bare(self) -> tuple[str, ...]:
        return ("-m", "bench.bare_weasyprint", str(self.folder / "single"), str(self.folder / "single.pdf"))

    def peaks(self) -> tuple[Run, Run]:
        """Return a cold build of ours and the bare run, measured for their memory."""
        ours, bare = ((sys.executable, *arguments) for arguments in (self._arguments("pdf"), self._bare))
        return (
            lambda: peak(ours, environment=self.environment),
            lambda: peak(bare, environment=self.environment),
        )

    def pandoc(self) -> Run:
        """Return Pandoc's EPUB of the same Markdown. RuntimeError where Pandoc is missing."""
        found = shutil.which("pandoc")
        if found is None:
            raise RuntimeError("Pandoc is not on this machine: on Debian, apt-get install pandoc")
        chapters = self.folder / "chapters"
        chapters.mkdir(exist_ok=True)
        sources = sorted(self.issue.glob("*/article.md"))
        for source in sources:
            (chapters / f"{source.parent.name}.md").write_text(_as_chapter(source), encoding="utf-8")
        folders = ":".join(str(source.parent) for source in sources)
        arguments = (
            *(found, "--from=markdown", "--to=epub3", "--toc", f"--resource-path={folders}"),
            *("--metadata=title:Generated", "--metadata=lang:en", f"--output={self.folder / 'pandoc.epub'}"),
            *(str(path) for path in sorted(chapters.iterdir())),
        )
        return lambda: program(arguments)

    def empty(self) -> None:
        """Empty the caches."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def after(self, name: str) -> None:
        """Bring back the caches as the `pdf`'s build, or that of `both` editions, left them."""
        self.empty()
        shutil.copytree(self.folder / f"after-{name}", self.cache)

    def edit_word(self) -> None:
        """Add a word in an article's text, never the same twice."""
        self.edits += 1
        header, body = self.text.split("\n---\n", 1)
        self._write(f"{header}\n---\n" + _END_OF_PARAGRAPH.sub(f" {self.edits}.\n", body, count=1))

    def edit_page(self) -> None:
        """Add so many words to an article that it fills a page more."""
        self.edits += 1
        words = self.text.split("\n---\n", 1)[1].split()
        more = " ".join(word for word in words if word.isalpha())[: _PAGE_OF_WORDS * 8]
        self._write(f"{self.text}\n{more.capitalize()} {self.edits}.\n")

    def unedited(self) -> None:
        """Bring back the article as it was."""
        self._write(self.text)

    def _write(self, text: str) -> None:
        if text == self.text and self.article.read_text(encoding="utf-8") == text:
            return
        self.article.write_text(text, encoding="utf-8")

    def watch(self) -> Watching:
        """Return a process of ours that builds the PDF whenever a file changes; to be closed."""
        pdf = self.out / f"{self.issue.name}.pdf"
        return Watching((*self._arguments("pdf"), "--watch"), pdf, environment=self.environment)

    def close(self) -> None:
        """Remove the folder."""
        self._kept.cleanup()


class Watching:
    """`presswork build --watch`, and how long it takes from a change of a file to the new PDF."""

    def __init__(self, arguments: tuple[str, ...], pdf: Path, *, environment: dict[str, str]) -> None:
        import os

        self.pdf = pdf
        pdf.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=FOLDER,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait(None)

    def _state(self) -> tuple[int, int] | None:
        try:
            state = self.pdf.stat()
        except OSError:
            return None
        return state.st_ino, state.st_mtime_ns

    def _wait(self, before: tuple[int, int] | None) -> None:
        end = time.monotonic() + _PATIENCE_S
        while self._state() in {before, None}:
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("presswork build --watch has ended, or builds nothing")
            time.sleep(0.002)

    def after(self, change: Callable[[], None]) -> Time:
        """Make a change, once the last one is digested, and return the time until the PDF is new."""
        time.sleep(_PAUSE_S)
        before, used = self._state(), cpu_seconds(self.process.pid)
        start = time.perf_counter()
        change()
        self._wait(before)
        wall = time.perf_counter() - start
        return Time(wall=wall, cpu=cpu_seconds(self.process.pid) - used)

    def close(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.wait()


def _as_chapter(source: Path) -> str:
    """Return an article for Pandoc: what its header says stands above its text."""
    text = source.read_text(encoding="utf-8")
    found = _HEADER.match(text)
    if found is None:
        raise RuntimeError(f"{source} has no header")
    said = dict(_FIELD.findall(found[1]))
    return f"# {said['headline']}\n\n*{said['standfirst']}*\n\n{text[found.end() :]}\n"
