"""Numbers of articles in, what issues of so many cost against bare WeasyPrint and Pandoc out.

Bare WeasyPrint runs over an issue as one document that comes out the same page by page (see `bench.single`
and `bench.sameness`). It runs once a round, and each of our builds of that round is paired with that run.

For each number: a cold build's time and memory; up to 100 articles also the builds after edits (a word, a
page more), from a command line and by `--watch`, and the EPUB beside Pandoc's of the same Markdown. With
several numbers: what an article costs in the largest issue, beside the smallest. Aims are stated for 100
and 400 articles: `python -m bench issue --articles 100 --articles 400`.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.magazine import Magazine
from bench.seed import Row
from bench.timing import Paired, Time, paired

ARTICLES = 100
# Aims of the cold build by the number of articles: of the bare run's time, and of its memory.
_AIMS = {100: (0.6, 0.7), 400: (0.5, 0.35)}
_MOST_ROUNDS = 3
_PER_ARTICLE = 1.1


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """A row: `run` prepares the build, makes it, and returns its time. The aim is that for 100 articles."""

    name: str
    state: str
    run: Callable[[Magazine], Time]
    aim: float | None

    def named(self, magazine: Magazine) -> str:
        return f"{self.name}, {magazine.articles} articles"


def _cold(magazine: Magazine) -> Time:
    magazine.unedited()
    magazine.empty()
    return magazine.build("pdf")()


def _unchanged(magazine: Magazine) -> Time:
    magazine.unedited()
    magazine.after("both")
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
    """Measure a build of a process that has built, and built after an edit, before."""
    magazine.unedited()
    magazine.after("both")
    with contextlib.closing(magazine.watch()) as watching:
        watching.after(magazine.edit_word)
        watching.after(magazine.unedited)
        return watching.after(change)


def _epub(magazine: Magazine) -> Time:
    magazine.unedited()
    magazine.after("pdf")
    return magazine.build("epub")()


def _epub_after_word(magazine: Magazine) -> Time:
    """Measure the e-book once the edited issue's PDF is built: where its pages begin is in the cache."""
    magazine.after("both")
    magazine.edit_word()
    magazine.build("pdf")()
    return magazine.build("epub")()


def _epub_and_pages_after_word(magazine: Magazine) -> Time:
    """Measure it with the edited article set as well, to know where its pages begin."""
    magazine.after("both")
    magazine.edit_word()
    return magazine.build("epub")()


_COLD = _Plan(name="PDF", state="caches empty", run=_cold, aim=None)
_EDITS = (
    _Plan(name="PDF", state="nothing changed", run=_unchanged, aim=None),
    _Plan(name="PDF", state="a word edited", run=_after_word, aim=1 / 10),
    _Plan(name="PDF", state="a page added", run=_after_page, aim=1 / 4),
    _Plan(name="PDF --watch", state="a word edited", run=_watched_word, aim=1 / 40),
    _Plan(name="PDF --watch", state="a page added", run=_watched_page, aim=1 / 10),
)
_BESIDE_PANDOC = (
    _Plan(name="EPUB", state="its pages known", run=_epub, aim=1.0),
    _Plan(name="EPUB", state="a word edited, its pages known", run=_epub_after_word, aim=1 / 5),
    _Plan(name="EPUB", state="a word edited, its pages set", run=_epub_and_pages_after_word, aim=None),
)


def measure(*, rounds: int, only: Sequence[str] = (), articles: Sequence[int] = (ARTICLES,)) -> Iterator[Row]:
    """Yield the rows whose name and state hold one of the words of `only`, all where it is empty."""
    rounds = min(rounds, _MOST_ROUNDS)
    with contextlib.ExitStack() as stack:
        magazines = [stack.enter_context(contextlib.closing(Magazine(n))) for n in sorted(set(articles))]
        plans = {magazine: _wanted(magazine, only) for magazine in magazines}
        for magazine in magazines:
            _say(f"preparing an issue of {magazine.articles} articles")
            magazine.prepare(for_editing=any(plan is not _COLD for plan in plans[magazine]))
        rows = _beside_bare(plans, rounds)
        yield from rows
        cold = [row for row in rows if row.state == _COLD.state]
        if len(cold) > 1 and _is_wanted("PDF, time per article", only):
            yield _per_article(magazines, cold)
        for magazine in magazines:
            if _is_wanted(f"memory, {magazine.articles} articles", only):
                yield _memory(magazine)
            for plan in plans[magazine]:
                if plan in _BESIDE_PANDOC:
                    yield _beside_pandoc(magazine, plan, rounds)


