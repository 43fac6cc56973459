"""A number of articles in, what an issue of so many costs against bare WeasyPrint and Pandoc out.

Bare WeasyPrint runs over the issue as one document that comes out the same page by page (see `bench.single`
and `bench.sameness`). It runs once a round, and each of our builds of that round is paired with that run.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bench.magazine import Magazine
from bench.seed import Row
from bench.timing import Paired, Run, Time, paired

ARTICLES = 100
# Aims of the cold build by the number of articles: of the bare run's time, and of its memory.
_AIMS = {100: (0.6, 0.7), 400: (0.5, 0.35)}
_MOST_ROUNDS = 3
_PER_ARTICLE = 1.1


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """A row beside the bare run: `run` prepares the build, makes it, and returns its time."""

    name: str
    state: str
    run: Callable[[Magazine], Time]
    aim: float | None


def _cold(magazine: Magazine) -> Time:
    magazine.unedited()
    magazine.empty()
    return magazine.build("pdf")()


def _after_word(magazine: Magazine) -> Time:
    magazine.after("both")
    magazine.edit_word()
    return magazine.build("pdf")()


def _after_page(magazine: Magazine) -> Time:
    magazine.after("both")
    magazine.edit_page()
    return magazine.build("pdf")()


def _watched_word(magazine: Magazine) -> Time:
    return _watched(magazine, magazine.edit_word)


def _watched_page(magazine: Magazine) -> Time:
    return _watched(magazine, magazine.edit_page)


def _watched(magazine: Magazine, change: Callable[[], None]) -> Time:
    magazine.unedited()
    watching = magazine.watch()
    measured = watching.after(change)
    watching.after(magazine.unedited)
    return measured


def _unchanged(magazine: Magazine) -> Time:
    magazine.unedited()
    magazine.after("both")
    return magazine.build("pdf")()


_EDITS = (
    _Plan(name="PDF, command line", state="nothing changed", run=_unchanged, aim=None),
    _Plan(name="PDF, command line", state="a word edited", run=_after_word, aim=1 / 10),
    _Plan(name="PDF, command line", state="a page added", run=_after_page, aim=1 / 4),
    _Plan(name="PDF, --watch", state="a word edited", run=_watched_word, aim=1 / 40),
    _Plan(name="PDF, --watch", state="a page added", run=_watched_page, aim=1 / 10),
)


def measure(*, rounds: int, only: Sequence[str] = (), articles: int = ARTICLES) -> list[Row]:
    """Return the rows whose name and state hold one of the words of `only`, all where it is empty.

    Edits are measured at 100 articles; any other number is measured cold, and per article beside 100.
    """
    rounds = min(rounds, _MOST_ROUNDS)
    with contextlib.closing(Magazine(articles)) as magazine:
        edits = _wanted(_EDITS, only) if articles == ARTICLES else []
        epub = articles == ARTICLES and _is_wanted("EPUB", only)
        _say(f"preparing an issue of {articles} articles")
        magazine.prepare(for_editing=bool(edits or epub))
        aim = _AIMS.get(articles, (None, None))
        cold = _Plan(name=f"PDF, {articles} articles", state="caches empty", run=_cold, aim=aim[0])
        rows = _beside_bare(magazine, [*_wanted([cold], only), *edits], rounds)
        if _is_wanted("memory", only):
            rows.append(_memory(magazine, aim[1]))
        if epub:
            rows += _epub_rows(magazine, rounds)
        if articles != ARTICLES and _is_wanted("article", only):
            rows.append(_per_article(magazine, rounds))
        return rows


def _is_wanted(text: str, only: Sequence[str]) -> bool:
    return not only or any(word in text for word in only)


def _wanted(plans: Sequence[_Plan], only: Sequence[str]) -> list[_Plan]:
    return [plan for plan in plans if _is_wanted(f"{plan.name}: {plan.state}", only)]


def _beside_bare(magazine: Magazine, plans: Sequence[_Plan], rounds: int) -> list[Row]:
    """Measure all plans in turns, each beside the same run of bare WeasyPrint."""
    ours: dict[int, list[Time]] = {number: [] for number in range(len(plans))}
    bare: list[Time] = []
    for turn in range(rounds if plans else 0):
        _say(f"round {turn + 1} of {rounds}: bare WeasyPrint")
        bare.append(magazine.bare()())
        for number, plan in enumerate(plans):
            _say(f"round {turn + 1} of {rounds}: {plan.name}, {plan.state}")
            ours[number].append(plan.run(magazine))
    magazine.unedited()
    return [
        Row(
            name=plan.name,
            state=plan.state,
            aim=plan.aim,
            result=Paired(ours=tuple(ours[number]), bare=tuple(bare)),
        )
        for number, plan in enumerate(plans)
    ]


def _memory(magazine: Magazine, aim: float | None) -> Row:
    _say("memory")
    ours, bare = magazine.peaks()
    magazine.unedited()
    magazine.empty()
    result = Paired(ours=(ours(),), bare=(bare(),))
    clock: Literal["memory"] = "memory"
    return Row(
        name=f"memory, {magazine.articles} articles",
        state="caches empty",
        aim=aim,
        result=result,
        clock=clock,
    )


def _epub_rows(magazine: Magazine, rounds: int) -> list[Row]:
    """Return the e-book's rows, held against Pandoc's of the same Markdown."""

    def unedited() -> None:
        magazine.unedited()
        magazine.after("pdf")

    def edited() -> None:
        magazine.after("both")
        magazine.edit_word()

    rows = []
    for state, aim, before in (
        ("the PDF just built, Pandoc", 1.0, unedited),
        ("a word edited, Pandoc", 1 / 5, edited),
    ):
        _say(f"EPUB: {state}")
        result = paired(magazine.build("epub"), magazine.pandoc(), before=before, rounds=rounds)
        rows.append(Row(name="EPUB, command line", state=state, aim=aim, result=result))
    magazine.unedited()
    return rows


def _per_article(magazine: Magazine, rounds: int) -> Row:
    """Return what an article costs in this issue, beside what it costs in one of a hundred."""
    with contextlib.closing(Magazine(ARTICLES)) as smaller:
        _say(f"per article, beside {ARTICLES}")
        result = paired(
            _shared(magazine),
            _shared(smaller),
            before=magazine.empty,
            before_bare=smaller.empty,
            rounds=rounds,
        )
    return Row(
        name="PDF, time per article",
        state=f"{magazine.articles} beside {ARTICLES}",
        aim=_PER_ARTICLE,
        result=result,
    )


def _shared(magazine: Magazine) -> Run:
    return lambda: magazine.build("pdf")() / magazine.articles


def _say(text: str) -> None:
    print(f"measuring: {text} ...", file=sys.stderr, flush=True)
