"""A PDF's path and what to measure in; each page measured, or why it could not be drawn, out, in any order.

Pages are drawn ahead by a few child processes, no further than some pages beyond the one asked for last, so
that memory stays bounded on any file. A child that dies or takes too long is replaced; its page fails.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from presswork.preflight.press.rendering.measures import (
    PX_PER_MM,
    PagePicture,
    RenderedPage,
    RenderFailure,
    page_from_record,
    picture_from_record,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

WORKER = "presswork.preflight.press.rendering.worker"
# A page of a large magazine takes a fifth of a second; one that needs half a minute is a fault of the file.
PAGE_SECONDS = 30.0
# A file that breaks the renderer on so many pages gets no further processes.
MOST_BREAKDOWNS = 12
_AHEAD = 24
_PAGES_A_WORKER = 6


@dataclass(frozen=True, kw_only=True)
class RenderJob:
    """What to measure: the bleed to look into, the limit of ink, and the condition's profile.

    `icc` stands in where the file has no CMYK output intent of its own.
    """

    bleed_mm: float
    total_ink_percent: float
    icc: Path | None = None


class _Breakdown(Exception):  # noqa: N818 - the child's end, not an error of ours
    """The child process died or was ended; the text says why."""


class _Child:
    """One child process: a request in, its answer out."""

    def __init__(self, path: Path, job: RenderJob) -> None:
        self._path, self._job = path, job
        self._process: subprocess.Popen[bytes] | None = None
        self.cannot_open = ""

    def ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """Return the answer; raises `_Breakdown` where none comes in time."""
        process = self._process or self._start(seconds)
        if self.cannot_open:
            return {"page": -1, "failed": self.cannot_open}
        return self._answer(process, request, seconds)

    def end(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()

    def _start(self, seconds: float) -> subprocess.Popen[bytes]:
        # -P: a file called pymupdf.py in the working folder must not be run.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        first = {
            "file": str(self._path.resolve()),
            "icc": str(self._job.icc.resolve()) if self._job.icc else None,
            "bleed_mm": self._job.bleed_mm,
            "total_ink_percent": self._job.total_ink_percent,
            "px_per_mm": PX_PER_MM,
        }
        self.cannot_open = self._answer(self._process, first, seconds).get("cannot_open", "")
        return self._process

    def _answer(
        self, process: subprocess.Popen[bytes], request: Mapping[str, Any], seconds: float
    ) -> dict[str, Any]:
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            if isinstance(answer, dict):
                return answer
        except (OSError, ValueError):
            pass
        finally:
            timer.cancel()
        self.end()
        raise _Breakdown(
            f"the renderer needed more than {seconds:g} seconds"
            if late.is_set()
            else "the renderer crashed, or the page needed too much memory"
        )


class Renderer:
    """The rendered pages of one file. Use it in a `with` statement: it ends its processes."""

    def __init__(
        self,
        path: Path,
        job: RenderJob,
        *,
        page_count: int,
        workers: int | None = None,
        page_seconds: float = PAGE_SECONDS,
        measure: bool = True,
    ) -> None:
        """Begin to draw all pages in turn, unless `measure` is False: then only pictures are drawn."""
        self._page_count, self._seconds = page_count, page_seconds
        wanted = workers or min(_cores(), 1 + page_count // _PAGES_A_WORKER)
        self._children = [_Child(path, job) for _ in range(wanted)]
        self._state = threading.Condition()
        self._measured: dict[int, RenderedPage | RenderFailure] = {}
        self._next, self._asked, self._breakdowns, self._ended = 0, 0, 0, False
        self._threads = [
            threading.Thread(target=self._measure_ahead, args=(child,), daemon=True)
            for child in (self._children if measure else ())
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Renderer:
        """Return the renderer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the child processes."""
        self.close()

    def close(self) -> None:
        """End the child processes, whatever they do."""
        with self._state:
            self._ended = True
            self._state.notify_all()
        for child in self._children:
            child.end()
        for thread in self._threads:
            thread.join()
        for child in self._children:  # one that a thread has begun meanwhile
            child.end()

    def page(self, index: int) -> RenderedPage | RenderFailure:
        """Return a page's measures; asked for once, in rising order, for memory's sake."""
        with self._state:
            self._asked = max(self._asked, index)
            self._state.notify_all()
            while index not in self._measured:
                if self._ended or not self._threads or not 0 <= index < self._page_count:
                    return RenderFailure(page_index=index, reason="the page was not drawn")
                self._state.wait()
            return self._measured.pop(index)

    def pictures(
        self, indices: Iterable[int], *, width_px: int, beyond_mm: float
    ) -> Iterator[PagePicture | RenderFailure]:
        """Yield a picture of each of these pages, in their order; to be called when all are measured."""
        from concurrent.futures import ThreadPoolExecutor

        waiting = list(indices)
        children = list(self._children)

        def draw(index: int) -> PagePicture | RenderFailure:
            child = children.pop()
            try:
                return self._picture(child, index, width_px, beyond_mm)
            finally:
                children.append(child)

        with ThreadPoolExecutor(max_workers=len(children)) as pool:
            for start in range(0, len(waiting), _AHEAD):
                yield from pool.map(draw, waiting[start : start + _AHEAD])

    def _picture(
        self, child: _Child, index: int, width_px: int, beyond_mm: float
    ) -> PagePicture | RenderFailure:
        record = self._ask(child, index, {"picture": index, "width_px": width_px, "beyond_mm": beyond_mm})
        if isinstance(record, RenderFailure):
            return record
        try:
            return picture_from_record(record)
        except (KeyError, TypeError, ValueError):
            return RenderFailure(page_index=index, reason="the renderer's answer makes no sense")

    def _measure_ahead(self, child: _Child) -> None:
        while (index := self._take()) is not None:
            record = self._ask(child, index, {"page": index})
            if not isinstance(record, RenderFailure):
                try:
                    result: RenderedPage | RenderFailure = page_from_record(record)
                except (KeyError, TypeError, ValueError):
                    result = RenderFailure(page_index=index, reason="the renderer's answer makes no sense")
            else:
                result = record
            with self._state:
                self._measured[index] = result
                self._state.notify_all()

    def _take(self) -> int | None:
        """Return the next page to draw, when it is time to; None when there is none."""
        with self._state:
            while not self._ended and self._next < self._page_count:
                if self._next <= self._asked + _AHEAD:
                    self._next += 1
                    return self._next - 1
                self._state.wait()
            return None

    def _ask(self, child: _Child, index: int, request: Mapping[str, Any]) -> dict[str, Any] | RenderFailure:
        with self._state:
            broken = self._breakdowns >= MOST_BREAKDOWNS or self._ended
        if broken:
            return RenderFailure(
                page_index=index, reason="not tried: the renderer broke down on too many pages"
            )
        try:
            record = child.ask(request, self._seconds)
        except _Breakdown as error:
            with self._state:
                self._breakdowns += 1
            return RenderFailure(page_index=index, reason=str(error))
        except OSError as error:
            return RenderFailure(page_index=index, reason=f"no process could be started: {error.strerror}")
        if "failed" in record:
            return RenderFailure(
                page_index=index, reason=str(record["failed"]), whole_file=bool(child.cannot_open)
            )
        return record


def _cores() -> int:
    try:
        return max(1, len(os.sched_getaffinity(0)))
    except AttributeError:  # macOS
        return os.cpu_count() or 1