def _is_wanted(text: str, only: Sequence[str]) -> bool:
    return not only or any(word in text for word in only)


def _wanted(magazine: Magazine, only: Sequence[str]) -> list[_Plan]:
    """Return what is to be measured of an issue; edits only up to a hundred articles."""
    edits = (*_EDITS, *_BESIDE_PANDOC) if magazine.articles <= ARTICLES else ()
    return [plan for plan in (_COLD, *edits) if _is_wanted(f"{plan.named(magazine)}: {plan.state}", only)]


def _aim(plan: _Plan, magazine: Magazine) -> float | None:
    if plan is _COLD:
        return _AIMS.get(magazine.articles, (None, None))[0]
    return plan.aim if magazine.articles == ARTICLES else None


def _beside_bare(plans: dict[Magazine, list[_Plan]], rounds: int) -> list[Row]:
    """Measure all plans in turns, each beside the same run of bare WeasyPrint over its issue."""
    pairs = [(magazine, plan) for magazine in plans for plan in plans[magazine] if plan not in _BESIDE_PANDOC]
    ours: dict[tuple[Magazine, _Plan], list[Time]] = {pair: [] for pair in pairs}
    bare: dict[Magazine, list[Time]] = {magazine: [] for magazine, _ in pairs}
    for turn in range(1, rounds + 1):
        for magazine, times in bare.items():
            _say(f"round {turn} of {rounds}: bare WeasyPrint, {magazine.articles} articles")
            times.append(magazine.bare()())
            for plan in plans[magazine]:
                if plan not in _BESIDE_PANDOC:
                    _say(f"round {turn} of {rounds}: {plan.named(magazine)}, {plan.state}")
                    ours[magazine, plan].append(plan.run(magazine))
            magazine.unedited()
    return [
        Row(
            name=plan.named(magazine),
            state=plan.state,
            aim=_aim(plan, magazine),
            result=Paired(ours=tuple(ours[magazine, plan]), bare=tuple(bare[magazine])),
        )
        for magazine, plan in pairs
    ]


def _per_article(magazines: Sequence[Magazine], cold: Sequence[Row]) -> Row:
    """Return what an article costs in the largest issue, beside what it costs in the smallest."""
    smaller, larger = magazines[0].articles, magazines[-1].articles
    return Row(
        name="PDF, time per article",
        state=f"in {larger} beside {smaller}",
        aim=_PER_ARTICLE,
        result=Paired(
            ours=tuple(time / larger for time in cold[-1].result.ours),
            bare=tuple(time / smaller for time in cold[0].result.ours),
        ),
    )


def _memory(magazine: Magazine) -> Row:
    _say(f"memory, {magazine.articles} articles")
    magazine.unedited()
    magazine.empty()
    ours, bare = magazine.peaks()
    return Row(
        name=f"memory, {magazine.articles} articles",
        state="caches empty",
        aim=_AIMS.get(magazine.articles, (None, None))[1],
        result=Paired(ours=(ours(),), bare=(bare(),)),
        clock="memory",
    )


def _beside_pandoc(magazine: Magazine, plan: _Plan, rounds: int) -> Row:
    """Return a row of the e-book's, held against Pandoc's of the same Markdown."""
    _say(f"{plan.named(magazine)}, {plan.state}")
    result = paired(lambda: plan.run(magazine), magazine.pandoc(), before=magazine.unedited, rounds=rounds)
    magazine.unedited()
    return Row(name=plan.named(magazine), state=plan.state, aim=_aim(plan, magazine), result=result)


def _say(text: str) -> None:
    print(f"measuring: {text} ...", file=sys.stderr, flush=True)
