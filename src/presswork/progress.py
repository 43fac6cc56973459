"""What is being done in, one line on a terminal out; nothing where nobody looks at one."""

from __future__ import annotations

import sys


def shown(stage: str, done: int, total: int) -> None:
    """Show a stage and how far it is, over the line shown before."""
    if not sys.stderr.isatty():
        return
    count = f" {done + 1}/{total}" if total > 1 else ""
    print(f"\r\033[K{stage}{count} ...", end="", file=sys.stderr, flush=True)


def clear() -> None:
    """Wipe the line."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
