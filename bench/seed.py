"""The seed article in, what its PDF and its EPUB cost against the bare libraries out."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bench.timing import FOLDER, Paired, Run, Time, paired
from bench.workshop import Workshop

ISSUE = FOLDER / "content" / "over-tea"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One comparison; `state` says what Presswork finds in its caches, `aim` is the ratio wanted.

    `pages` is given where pages a second are of interest; `clock` says what the aim is for, `wall` or
    `memory`.
    """

    name: str
    state: str
    aim: float | None
    result: Paired
    pages: int = 0
    clock: Literal["wall", "memory"] = "wall"


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """A row to be measured."""

    name: str
    state: str
    edition: str
    before: Callable[[Workshop], None]
    warm: bool = False
    aim: float | None = None


_EMPTY = "caches empty"
_EDITED = "a word edited since the last build"
_KEPT = "nothing changed since the last build"
_PLANS = (
    _Plan(name="PDF, command line", state=_EMPTY, edition="pdf", before=Workshop.empty, aim=1.3),
    _Plan(name="PDF, command line", state=_EDITED, edition="pdf", before=Workshop.edited, aim=1.3),
    _Plan(name="PDF, command line", state=_KEPT, edition="pdf", before=Workshop.after_both),
    _Plan(name="PDF, warm process", state=_EMPTY, edition="pdf", before=Workshop.empty, warm=True, aim=1.1),
    _Plan(name="PDF, warm process", state=_EDITED, edition="pdf", before=Workshop.edited, warm=True, aim=1.1),
    _Plan(name="PDF, warm process", state=_KEPT, edition="pdf", before=Workshop.after_both, warm=True),
    _Plan(name="EPUB, command line", state=_EMPTY, edition="epub", before=Workshop.empty, aim=1.2),
    _Plan(name="EPUB, command line", state=_EDITED, edition="epub", before=Workshop.edited, aim=1.2),
    _Plan(
        name="EPUB, command line",
        state="the PDF just built, no EPUB ever",
        edition="epub",
        before=Workshop.after_pdf,
        aim=0.5,
    ),
    _Plan(name="EPUB, command line", state=_KEPT, edition="epub", before=Workshop.after_both, aim=0.5),
    _Plan(
        name="EPUB, warm process", state=_EDITED, edition="epub", before=Workshop.edited, warm=True, aim=1.2
    ),
    _Plan(
        name="EPUB, warm process",
        state="the PDF just built, no EPUB ever",
        edition="epub",
        before=Workshop.after_pdf,
        warm=True,
        aim=0.5,
    ),
)


def measure(*, rounds: int, only: Sequence[str] = ()) -> list[Row]:
    """Return the rows whose name and state hold one of the words of `only`, all where it is empty."""
    wanted = [
        plan for plan in _PLANS if not only or any(word in f"{plan.name}: {plan.state}" for word in only)
    ]
    with contextlib.closing(Workshop(ISSUE)) as workshop:
        return [_measured(plan, workshop, rounds) for plan in wanted]


def _measured(plan: _Plan, workshop: Workshop, rounds: int) -> Row:
    print(f"measuring {plan.name}: {plan.state} ...", file=sys.stderr, flush=True)
    ours = workshop.warm(plan.edition) if plan.warm else workshop.cold(plan.edition)
    libraries = ("weasyprint",) if plan.edition == "pdf" else ("weasyprint", "ebooklib")
    make = workshop.bare_warm if plan.warm else workshop.bare_cold
    bare = _one_after_the_other([make(library) for library in libraries])
    workshop.unedited()
    result = paired(ours, bare, before=lambda: plan.before(workshop), rounds=rounds)
    workshop.unedited()
    return Row(name=plan.name, state=plan.state, aim=plan.aim, result=result)


def _one_after_the_other(runs: Sequence[Run]) -> Run:
    def together() -> Time:
        first, *others = [run() for run in runs]
        return sum(others, first)

    return together
