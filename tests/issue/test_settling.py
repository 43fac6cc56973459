"""Page numbers that are cited: set again until they are right, a bounded number of times."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presswork.cache import Cache
from presswork.composition.issue.pieces import pieces_of
from presswork.editions.pdf.parts import placed_at
from presswork.errors import FindingsError
from presswork.model import Article, Block, Finding, Issue, PageStart, Part, Piece
from presswork.pipeline.composing_room import ComposingRoom, Job
from presswork.pipeline.issue_pages import MOST_ROUNDS, Placed, roman, settle
from presswork.pipeline.workers import work_on


def issue_of(tmp_path: Path, **starts: str) -> Issue:
    """Return an issue in which each article cites the next one."""
    names = list(starts)
    articles = []
    for place, name in enumerate(names):
        target = names[(place + 1) % len(names)]
        block = Block(kind="paragraph", id="p1", html=f'See <a href="#{target}--">it</a>.')
        articles.append(
            Article(
                slug=name,
                path=tmp_path / name / "article.md",
                headline=name,
                blocks=(block,),
                start=starts[name],  # type: ignore[arg-type]
            )
        )
    own = Article(slug="issue_own", path=tmp_path / "issue.toml", headline="")
    return Issue(
        slug="i",
        folder=tmp_path,
        root=tmp_path,
        title="I",
        language="en",
        identifier="urn:x",
        articles=tuple(articles),
        own=own,
    )


def part_of(job: Job, pages: int) -> Part:
    starts = tuple(
        PageStart(page_index=index, label=str(job.first_folio + index), block=job.piece.id, offset=0)
        for index in range(pages)
    )
    return Part(
        article=job.piece.id,
        pdf=b"set",
        page_starts=starts,
        places={job.piece.id: 0},
        first_folio=job.first_folio,
        begins_at=job.first_folio,
    )


class _NoStamps:
    def of(self, article: Article) -> str:
        return article.slug

    def of_own(self, piece: Piece) -> str:
        return repr(piece)


def place(issue: Issue, set_piece: Callable[[Job], Part], foreseen: Mapping[str, int]) -> list[Placed]:
    """Place an issue's pieces, set here and now, after a look into the future that may be wrong."""
    room = ComposingRoom(
        issue=issue,
        pieces=pieces_of(issue),
        stamps=_NoStamps(),  # type: ignore[arg-type]
        cache=Cache(None),
        progress=lambda *_: None,
        set_piece=set_piece,
        count_pages=lambda article: foreseen[article.slug],
        prepare=lambda: None,
        placed=placed_at,
        kept=lambda _: None,
    )
    room.foresee()
    return settle(issue, room.pieces, room.part, room.catch_up)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSWORK_WORKERS", "1")


@pytest.mark.parametrize("first", [3, 1, 7])
def test_what_is_cited_is_where_it_stands(tmp_path: Path, first: int) -> None:
    calls: list[str] = []

    def set_piece(job: Job) -> Part:
        calls.append(job.piece.id)
        return part_of(job, 3 if job.piece.id == "one" else 1)

    issue = issue_of(tmp_path, one="either", two="recto", three="verso")
    placed = place(issue, set_piece, {"one": first, "two": 1, "three": 1})
    stands = {item.piece.id: item.first_folio for item in placed}
    assert stands == {"one": 1, "issue_filler-1": 4, "two": 5, "three": 6}
    for item in placed:
        assert all(number == str(stands[name]) for name, number in item.folios.items())
        assert item.part.begins_at == item.first_folio
    # What was foreseen rightly is set once.
    assert sorted(set(calls)) == ["issue_filler-1", "one", "three", "two"]
    assert (len(calls) == 4) == (first == 3)
    assert len(calls) <= 7


def test_numbers_that_never_settle_are_an_error(tmp_path: Path) -> None:
    def set_piece(job: Job) -> Part:
        return part_of(job, 2 if job.piece.id == "one" and job.folios.get("two") != "3" else 1)

    with pytest.raises(FindingsError) as caught:
        place(issue_of(tmp_path, one="either", two="either"), set_piece, {"one": 1, "two": 1})
    assert {finding.code for finding in caught.value.findings} == {"cross-references-unsettled"}
    assert str(MOST_ROUNDS) in caught.value.findings[0].message


def test_every_bad_piece_is_reported(tmp_path: Path) -> None:
    def set_piece(job: Job) -> Part:
        raise FindingsError([Finding(code="bad", severity="error", message=job.piece.id)])

    with pytest.raises(FindingsError) as caught:
        place(issue_of(tmp_path, one="either", two="either"), set_piece, {"one": 1, "two": 1})
    assert [finding.message for finding in caught.value.findings] == ["one", "two"]


@pytest.mark.parametrize("workers", ["1", "3"])
def test_work_comes_back_with_its_job(workers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSWORK_WORKERS", workers)
    assert dict(work_on(range(20), lambda number: number * number)) == {n: n * n for n in range(20)}


def test_the_work_of_a_killed_worker_is_done_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSWORK_WORKERS", "2")
    parent = os.getpid()

    def work(number: int) -> int:
        if number == 3 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert dict(work_on(range(8), work)) == {n: n for n in range(8)}


def test_roman_figures() -> None:
    numbers = (1, 4, 9, 14, 40, 90, 399, 1994)
    expected = ("i", "iv", "ix", "xiv", "xl", "xc", "cccxcix", "mcmxciv")
    assert tuple(map(roman, numbers)) == expected
