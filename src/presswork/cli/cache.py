"""`presswork cache`: nothing goes in, where the cache stands and how much it holds comes out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from presswork.cli.options import EXIT_CODES, Commands
from presswork.errors import EXIT_OK, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.cache.tidying import Held

_EPILOG = f"""\
The cache holds what a build need not make again: pages that are set, photos made ready. It can be cleared at
any time; the next build then takes longer. PRESSWORK_CACHE names its folder, PRESSWORK_CACHE_LIMIT its
size (500MB; 2GB unless given; 0 for none): what was not used for longest goes.

{EXIT_CODES}"""


def add(commands: Commands) -> None:
    """Add the command."""
    cache = commands.add_parser(
        "cache",
        help="say what the cache holds, or clear it",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = cache.add_mutually_exclusive_group()
    what.add_argument("--stats", action="store_true", help="say where it is and what it holds (the default)")
    what.add_argument("--clear", action="store_true", help="remove all that it holds")
    cache.add_argument("--json", action="store_true", help="print it as JSON")
    cache.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Clear the cache where asked, say what it holds (what was removed), and return the exit code."""
    from presswork.cache import default_cache_dir, limit_bytes
    from presswork.cache.tidying import Held, measure

    limit = limit_bytes()
    folder = default_cache_dir()
    held = Held() if folder is None else _cleared(folder) if options.clear else measure(folder)
    if options.json:
        _print_json(folder, held, limit, cleared=options.clear)
    else:
        _print_text(folder, held, limit, cleared=options.clear)
    return EXIT_OK


def _cleared(folder: Path) -> Held:
    from presswork.cache.tidying import clear

    try:
        return clear(folder)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be cleared: {error.strerror}.\n  Check who may write to it."
        ) from error


def _print_text(folder: Path | None, held: Held, limit: int, *, cleared: bool) -> None:
    if folder is None:
        print("There is no cache: the user has no home folder.\n  Name a folder with PRESSWORK_CACHE.")
        return
    what = f"{held.entries:,} {'entry' if held.entries == 1 else 'entries'}, {_size(held.size_bytes)}"
    print(f"{folder}: {what} removed" if cleared else f"{folder}: {what} of {_size(limit)}")


def _size(count: int) -> str:
    """Return a number of bytes in the unit that suits it, in powers of ten as disks are sold."""
    size = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:.3g} {unit}" if size < 1000 else f"{size:,.0f} {unit}"
        size /= 1000
    raise AssertionError


def _print_json(folder: Path | None, held: Held, limit: int, *, cleared: bool) -> None:
    import json

    facts = {
        "folder": str(folder) if folder else None,
        "entries": 0 if cleared else held.entries,
        "size_bytes": 0 if cleared else held.size_bytes,
        "limit_bytes": limit,
        "removed_entries": held.entries if cleared else 0,
        "removed_bytes": held.size_bytes if cleared else 0,
    }
    print(json.dumps(facts, indent=2))
