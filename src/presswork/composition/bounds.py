"""A theme's template environment in, the same one held to bounded work and memory out.

A template can ask for more than there is in a line: `{{ 'x' * 9999999999 }}`, loops over long texts in
loops, `9 ** 9 ** 9`. Loops are counted, wherever they stand; products and powers are judged before they are
made; and what a template allots beyond a measure is refused by the system, as a `MemoryError`.
"""

from __future__ import annotations

import contextlib
import operator
from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

MOST_ROUNDS = 1_000_000
MOST_BYTES = 512 * 2**20
MOST_POWER = 64
_MOST_REPEATED = 1_000_000
_STATM = "/proc/self/statm"


class Budget:
    """How often the loops of a template, and of those that it calls, may still go round."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin a template that nobody called."""
        self.left = MOST_ROUNDS

    def spend(self, rounds: int) -> None:
        """Take rounds off; an OverflowError when there are none left."""
        self.left -= rounds
        if self.left < 0:
            raise OverflowError(f"its loops go round more than {MOST_ROUNDS:,} times")

    def range(self, *limits: int) -> range:
        """Stand in for `range`, whose numbers can be gone through without a loop of the template's."""
        rounds = safe_range(*limits)
        self.spend(len(rounds))
        return rounds

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, each for one round."""
        for item in items:
            self.spend(1)
            yield item


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, with every loop counted and every product judged."""

    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.budget = Budget()
        self.filters["counted"] = self.budget.counted
        self.globals["range"] = self.budget.range
        # Text out of thin air, another one each time.
        self.globals.pop("lipsum")
        self.filters.pop("random")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for loop in list(template.find_all(nodes.For)):
            loop.iter = nodes.Filter(
                loop.iter, "counted", [], [], None, None, lineno=loop.lineno, environment=self
            )
        return template

    def call_binop(self, context: Any, operator_name: str, left: Any, right: Any) -> Any:
        """Return the product or power. Raises `OverflowError` for one that is out of all measure."""
        if operator_name == "**":
            if isinstance(right, int | float) and abs(right) > MOST_POWER:
                raise OverflowError(f"a power above {MOST_POWER}")
            return operator.pow(left, right)
        for one, other in ((left, right), (right, left)):
            if isinstance(one, int) and hasattr(other, "__len__") and one * len(other) > _MOST_REPEATED:
                raise OverflowError(f"a text or list of more than {_MOST_REPEATED:,}, made by repetition")
        return operator.mul(left, right)


@contextlib.contextmanager
def bounded_memory() -> Iterator[None]:
    """Let the process allot so much more memory within, and no more, where the system is Linux."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _allotted() + MOST_BYTES
    if most <= MOST_BYTES or (soft != resource.RLIM_INFINITY and soft <= most):
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _allotted() -> int:
    """Return the bytes of address space that the process has, 0 where the system does not say."""
    import resource

    try:
        with open(_STATM, encoding="ascii") as file:  # noqa: PTH123  not a path of anybody's
            return int(file.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0
