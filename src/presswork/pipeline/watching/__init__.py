"""An order in; its editions built, and built again whenever something that shapes them changes, out.

The process stays, and with it all that it knows: libraries, fonts, parsed sheets, the parts of articles.
"""

from __future__ import annotations

import dataclasses
import gc
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from presswork.cache.warm import WarmCache
from presswork.content.project import find_root
from presswork.pipeline import Built, Edition, Order, build
from presswork.pipeline.reading import name_of
from presswork.pipeline.watching.changes import look, wait
from presswork.pipeline.watching.sources import Sources, sources_of


@dataclass(frozen=True, kw_only=True)
class Rebuild:
    """What came of a build: which files had changed, what was built or why nothing was, in what time.

    `changed` names files from the project's root; the first build has none.
    """

    changed: tuple[str, ...]
    built: Built | None
    error: Exception | None
    seconds: float


def rebuilds(order: Order, editions: Sequence[Edition]) -> Iterator[Rebuild]:
    """Build, and build again after each change, without an end.

    The files are looked at before each build, so that what changes while it runs is built next. What goes
    wrong is told and waited out; an interrupt is raised as ever.
    """

    def sources() -> Sources:
        return sources_of(order)

    from presswork.editions.pdf.leaves import OpenParts

    cache = WarmCache(order.cache.folder, order.cache.limit_bytes)
    order = dataclasses.replace(order, cache=cache, open_parts=OpenParts())
    seen = look(sources())
    changed: tuple[str, ...] = ()
    while True:
        yield _build(order, editions, changed)
        gc.collect()  # now, while nobody waits
        seen, paths = wait(sources, seen)
        root = find_root(order.folder)
        changed = tuple(name_of(Path(path), root) for path in paths)


def _build(order: Order, editions: Sequence[Edition], changed: tuple[str, ...]) -> Rebuild:
    start = time.perf_counter()
    built: Built | None = None
    failure: Exception | None = None
    try:
        built = build(order, editions)
    except Exception as error:  # noqa: BLE001  a long-lived process outlives what a file does to it
        failure = error
    return Rebuild(changed=changed, built=built, error=failure, seconds=time.perf_counter() - start)
