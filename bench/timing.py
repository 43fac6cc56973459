"""Two things to run in, their times out: run in turns, A B A B, so that a busy machine is fair to both."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, kw_only=True)
class Time:
    """What a run took: seconds on the wall's clock and of the processors (user, system), MiB of memory.

    `memory` is 0 where it was not measured.
    """

    wall: float
    cpu: float
    memory: float = 0.0

    def __add__(self, other: Time) -> Time:
        """Return the time of one run after the other."""
        return Time(
            wall=self.wall + other.wall, cpu=self.cpu + other.cpu, memory=max(self.memory, other.memory)
        )

    def __truediv__(self, count: float) -> Time:
        """Return the time of one part of so many."""
        return Time(wall=self.wall / count, cpu=self.cpu / count, memory=self.memory / count)


Run = Callable[[], Time]


@dataclass(frozen=True, kw_only=True)
class Paired:
    """The times of Presswork's runs, and of the bare libraries' run beside each."""

    ours: tuple[Time, ...]
    bare: tuple[Time, ...]

    def ratios(self, clock: str) -> list[float]:
        """Return the ratio of each pair, by `wall`, `cpu` or `memory`, sorted."""
        pairs = zip(self.ours, self.bare, strict=True)
        return sorted(getattr(ours, clock) / getattr(bare, clock) for ours, bare in pairs)

    def median(self, side: str, clock: str) -> float:
        """Return the median time in seconds of a side, `ours` or `bare`."""
        times: tuple[Time, ...] = getattr(self, side)
        return float(statistics.median([getattr(time, clock) for time in times]))


def _nothing() -> None:
    """Prepare nothing."""


def paired(
    ours: Run,
    bare: Run,
    *,
    before: Callable[[], None],
    rounds: int,
    before_bare: Callable[[], None] = _nothing,
) -> Paired:
    """Run both in turns; `before` prepares each of our runs, `before_bare` the others: not measured.

    One round goes before, unmeasured, so that files and bytecode are read from memory in all.
    """
    before()
    ours()
    before_bare()
    bare()
    mine, theirs = [], []
    for _ in range(rounds):
        before()
        mine.append(ours())
        before_bare()
        theirs.append(bare())
    return Paired(ours=tuple(mine), bare=tuple(theirs))


def command(arguments: Sequence[str], *, environment: dict[str, str]) -> Time:
    """Run Python on a module or script in a new process; RuntimeError if it fails."""
    return program((sys.executable, *arguments), environment=environment)


def program(arguments: Sequence[str], *, environment: dict[str, str] | None = None) -> Time:
    """Run a program in a new process; RuntimeError if it fails."""
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [*arguments],
        cwd=FOLDER,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stderr.decode(errors='replace')}")
    return Time(wall=wall, cpu=after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


class Worker:
    """A process that has its imports behind it and runs the same thing whenever it is told to."""

    def __init__(self, arguments: Sequence[str], *, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.warm", *arguments],
            cwd=FOLDER,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self) -> Time:
        """Run it once; RuntimeError if the process has ended."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the process was started without pipes")
        self.process.stdin.write("run\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the warm process has ended; its message stands above")
        return Time(**json.loads(line))

    def close(self) -> None:
        """End the process."""
        self.process.communicate()
