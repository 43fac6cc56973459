"""An order in; a line on standard output after each build of it, until Ctrl-C, out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from presswork.cli.printing import print_written, report
from presswork.errors import EXIT_INTERRUPTED, UsageError

if TYPE_CHECKING:
    from presswork.model import Written
    from presswork.pipeline import Edition, Order
    from presswork.pipeline.watching import Rebuild

_NAMED = 3


def watch(order: Order, editions: Sequence[Edition]) -> int:
    """Build whenever something changes, and return the exit code once it is interrupted.

    Raises what makes the first build impossible, as `presswork build` does: there is nothing to watch.
    """
    from presswork.pipeline.watching import rebuilds

    try:
        for rebuild in rebuilds(order, editions):
            _tell(rebuild)
            del rebuild  # what went wrong holds on to all that it went wrong with
    except KeyboardInterrupt:
        print("\npresswork: no longer watching.", file=sys.stderr)
    return EXIT_INTERRUPTED


def _tell(rebuild: Rebuild) -> None:
    from presswork import progress

    progress.clear()
    if rebuild.error and not rebuild.changed and isinstance(rebuild.error, UsageError):
        raise rebuild.error
    if rebuild.error:
        from presswork.cli import explain

        explain(rebuild.error)
    elif rebuild.built:
        report(rebuild.built.findings)
    if rebuild.changed:
        print(_line(rebuild))
    elif rebuild.built:
        print_written(rebuild.built.written)
        if rebuild.built.instructions:
            print(rebuild.built.instructions)
    if not rebuild.changed:
        print("Watching for changes; Ctrl-C ends it.")
    sys.stdout.flush()


def _line(rebuild: Rebuild) -> str:
    """Return what changed, what was written, and how long that took."""
    names = ", ".join(rebuild.changed[:_NAMED])
    if (more := len(rebuild.changed) - _NAMED) > 0:
        names += f" and {more} more"
    written = rebuild.built.written if rebuild.built else ()
    came = ", ".join(_file(file) for file in written) or "nothing written"
    return f"{names}: {came}, {rebuild.seconds:.2f} s"


def _file(file: Written) -> str:
    pages = f" ({file.page_count} page{'s' if file.page_count > 1 else ''})" if file.page_count else ""
    return f"{file.path}{pages}"
