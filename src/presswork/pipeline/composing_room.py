"""An issue's pieces in, their parts out: from the cache, or set by several workers at once.

Where a piece begins and which page numbers it cites hang on all the others. So the pages of each article
are foreseen, by the last build or by a model, and the pieces set for what follows from that; what was
foreseen wrongly is set again. An article that cites others is set with noughts for the numbers, which are put
in when it is bound; only where its type does not allow that it hangs on the numbers themselves.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from presswork.cache import Cache, key_of
from presswork.errors import FindingsError
from presswork.model import Article, Finding, Issue, PageStart, Part, Piece
from presswork.pipeline.stamps import Stamps
from presswork.pipeline.workers import work_on

Task = TypeVar("Task")
Result = TypeVar("Result")
Folios = Mapping[str, str]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Job:
    """A piece to be set for a place in the issue, citing the numbers of other places there.

    `to_come` are these numbers as it is set with them if they can be put in later. `key` is that of what it
    is then made from, `numbered_key` that of the same with its numbers.
    """

    piece: Piece
    first_folio: int
    folios: Folios
    to_come: Folios
    stamp: str

    @property
    def key(self) -> str:
        """What a part whose numbers can be put in is kept under: it can begin on many folios."""
        return self._key(self.to_come)

    @property
    def numbered_key(self) -> str:
        """What a part is kept under that has to be set with its numbers."""
        return self._key(self.folios)

    def _key(self, folios: Folios) -> str:
        return key_of("set", self.stamp, *(item for pair in sorted(folios.items()) for item in pair))


@dataclass(frozen=True, kw_only=True)
class ComposingRoom:
    """Sets an issue's pieces.

    `set_piece` sets one, `count_pages` foresees an article's pages; both may raise `FindingsError`, and run
    in other processes, for which `prepare` makes ready here. `placed` is `parts.placed_at`, `kept` what a
    job's key leads to in the cache.
    """

    issue: Issue
    pieces: Sequence[Piece]
    stamps: Stamps
    cache: Cache
    progress: Progress
    set_piece: Callable[[Job], Part]
    count_pages: Callable[[Article], int]
    prepare: Callable[[], object]
    placed: Callable[[Part, int, Folios], Part | None]
    kept: Callable[[str], Part | None]
    ready: dict[str, Part] = dataclasses.field(default_factory=dict)
    pages: dict[str, int] = dataclasses.field(default_factory=dict)
    missing: dict[str, Job] = dataclasses.field(default_factory=dict)

    @cached_property
    def _stamps(self) -> dict[str, str]:
        return {piece.id: self.stamps.of(piece.article) for piece in self.pieces if piece.article}

    @cached_property
    def _cited(self) -> set[str]:
        from presswork.composition.cross_references import cited

        return {name for piece in self.pieces if piece.article for name in cited(piece.article)}

    def foresee(self) -> None:
        """Learn how many pages each article fills, from the last build or from a model.

        Raises `FindingsError` with the findings about all the articles that cannot be composed.
        """
        articles = [piece.article for piece in self.pieces if piece.article]
        if len(self.pieces) < 2:
            return
        for piece in self.pieces:
            if known := self.cache.get(self._pages_key(piece)):
                self.pages[piece.id] = int(known)
        unknown = [article for article in articles if article.slug not in self.pages]
        failures: dict[str, Exception] = {}
        names = [article.slug for article in unknown]
        results = self._told(
            "Measuring", names, work_on(unknown, _caught(self.count_pages), prepare=self.prepare)
        )
        for article, result in results:
            if isinstance(result, Exception):
                failures[article.slug] = result
            else:
                self.pages[article.slug] = result
        _raise(failures[article.slug] for article in unknown if article.slug in failures)

    def _pages_key(self, piece: Piece) -> str:
        """Return what a piece's number of pages is kept under; for the issue's own pages it is a guess."""
        if piece.article:
            return key_of("pages", self._stamps[piece.id])
        return key_of("own pages", self.issue.identifier, self.issue.theme, self.issue.page, piece.id)

    def part(self, piece: Piece, folio: int, folios: Folios) -> Part:
        """Return the piece's part; without its PDF, and as foreseen, where it has yet to be set."""
        job = self._job(piece, folio, folios)
        for key in dict.fromkeys((job.key, job.numbered_key)):
            part = self.ready.get(key) or self.kept(key)
            if part and (placed := self.placed(part, folio, folios)):
                self.ready[key] = part
                self.missing.pop(piece.id, None)
                return placed
        self.missing[piece.id] = job  # what it was asked for last: before, it may have cited other numbers
        return self._foreseen(piece, folio)

    def _job(self, piece: Piece, folio: int, folios: Folios) -> Job:
        from presswork.composition.cross_references import to_come

        return Job(
            piece=piece,
            first_folio=folio,
            folios=folios,
            to_come=to_come(piece.article, folios) if piece.article else folios,
            stamp=self._stamps.get(piece.id) or self.stamps.of_own(piece),
        )

    def _foreseen(self, piece: Piece, folio: int) -> Part:
        starts = tuple(
            PageStart(page_index=index, label=str(folio + index), block="", offset=0)
            for index in range(self.pages.get(piece.id, 1))
        )
        anchors = (name for name in self._cited if name.startswith(f"{piece.id}--"))
        return Part(
            article=piece.id, pdf=b"", page_starts=starts, places={piece.id: 0, **dict.fromkeys(anchors, 0)}
        )

    def catch_up(self) -> bool:
        """Set what was only foreseen when it was last asked for; return whether there was any.

        The issue's own pages come first: how many there are shifts all articles. Raises `FindingsError`
        with what is wrong with any of the pieces.
        """
        jobs = list(self.missing.values())
        self.missing.clear()
        own = [job for job in jobs if job.piece.article is None]
        articles = [job for job in jobs if job.piece.article is not None]
        for some in (own if articles and self._are_new(own) else [], [*own, *articles]):
            if some:
                self._set(some)
                return True
        return False

    def _are_new(self, jobs: Sequence[Job]) -> bool:
        return any(job.piece.id not in self.pages for job in jobs)

    def _set(self, jobs: Sequence[Job]) -> None:
        failures: dict[str, Exception] = {}
        names = [job.piece.id for job in jobs]
        work = _caught(self.set_piece)
        # One article is set before a worker is forked; and what it taught this process stays in it.
        alone = sum(job.piece.article is not None for job in jobs) < 2
        results = ((job, work(job)) for job in jobs) if alone else work_on(jobs, work, prepare=self.prepare)
        for job, result in self._told("Typesetting", names, results):
            if isinstance(result, Exception):
                failures[job.piece.id] = result
                continue
            self.ready[job.key if result.cites else job.numbered_key] = result
            self.pages[job.piece.id] = result.page_count
            self.cache.put(self._pages_key(job.piece), str(result.page_count).encode())
        _raise(failures[job.piece.id] for job in jobs if job.piece.id in failures)

    def _told(self, verb: str, names: Sequence[str], results: Iterator[Result]) -> Iterator[Result]:
        """Yield the results, and say how far the work is: what is next in line stands for all at work."""
        for done, name in enumerate(names):
            self.progress(f"{verb} {name}", done, len(names))
            yield next(results)


def _caught(work: Callable[[Task], Result]) -> Callable[[Task], Result | Exception]:
    """Return the function with what it raises as its result: an exception travels home as any result."""

    def caught(job: Task) -> Result | Exception:
        try:
            return work(job)
        except Exception as error:  # noqa: BLE001  raised again by who asked for the work
            return error

    return caught


def _raise(failures: Iterable[Exception]) -> None:
    """Raise what went wrong, all findings together; a fault of ours before them."""
    findings: list[Finding] = []
    for failure in failures:
        if not isinstance(failure, FindingsError):
            raise failure
        findings.extend(failure.findings)
    if findings:
        raise FindingsError(dict.fromkeys(findings))
