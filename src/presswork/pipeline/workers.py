"""Jobs in, their results out: worked on by as many processes as the machine has cores for.

Workers are forks of this process, so they know all that it knows, and only results travel. A worker
that is killed loses nothing: its job, and all that were still to be done, are done here.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
VARIABLE = "PRESSWORK_WORKERS"
_DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG
# What the workers do, as they find it after the fork.
_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def worker_count() -> int:
    """Return how many workers to have: PRESSWORK_WORKERS, else the cores that this process may use."""
    asked = os.environ.get(VARIABLE, "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_on(
    jobs: Sequence[Job], work: Callable[[Job], Result], *, prepare: Callable[[], object] = bool
) -> Iterator[tuple[Job, Result]]:
    """Yield each job with its result, as they are done; `work` must not raise.

    With one worker or one job it is done here, and also where processes cannot be forked safely. `prepare`
    is called before there are workers: what it imports, they need not import each.
    """
    count = min(worker_count(), len(jobs))
    if count < 2 or sys.platform != "linux":
        yield from ((job, _tidily(work, job)) for job in jobs)
        return
    from concurrent.futures.process import BrokenProcessPool

    prepare()
    left = dict(enumerate(jobs))
    try:
        for index, result in _forked(jobs, work, count):
            yield left.pop(index), result
    except BrokenProcessPool:
        yield from ((job, work(job)) for job in left.values())


def _forked(jobs: Sequence[Job], work: Callable[[Job], Result], count: int) -> Iterator[tuple[int, Result]]:
    global _task  # noqa: PLW0603  forks have no other way to know it
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed

    _task = (work, jobs)
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(os.getpid(),))
    try:
        futures = {pool.submit(_do, index): index for index in range(len(jobs))}
        for future in as_completed(list(futures)):
            yield futures.pop(future), future.result()
    except BaseException:
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            with contextlib.suppress(OSError):
                process.kill()
        raise
    finally:
        pool.shutdown(wait=True)
        _task = None


def _begin(parent: int) -> None:
    """Let an interrupt end the parent, which ends us; and let us not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what the parent holds is not to be looked through, nor copied for that
    with contextlib.suppress(OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _do(index: int) -> Any:
    if _task is None:
        raise RuntimeError("a worker without a task")
    work, jobs = _task
    return _tidily(work, jobs[index])


def _tidily(work: Callable[[Job], Result], job: Job) -> Result:
    """Work on a job and clear up: a laid-out document holds on to itself, so many would pile up."""
    try:
        return work(job)
    finally:
        gc.collect(1)
