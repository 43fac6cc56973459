"""Arguments in, an exit code out: one module a command; findings and summaries are in `printing`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from presswork import __version__
from presswork.cli import (
    build,
    cache,
    check,
    dist,
    doctor,
    flatplan,
    importing,
    impose,
    new,
    package,
    photo,
    preflight,
    serve,
    verify,
)
from presswork.cli.options import EXIT_CODES
from presswork.cli.printing import report
from presswork.errors import EXIT_FAULT, EXIT_INTERRUPTED, EXIT_USAGE, FindingsError, PressworkError
from presswork.files import NO_ROOM
from presswork.model import Finding

# In the order in which `presswork --help` lists them.
COMMANDS = (
    new,
    importing,
    build,
    check,
    flatplan,
    preflight,
    impose,
    package,
    dist,
    verify,
    serve,
    photo,
    cache,
    doctor,
)

INTERRUPTED = "presswork: interrupted; a file that was not finished is as it was."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    as_json = "--json" in (sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser(as_json=as_json).parse_args(arguments)
        return int(options.run(options))
    except KeyboardInterrupt:
        print(INTERRUPTED, file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_FAULT
    except Exception as error:  # noqa: BLE001  the last resort: a reader gets no traceback
        return explain(error, as_json=as_json)


def explain(error: Exception, *, as_json: bool = False) -> int:
    """Say what went wrong, and return the exit code that it means."""
    if isinstance(error, FindingsError):
        report(error.findings, as_json=as_json)
        return error.exit_code
    if not isinstance(error, PressworkError):
        return _fault(error, as_json=as_json)
    print(f"presswork: {error}", file=sys.stderr)
    if as_json:
        _report_as_json(str(error), "wrong-usage" if error.exit_code == EXIT_USAGE else "fault")
    return error.exit_code


class _Parser(argparse.ArgumentParser):
    """One that also answers in JSON where it was asked for."""

    as_json = False

    def error(self, message: str) -> NoReturn:
        if self.as_json:
            _report_as_json(f"{message}\n{self.format_usage()}", "wrong-usage")
        super().error(message)


def _report_as_json(said: str, code: str) -> None:
    """Print what stopped a command as the only finding: a program that asked for a list gets one."""
    message, _, hint = said.partition("\n")
    report(
        [Finding(code=code, severity="error", message=message, hint=" ".join(hint.split()))],
        as_json=True,
    )


def _parser(*, as_json: bool) -> argparse.ArgumentParser:
    kind = type("Parser", (_Parser,), {"as_json": as_json})  # a command's parser is of its parent's kind
    parser: argparse.ArgumentParser = kind(
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


def _full(error: OSError, *, as_json: bool) -> int:
    """Say that a disk is full: the folder of the output, or that of temporary files."""
    said = f"there is no room left: {error.strerror}.\n  Make room on the disk, or set TMPDIR to another."
    print(f"presswork: {said}", file=sys.stderr)
    if as_json:
        _report_as_json(said, "wrong-usage")
    return EXIT_USAGE


def _fault(error: Exception, *, as_json: bool) -> int:
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return _full(error, as_json=as_json)
    import os
    import traceback

    if os.environ.get("PRESSWORK_DEBUG"):
        traceback.print_exception(error)
    print(
        f"presswork: a fault of ours: {type(error).__name__}: {error}\n"
        "  Set PRESSWORK_DEBUG=1 to see where, and please report it.",
        file=sys.stderr,
    )
    if as_json:
        _report_as_json(f"{type(error).__name__}: {error}", "fault")
    return EXIT_FAULT
