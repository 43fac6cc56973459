"""Arguments in, an exit code out: one module a command; findings and summaries are in `printing`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from presswork import __version__
from presswork.cli import build, cache, check, doctor, flatplan, impose, new, package, preflight
from presswork.cli.options import EXIT_CODES
from presswork.cli.printing import report
from presswork.errors import EXIT_FAULT, EXIT_INTERRUPTED, FindingsError, PressworkError

# In the order in which `presswork --help` lists them.
COMMANDS = (new, build, check, flatplan, preflight, impose, package, cache, doctor)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except FindingsError as error:
        report(error.findings, as_json=getattr(options, "json", False))
        return error.exit_code
    except PressworkError as error:
        print(f"presswork: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("presswork: interrupted; a file that was not finished is as it was.", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_FAULT
    except Exception as error:  # noqa: BLE001  the last resort: a reader gets no traceback
        return _fault(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="presswork",
        description="Articles and photographs in; a reader PDF, a press PDF and an EPUB out.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"presswork {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return parser


def _fault(error: Exception) -> int:
    import os
    import traceback

    if os.environ.get("PRESSWORK_DEBUG"):
        traceback.print_exception(error)
    print(
        f"presswork: a fault of ours: {type(error).__name__}: {error}\n"
        "  Set PRESSWORK_DEBUG=1 to see where, and please report it.",
        file=sys.stderr,
    )
    return EXIT_FAULT
