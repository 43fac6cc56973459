"""The files that shape an issue in; what is other about them since they were last looked at, out.

They are looked at, not listened to: a folder of a network or a container tells nobody of its changes,
and what an edit during a build left can always be seen afterwards. A look at a thousand files takes some
milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from presswork.pipeline.watching.sources import Sources, is_litter

# What a clock can show twice: a file that has just changed can change again without another time of change
# (some file systems count in two seconds), so its content is looked at as well.
_FRESH_SECONDS = 3.0
_LARGEST_DIGESTED_BYTES = 64 * 1024 * 1024
POLL_SECONDS = 0.08
# Of a core's time, what looking may take at most.
_MOST_SHARE = 0.05
# An editor writes a file beside the old one and moves it there, or takes the old one away first.
QUIET_SECONDS = 0.04
QUIET_AFTER_LOSS_SECONDS = 0.25
_MOST_UNQUIET_SECONDS = 5.0


@dataclass(frozen=True)
class State:
    """How a file was seen: size, times, number; and its digest while the times alone say too little."""

    facts: tuple[int, ...]
    digest: str
    fresh: bool


Look = Mapping[str, State]


def look(sources: Sources, before: Look | None = None) -> Look:
    """Return each file's state; `before` is the last look: what is as it was then is not read again."""
    now = time.time()
    seen = before or {}
    found: dict[str, State] = {}
    for path, facts in _files(sources):
        known = seen.get(path)
        if known and known.facts == facts and not known.fresh:
            found[path] = known
            continue
        fresh = abs(now - facts[1] / 1e9) < _FRESH_SECONDS
        digested = fresh or (known is not None and bool(known.digest))
        found[path] = State(facts, _digest(path, facts[0]) if digested else "", fresh)
    return found


def differences(before: Look, after: Look) -> tuple[str, ...]:
    """Return the paths of the files that are new, gone or other than they were."""
    paths = (path for path in {**before, **after} if _differ(before.get(path), after.get(path)))
    return tuple(sorted(paths))


def _differ(before: State | None, after: State | None) -> bool:
    if before is None or after is None:
        return before is not after
    if before.digest and after.digest:
        return before.digest != after.digest
    return before.facts != after.facts


def wait(sources: Callable[[], Sources], before: Look) -> tuple[Look, tuple[str, ...]]:
    """Wait until files have changed since a look, and are still again; return the new look, and which."""
    seen, pause = before, 0.0
    while True:
        time.sleep(pause)
        start = time.perf_counter()
        seen = look(sources(), seen)
        pause = max(POLL_SECONDS, (time.perf_counter() - start) / _MOST_SHARE)
        if differences(before, seen):
            seen = _when_still(sources, before, seen)
            if changed := differences(before, seen):
                return seen, changed


def _when_still(sources: Callable[[], Sources], before: Look, seen: Look) -> Look:
    """Return how the files are once nothing has changed for a moment; longer where a file is not there."""
    since = began = time.monotonic()
    while time.monotonic() - began < _MOST_UNQUIET_SECONDS:
        gone = before.keys() - seen.keys()
        if time.monotonic() - since >= (QUIET_AFTER_LOSS_SECONDS if gone else QUIET_SECONDS):
            break
        time.sleep(QUIET_SECONDS / 2)
        again = look(sources(), seen)
        if differences(seen, again):
            since = time.monotonic()
        seen = again
    return seen


def _digest(path: str, size_bytes: int) -> str:
    if size_bytes > _LARGEST_DIGESTED_BYTES:
        return ""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _files(sources: Sources) -> Iterator[tuple[str, tuple[int, ...]]]:
    for file in sources.files:
        try:
            facts = file.stat()
        except OSError:
            continue
        if stat.S_ISREG(facts.st_mode):
            yield str(file), _facts(facts)
    seen: set[tuple[int, int]] = set()
    for folder in sources.folders:
        yield from _below(str(folder), sources, seen)


def _below(
    folder: str, sources: Sources, seen: set[tuple[int, int]]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the files in a folder and those below it; a link that leads round in a circle ends it."""
    try:
        number = Path(folder).stat()
        if (number.st_dev, number.st_ino) in seen:
            return
        seen.add((number.st_dev, number.st_ino))
        with os.scandir(folder) as entries:
            held = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in held:
        if is_litter(entry.name) or entry.path in sources.ignored:
            continue
        try:
            if entry.is_dir():
                yield from _below(entry.path, sources, seen)
            elif entry.is_file():
                yield entry.path, _facts(entry.stat())
        except OSError:
            continue


def _facts(facts: os.stat_result) -> tuple[int, ...]:
    return facts.st_size, facts.st_ctime_ns, facts.st_mtime_ns, facts.st_ino
