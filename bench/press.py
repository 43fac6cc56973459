"""The seed article in, what its press file costs against its reader PDF out: ours against ours."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.seed import ISSUE, Row
from bench.timing import paired
from bench.workshop import Workshop


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """A row to be measured: `before` prepares the press build, and `beside` the reader's."""

    name: str
    state: str
    before: Callable[[Workshop], None]
    warm: bool = False


_PLANS = (
    _Plan(name="press PDF, command line", state="caches empty", before=Workshop.empty),
    _Plan(name="press PDF, command line", state="the reader PDF just built", before=Workshop.after_pdf),
    _Plan(name="press PDF, warm process", state="caches empty", before=Workshop.empty, warm=True),
)


def measure(*, rounds: int, only: Sequence[str] = ()) -> list[Row]:
    """Return the rows whose name and state hold one of the words of `only`, all where it is empty.

    `ours` is the press build, `bare` the build of the reader PDF from empty caches beside it.
    """
    wanted = [
        plan for plan in _PLANS if not only or any(word in f"{plan.name}: {plan.state}" for word in only)
    ]
    with contextlib.closing(Workshop(ISSUE)) as workshop:
        return [_measured(plan, workshop, rounds) for plan in wanted]


def _measured(plan: _Plan, workshop: Workshop, rounds: int) -> Row:
    print(f"measuring {plan.name}: {plan.state} ...", file=sys.stderr, flush=True)
    press = workshop.warm("press") if plan.warm else workshop.cold("press")
    reader = workshop.warm("pdf") if plan.warm else workshop.cold("pdf")
    result = paired(
        press,
        reader,
        before=lambda: plan.before(workshop),
        before_bare=workshop.empty,
        rounds=rounds,
    )
    return Row(name=plan.name, state=plan.state, aim=None, result=result)
